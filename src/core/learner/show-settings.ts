import { dayOf, mondayOf } from '../calendar/rules.ts';
import { goalOf } from '../streak/rules.ts';
import type { Learner, Settings } from './model.ts';

/** A learner's settings as they stand now. It asks nobody: who is identified is known with them. */
export const showSettings = ({ learner, now }: { learner: Learner; now: Temporal.Instant }): Settings => ({
  learner,
  studyDays: goalOf(learner.goals, mondayOf(dayOf(now, learner))),
  time: now.toZonedDateTimeISO(learner.zone).toPlainTime(),
});
