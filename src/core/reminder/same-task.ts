import { isHoliday } from '../calendar/holidays.ts';
import { dayOf, mondayOf, sameDay } from '../calendar/rules.ts';
import type { Day, Path } from '../curriculum/path.ts';
import { firstOf, paceOf } from '../path/rules.ts';
import { settledTasks } from '../progress/rules.ts';
import { goalOf } from '../streak/rules.ts';
import type { At } from '../task/model.ts';
import { ownDays } from '../task/rules.ts';
import type { SameTask } from './model.ts';
import { remindsOn, tasksAgain } from './rules.ts';

/**
 * At one's own pace a task stays until it is done: since when `day` is the next one, whether a message of today asks for it
 * again, and another task that does not build on it. Undefined beside a group, on its first evening, and where nobody knows
 * since when.
 */
export function sameTask(path: Path, at: At, day: Day): SameTask | undefined {
  const { learner, enrolment, record } = at;
  if (paceOf(enrolment) !== 'own') return undefined;
  const today = dayOf(at.now, learner);
  const begin = nextSince(at, day);
  if (!begin) return undefined;
  const evenings: Temporal.PlainDate[] = [];
  for (let on = begin; Temporal.PlainDate.compare(on, today) <= 0; on = on.add({ days: 1 }))
    if (remindsOn(on, learner.goals) && !isHoliday(learner.vacation, on)) evenings.push(on);
  const [since] = evenings;
  if (!since || sameDay(since, today)) return undefined;
  const settled = settledTasks(record);
  const later = new Set(enrolment.postponed);
  const other = ownDays(path, goalOf(learner.goals, mondayOf(today))).find(
    (one) =>
      one.sprint === day.sprint &&
      one.task.id !== day.task.id &&
      !settled.has(one.task.id) &&
      !later.has(one.task.id) &&
      firstOf(path, one, ({ task }) => settled.has(task.id)) === one,
  );
  return { since, asks: tasksAgain(evenings.length), ...(other && { other }) };
}

/** The day from which a task is the next one: after the last that was finished or left for later. */
function nextSince({ enrolment, record }: At, day: Day): Temporal.PlainDate | undefined {
  const { joined, aside, postponed = [] } = enrolment;
  const last = record.finished
    .map((one) => one.day)
    .toSorted(Temporal.PlainDate.compare)
    .at(-1);
  const begin = last ? last.add({ days: 1 }) : joined;
  if (!postponed.length) return begin;
  // When they left a task for later is known of the last one alone.
  if (!aside || ![...postponed, day.task.id].includes(aside.task)) return undefined;
  return Temporal.PlainDate.compare(aside.on, begin) > 0 ? aside.on : begin;
}
