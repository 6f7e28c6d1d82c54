import { daysBetween, mondayOf } from '../calendar/rules.ts';
import { skillOf } from '../curriculum/entry.ts';
import type { Path } from '../curriculum/path.ts';
import type { Skill } from '../curriculum/skill.ts';
import { calendarWeeks, type StudyRecord, type StudyWeek } from './model.ts';

/** The skills of a path, in the order in which its tasks introduce them. */
export const skillsOf = (path: Path): readonly string[] => [
  ...new Set(path.days.flatMap((d) => d.task.kps.map(skillOf))),
];

/** The tasks that somebody has done, or skips. */
export const settledTasks = ({ finished, skipped = new Set() }: Pick<StudyRecord, 'finished' | 'skipped'>) =>
  new Set([...finished.map(({ task }) => task), ...skipped]);

/** A skill is done when its tasks are, or are skipped, and each of its knowledge points was right the last time it was asked. */
export function isDone(skill: Skill, path: Path, record: StudyRecord): boolean {
  const settled = settledTasks(record);
  const right = new Set(record.cards.filter((c) => c.lastRight).map((c) => c.kp));
  const tasks = path.days.filter((d) => d.task.kps.some((kp) => skillOf(kp) === skill.id));
  return tasks.every((d) => settled.has(d.task.id)) && skill.kps.every((kp) => right.has(kp.id));
}

/** Whether somebody has a first day of studying behind them. Before that, nobody is asked where they stand. */
export const hasFirstDay = ({ days }: Pick<StudyRecord, 'days'>, today: Temporal.PlainDate): boolean =>
  days.some((day) => Temporal.PlainDate.compare(day, today) < 0);

/**
 * Minutes of each day of the week of `today`, from Monday to `today`. A later day of that week that has some, before a
 * flight to the west, is one of them: the board counts it too.
 */
export function minutesByDay(minutes: StudyRecord['minutes'], today: Temporal.PlainDate): readonly number[] {
  const monday = mondayOf(today);
  const theirs = minutes
    .map(({ day, minutes: n }) => ({ at: daysBetween(monday, day), n }))
    .filter(({ at }) => at >= 0 && at < 7);
  const last = Math.max(daysBetween(monday, today), ...theirs.map(({ at }) => at));
  const sums = Array.from({ length: last + 1 }, () => 0);
  for (const { at, n } of theirs) sums[at]! += n;
  return sums;
}

/** The last weeks up to that of `today`, oldest first: from the first with a day on which somebody studied, if any. */
export function studyWeeks(days: StudyRecord['days'], today: Temporal.PlainDate): readonly StudyWeek[] {
  const monday = mondayOf(today);
  const studied = new Set(days.map(String));
  const weeks = Array.from({ length: calendarWeeks }, (_, n) => {
    const from = monday.subtract({ weeks: calendarWeeks - 1 - n });
    const length = Math.min(7, daysBetween(from, today) + 1);
    const of = Array.from({ length }, (_, day) => studied.has(from.add({ days: day }).toString()));
    return { monday: from, days: of };
  });
  const first = weeks.findIndex((week) => week.days.includes(true));
  return first < 0 ? [] : weeks.slice(first);
}
