import { dayOf } from '../calendar/rules.ts';
import { moveCards } from '../card/move-cards.ts';
import { changedNudge } from '../nudge/rules.ts';
import type { Transact } from '../ports.ts';
import { changedReminder } from '../reminder/rules.ts';
import type { Learner, LearnerChanges } from './model.ts';
import { changedVacation, withGoal } from './rules.ts';

/** Changes how a learner studies, and moves their next reminder and nudge, and their cards. Weeks that were kept stay kept. */
export async function changeSettings(
  ports: Transact<'alarm' | 'card' | 'learner'>,
  { learner, changes, now }: { learner: Learner; changes: LearnerChanges; now: Temporal.Instant },
): Promise<Learner> {
  return ports.transact(async (tx) => {
    // Lock before reading: of two changes at once, the second must start from the result of the first.
    const alarm = await tx.alarm.lock('reminder', learner.id);
    const before = (await tx.learner.list([learner.id]))[0]?.learner ?? learner;
    const values = valuesOf(before, changes, now);
    await tx.learner.save(learner.id, values);
    await moveCards(tx, { learner: learner.id, before, after: { ...before, ...values } });
    const to = changedReminder(before, { ...before, ...values }, { current: alarm, now });
    await tx.alarm.move('reminder', [{ subject: learner.id, from: alarm, to }]);
    const current = await tx.alarm.lock('nudge', learner.id);
    const nudge = changedNudge({ ...before, ...values }, { current, now });
    await tx.alarm.move('nudge', [{ subject: learner.id, from: current, to: nudge }]);
    return { ...learner, ...values };
  });
}

function valuesOf(learner: Learner, changes: LearnerChanges, now: Temporal.Instant): Partial<Omit<Learner, 'id'>> {
  const { studyDays, daysOff, nudge, ...rest } = changes;
  const day = dayOf(now, { ...learner, ...rest });
  const vacation = changedVacation(learner, { today: dayOf(now, learner), day, wanted: daysOff });
  return {
    ...rest,
    ...(changes.language && { languageKnown: true }),
    ...(changes.zone && { zoneKnown: true }),
    ...(vacation && { vacation }),
    ...(nudge !== undefined && { nudgeSince: nudge ? day : null }),
    ...(studyDays !== undefined && { goals: withGoal(learner.goals, day, studyDays) }),
  };
}
