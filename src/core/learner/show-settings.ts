import { comingHolidays } from '../calendar/holidays.ts';
import { dayOf, mondayOf } from '../calendar/rules.ts';
import { goalOf } from '../streak/rules.ts';
import type { Learner, Settings } from './model.ts';
import { minutesOnLightDay, remindsInQuiet } from './rules.ts';

/** A learner's settings now. It needs no port: an identified learner comes with their settings. */
export function showSettings({ learner, now }: { learner: Learner; now: Temporal.Instant }): Settings {
  const today = dayOf(now, learner);
  return {
    learner,
    today,
    studyDays: goalOf(learner.goals, mondayOf(today)),
    time: now.toZonedDateTimeISO(learner.zone).toPlainTime(),
    remindsInQuiet: remindsInQuiet(learner),
    lightMinutes: minutesOnLightDay(learner),
    daysOff: comingHolidays(learner.vacation, today),
  };
}
