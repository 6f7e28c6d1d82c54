import type { Cohort } from '../cohort/model.ts';
import { recipientOf, slotOf } from '../delivery/rules.ts';

/** What a line is about, as its note has it: the week, by its Monday. */
export const aboutWeek = (monday: Temporal.PlainDate): string => monday.toString();

/** Undefined for what {@link aboutWeek} did not write. */
export const readWeekOf = (about: string | undefined): Temporal.PlainDate | undefined =>
  about !== undefined && /^\d{4}-\d\d-\d\d$/.test(about) ? Temporal.PlainDate.from(about) : undefined;

/** Whether members of a group may have lines of theirs shown in its summary: those of minors may not. */
export const mayShare = ({ home, minors }: Pick<Cohort, 'home' | 'minors'>): boolean => Boolean(home) && !minors;

/** The summary of a week, as an edit names it. */
export const summaryOf = (cohort: string, monday: Temporal.PlainDate) => ({
  kind: 'weekly-summary',
  recipient: recipientOf({ cohort }),
  slot: slotOf(monday),
});
