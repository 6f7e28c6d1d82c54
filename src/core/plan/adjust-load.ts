import { thisMonday } from '../calendar/rules.ts';
import { ownTaskDays } from '../calendar/study-days.ts';
import type { Enrolment } from '../enrolment/model.ts';
import { changeSettings } from '../learner/change-settings.ts';
import type { Learner } from '../learner/model.ts';
import { paceOf } from '../path/rules.ts';
import type { Transact } from '../ports.ts';
import type { Adjusted, Load } from './model.ts';
import { changedLoad, hasSaidLoad } from './rules.ts';

/** Fits a learner's load to what they say of their week, once they have agreed to it. Once a week: the same press again changes nothing. */
export async function adjustLoad(
  ports: Transact<'alarm' | 'card' | 'learner'>,
  { learner, enrolment, load, now }: { learner: Learner; enrolment: Enrolment; load: Load; now: Temporal.Instant },
): Promise<Adjusted> {
  return ports.transact(async (tx): Promise<Adjusted> => {
    // Lock before reading: the second of two presses sees what the first one wrote.
    await tx.alarm.lock('reminder', learner.id);
    const before = (await tx.learner.list([learner.id]))[0]?.learner ?? learner;
    const monday = thisMonday(now, before);
    if (hasSaidLoad(before, monday)) return { kind: 'repeat' };
    const changed = changedLoad(before, monday, load);
    await changeSettings(tx, { learner: before, changes: { ...changed, loadWeek: monday }, now });
    if (!changed) return { kind: 'same' };
    return 'studyDays' in changed
      ? {
          ...{ kind: 'days', now: changed.studyDays },
          ...(paceOf(enrolment) === 'own' && { on: ownTaskDays(changed.studyDays) }),
        }
      : { kind: 'minutes', now: changed.quizMinutes };
  });
}
