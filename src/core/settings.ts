import { dayOf } from './day.ts';
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
  const placed = { ...rest, ...(changes.zone && { placed: true }) };
  const day = dayOf(now, { ...learner, ...rest });
  const values = { ...placed, ...(studyDays !== undefined && { goals: withGoal(learner.goals, day, studyDays) }) };
  const changed: Learner = { ...learner, ...values };
  await store.saveLearner(learner.id, { ...values, remindAt: nextReminder(changed, now) });
  return changed;
}

/** A new goal counts for this week at once; the goals before it stay on record, and with them the weeks they kept. */
function withGoal(goals: readonly Goal[], day: Temporal.PlainDate, days: number): readonly Goal[] {
  const last = goals.at(-1)!;
  if (last.days === days) return goals;
  // Whoever flew west may be on an earlier date than when they last chose.
  const from = Temporal.PlainDate.compare(day, last.from) < 0 ? last.from : day;
  return [...goals.filter((g) => g.days !== days || !g.from.equals(from)), { from, days }];
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
