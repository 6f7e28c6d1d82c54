import { dayOf } from '../calendar/rules.ts';
import type { Transact } from '../ports.ts';
import { changedReminder } from '../reminder/rules.ts';
import type { Learner, LearnerChanges } from './model.ts';
import { withGoal } from './rules.ts';

/** Changes how a learner studies; the next reminder follows. Kept weeks stay kept, whatever changes. */
export async function changeSettings(
  ports: Transact<'alarm' | 'learner'>,
  { learner, changes, now }: { learner: Learner; changes: LearnerChanges; now: Temporal.Instant },
): Promise<Learner> {
  return ports.transact(async (tx) => {
    // Locked before it is read: of two changes at once, the second follows from what the first has left.
    const alarm = await tx.alarm.lock('reminder', learner.id);
    const before = (await tx.learner.list([learner.id]))[0]?.learner ?? learner;
    const values = valuesOf(before, changes, now);
    await tx.learner.save(learner.id, values);
    const to = changedReminder(before, { ...before, ...values }, { current: alarm, now });
    await tx.alarm.move('reminder', [{ subject: learner.id, from: alarm, to }]);
    return { ...learner, ...values };
  });
}

function valuesOf(learner: Learner, changes: LearnerChanges, now: Temporal.Instant): Partial<Omit<Learner, 'id'>> {
  const { studyDays, ...rest } = changes;
  const day = dayOf(now, { ...learner, ...rest });
  return {
    ...rest,
    ...(changes.zone && { zoneKnown: true }),
    ...(studyDays !== undefined && { goals: withGoal(learner.goals, day, studyDays) }),
  };
}
