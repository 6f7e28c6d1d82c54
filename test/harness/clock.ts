/** A moment, written `2026-11-03T10:00` for UTC; with a zone of its own, as it says. */
export const at = (text: string): Temporal.Instant =>
  Temporal.Instant.from(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
export const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** A clock that stands where it is put. */
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
