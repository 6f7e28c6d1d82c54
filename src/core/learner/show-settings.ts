import { dayOf, mondayOf } from '../calendar/rules.ts';
import { goalOf } from '../streak/rules.ts';
import type { Learner, Settings } from './model.ts';
import { minutesOnLightDay, remindsInQuiet } from './rules.ts';

/** A learner's settings now. It needs no port: an identified learner comes with their settings. */
export const showSettings = ({ learner, now }: { learner: Learner; now: Temporal.Instant }): Settings => ({
  learner,
  studyDays: goalOf(learner.goals, mondayOf(dayOf(now, learner))),
  time: now.toZonedDateTimeISO(learner.zone).toPlainTime(),
  remindsInQuiet: remindsInQuiet(learner),
  lightMinutes: minutesOnLightDay(learner),
});
