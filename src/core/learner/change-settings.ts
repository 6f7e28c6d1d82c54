import { dayOf } from '../calendar/rules.ts';
import type { Ports } from '../ports.ts';
import { nextReminder } from '../reminder/rules.ts';
import type { Goal, Learner, LearnerChanges } from './model.ts';

/** Changes how a learner studies; the next reminder follows. Kept weeks stay kept, whatever changes. */
export async function changeSettings(
  ports: Pick<Ports, 'learner'>,
  { learner, changes, now }: { learner: Learner; changes: LearnerChanges; now: Temporal.Instant },
): Promise<Learner> {
  const { studyDays, ...rest } = changes;
  const plain = { ...rest, ...(changes.zone && { zoneKnown: true }) };
  const day = dayOf(now, { ...learner, ...rest });
  const values = { ...plain, ...(studyDays !== undefined && { goals: withGoal(learner.goals, day, studyDays) }) };
  const changed: Learner = { ...learner, ...values };
  await ports.learner.save(learner.id, { ...values, remindAt: nextReminder(changed, now) });
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
