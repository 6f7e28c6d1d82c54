/** So many of one cause have a line each; the others are counted. */
const maxLines = 10;

interface Burst {
  times: number;
  timer: NodeJS.Timeout | undefined;
  counted: boolean;
}

const bursts = new WeakMap<object, Map<string, Burst>>();

/**
 * Says what goes wrong many times for one `cause`: `one` ten times, and when nothing more came for `quietMs`, once `more`
 * with the number of the others. Then the cause begins anew; with `untilOver`, only when {@link causesOver} says so.
 */
export function sayFew(
  of: object,
  cause: string,
  { one, more }: { one(): void; more(others: number): void },
  { quietMs = 30_000, untilOver = false }: { quietMs?: number; untilOver?: boolean } = {},
): void {
  const all = bursts.get(of) ?? new Map<string, Burst>();
  bursts.set(of, all);
  const burst = all.get(cause) ?? { times: 0, timer: undefined, counted: false };
  all.set(cause, burst);
  burst.times += 1;
  if (burst.times <= maxLines) one();
  clearTimeout(burst.timer);
  burst.timer = setTimeout(() => {
    if (!untilOver) all.delete(cause);
    const others = burst.times - maxLines;
    if (others <= 0 || burst.counted) return;
    burst.counted = true;
    more(others);
  }, quietMs).unref();
}

/** The causes that begin so are gone: the next time has its lines again. */
export function causesOver(of: object, beginning: string): void {
  const all = bursts.get(of);
  for (const cause of all?.keys() ?? []) if (cause.startsWith(beginning)) all?.delete(cause);
}
