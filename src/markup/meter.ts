const marks = 10;

/** `▰▰▰▱▱▱▱▱▱▱ 3/10`: full only when all is done, empty only when nothing is. */
export function meterBar(done: number, of: number): string {
  const part = of > 0 ? Math.min(1, Math.max(0, done / of)) : 0;
  const full = part === 1 ? marks : part > 0 ? Math.min(marks - 1, Math.max(1, Math.round(part * marks))) : 0;
  return `${'▰'.repeat(full)}${'▱'.repeat(marks - full)} ${done}/${of}`;
}
