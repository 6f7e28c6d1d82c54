import { dayOf, mondayOf } from './day.ts';
import type { Enrolment, Goal, Learner, Ports } from './ports.ts';
import { nextReminder } from './reminder.ts';

export type LearnerChanges = Partial<
  Pick<Learner, 'language' | 'zone' | 'hour' | 'dayStart' | 'quiet' | 'remind'> & { studyDays: number }
>;

/** Changes how a learner studies; the next reminder follows. Kept weeks stay kept, whatever changes. */
export async function changeSettings(
  { store }: Pick<Ports, 'store'>,
  { learner, changes, now }: { learner: Learner; changes: LearnerChanges; now: Temporal.Instant },
): Promise<Learner> {
  const { studyDays, ...rest } = changes;
  const next: Learner = { ...learner, ...rest, ...(changes.zone && { placed: true }) };
  const changed: Learner =
    studyDays === undefined ? next : { ...next, goals: goalFrom(next.goals, mondayOf(dayOf(now, next)), studyDays) };
  const { id, ...values } = changed;
  await store.saveLearner(id, { ...values, remindAt: nextReminder(changed, now) });
  return changed;
}

/** A new goal counts from this week on. */
function goalFrom(goals: readonly Goal[], from: Temporal.PlainDate, days: number): readonly Goal[] {
  const before = goals.filter((g) => Temporal.PlainDate.compare(g.from, from) < 0);
  return [...before, { from, days }];
}

/** Leaves a cohort. The record stays with the learner, and comes along when they come back. */
export async function leave(
  { store }: Pick<Ports, 'store'>,
  input: { learner: Learner; enrolment: Enrolment; last: boolean; now: Temporal.Instant },
): Promise<void> {
  await store.saveEnrolment(input.enrolment.id, { left: input.now });
  // Nobody hears from a bot that they have left.
  if (input.last) await store.saveLearner(input.learner.id, { remind: 'nowhere', remindAt: null });
}

/** Leaves everything and erases the learner, their answers and their messages' rows. There is no way back. */
export const erase = ({ store }: Pick<Ports, 'store'>, learner: Learner): Promise<void> =>
  store.eraseLearner(learner.id);
