import { isHoliday } from '../calendar/holidays.ts';
import { dayOf, momentOf, mondayOf, thisMonday } from '../calendar/rules.ts';
import { dayOfCohort, isOwnTaskDay } from '../calendar/study-days.ts';
import type { Day, Path } from '../curriculum/path.ts';
import { sprintEnd } from '../deadline/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { OfficeHour } from '../office-hour/model.ts';
import { datesBetween, isHeld, occurrenceOn } from '../office-hour/rules.ts';
import { paceOf, sprintOf } from '../path/rules.ts';
import { settledTasks } from '../progress/rules.ts';
import { goalOf } from '../streak/rules.ts';
import type { At } from '../task/model.ts';
import { ownDays } from '../task/rules.ts';
import { type FeedEvent, feedWeeks } from './model.ts';

/**
 * The tasks of a learner's sprint with the days on which they come, from the Monday of this week on, and the sprint's
 * end. In a group these are the group's days; at one's own pace, one task after another on one's own study days.
 */
export function eventsOf(path: Path, at: At): readonly FeedEvent[] {
  const { learner, enrolment, now } = at;
  const { id, cohort } = enrolment;
  const from = thisMonday(now, learner);
  const dates = Array.from({ length: feedWeeks * 7 }, (_, days) => from.add({ days }));
  const sprint = sprintOf(path, enrolment);
  const open = dates.filter((date) => !isHoliday(learner.vacation, date));
  const tasks = paceOf(enrolment) === 'own' ? ownTasks(path, at, open) : groupTasks(path, at, open);
  const finished = new Set(at.record.finished.map(({ task }) => task));
  const end = cohort.pausedFrom ? undefined : sprintEnd(path, enrolment);
  const entry = path.sprints[sprint - 1];
  return [
    ...tasks
      .filter(({ day }) => day.sprint === sprint)
      .map(({ on, day: { task } }) => ({
        ...{ kind: 'task' as const, enrolment: id, cohort, task, done: finished.has(task.id) },
        at: beginning(on, learner),
      })),
    ...(end && entry && dates.some((date) => date.equals(end))
      ? [{ kind: 'sprintEnd' as const, enrolment: id, cohort, sprint: entry, on: end }]
      : []),
  ];
}

/**
 * The office hours of a group from the Monday of this week on. One that is called off stays as that, so that an app which
 * had it shows so, for as long as it can have had it.
 */
export function officeHourEvents(
  hour: OfficeHour,
  { learner, enrolment: { id, cohort }, now }: Pick<At, 'learner' | 'enrolment' | 'now'>,
): readonly FeedEvent[] {
  const from = thisMonday(now, learner);
  const until = mondayOf(hour.cancelled ? dayOf(hour.cancelled, learner) : from).add({ days: feedWeeks * 7 - 1 });
  const ended = hour.cancelled;
  return (
    datesBetween(hour, from, until)
      .map((on) => ({ at: occurrenceOn(hour, cohort, on), off: !isHeld(hour, cohort, on) }))
      // What was before it was called off was held.
      .filter(({ at }) => !ended || Temporal.Instant.compare(at.to, ended) > 0)
      .map((one) => ({ kind: 'officeHour', enrolment: id, cohort, hour, ...one }))
  );
}

interface DatedDay {
  readonly on: Temporal.PlainDate;
  readonly day: Day;
}

function groupTasks(
  path: Path,
  { learner, enrolment, record }: At,
  dates: readonly Temporal.PlainDate[],
): readonly DatedDay[] {
  return dates.flatMap((on) => {
    const day = dayOfCohort(enrolment.cohort, path, on);
    const theirs = day && ownDays(path, goalOf(learner.goals, mondayOf(on))).includes(day);
    return theirs && !record.skipped?.has(day.task.id) ? [{ on, day }] : [];
  });
}

function ownTasks(
  path: Path,
  { learner, enrolment, record, now }: At,
  dates: readonly Temporal.PlainDate[],
): readonly DatedDay[] {
  const today = dayOf(now, learner);
  const goal = goalOf(learner.goals, mondayOf(today));
  const settled = settledTasks(record);
  const later = new Set(enrolment.postponed);
  const ahead = ownDays(path, goal).filter(({ task }) => !settled.has(task.id) && !later.has(task.id));
  // What was done today was today's task.
  const first = record.finished.some(({ day }) => day.equals(today)) ? today.add({ days: 1 }) : today;
  return dates
    .filter((on) => Temporal.PlainDate.compare(on, first) >= 0 && isOwnTaskDay(on, goal))
    .flatMap((on, n) => (ahead[n] ? [{ on, day: ahead[n] }] : []));
}

/** The hour of a learner's reminder on a day of theirs: after midnight it belongs to the day before. */
function beginning(
  on: Temporal.PlainDate,
  { reminderTime, dayStart, zone }: Pick<Learner, 'reminderTime' | 'dayStart' | 'zone'>,
): Temporal.Instant {
  return momentOf(reminderTime < dayStart ? on.add({ days: 1 }) : on, reminderTime, zone);
}
