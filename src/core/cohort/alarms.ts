import { reschedule } from '../alarm/rules.ts';
import type { MinuteOfDay } from '../calendar/model.ts';
import { momentOf } from '../calendar/rules.ts';
import { nextPostDate, nextSummaryDate, type StudyCalendar } from '../calendar/study-days.ts';
import type { Path } from '../curriculum/path.ts';
import { summaryTime } from '../summary/rules.ts';
import type { Cohort, CohortAlarms } from './model.ts';
import { cohortDate } from './rules.ts';

type Timed = StudyCalendar & Pick<Cohort, 'postTime' | 'zone' | 'home' | 'closed'>;

/** The cohort's next alarms: the post on each task day of the path, the summary of each week that has one. */
export function nextAlarms(cohort: Timed, path: Path | undefined, now: Temporal.Instant): CohortAlarms {
  if (!cohort.home || !path || cohort.closed) return { postAt: null, summaryAt: null };
  const next = (time: MinuteOfDay, nextDate: typeof nextPostDate): Temporal.Instant | null => {
    let date = nextDate(cohort, path, cohortDate(cohort, now));
    while (date) {
      const at = momentOf(date, time, cohort.zone);
      if (Temporal.Instant.compare(at, now) > 0) return at;
      date = nextDate(cohort, path, date.add({ days: 1 }));
    }
    return null;
  };
  return { postAt: next(cohort.postTime, nextPostDate), summaryAt: next(summaryTime, nextSummaryDate) };
}

/**
 * The alarms of a cohort that has just been opened. If today is a task day and the time of its post has passed, the post
 * is due at once: the first day of a path must not be missing because the group was opened half an hour late.
 */
export function firstAlarms(cohort: Timed, path: Path | undefined, now: Temporal.Instant): CohortAlarms {
  const midnight = momentOf(cohortDate(cohort, now), 0, cohort.zone);
  const { postAt } = nextAlarms(cohort, path, midnight.subtract({ seconds: 1 }));
  return { ...nextAlarms(cohort, path, now), postAt };
}

/**
 * The alarms of a cohort that has changed: those whose next moment is another one now. What was planned for today and is
 * not sent yet still comes today. A new channel moves nothing: the post of today goes there.
 */
export function changedAlarms(
  before: Timed,
  after: Timed,
  { path, current, now }: { path: Path | undefined; current: CohortAlarms; now: Temporal.Instant },
): CohortAlarms {
  const next = nextAlarms(after, path, now);
  const asBefore = nextAlarms({ ...before, ...(after.home && { home: after.home }) }, path, now);
  const today = cohortDate(after, now);
  const moved = (of: keyof CohortAlarms) => {
    const planned = current[of];
    if (next[of]?.epochMilliseconds === asBefore[of]?.epochMilliseconds) return planned;
    const owed = planned !== null && Temporal.PlainDate.compare(cohortDate(before, planned), today) <= 0;
    const dayOf = (moment: Temporal.Instant) => cohortDate(after, moment);
    return reschedule({ current: planned, next: next[of], owed, now, dayOf });
  };
  return { postAt: moved('postAt'), summaryAt: moved('summaryAt') };
}
