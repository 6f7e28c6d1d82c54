/** Reads a moment: `2026-11-03T10:00` is UTC, unless the text has an offset of its own. */
export const at = (text: string): Temporal.Instant =>
  Temporal.Instant.from(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
export const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** A clock that moves only when it is set. */
export function testClock(start: string | Temporal.Instant) {
  const read = (moment: string | Temporal.Instant) => (typeof moment === 'string' ? at(moment) : moment);
  let now = read(start);
  return {
    now: () => now,
    goTo(moment: string | Temporal.Instant): void {
      now = read(moment);
    },
  };
}
