import { isHoliday } from '../calendar/holidays.ts';
import { dayOf, mondayOf, sameDay } from '../calendar/rules.ts';
import {
  dayOfCohort,
  firstDate,
  groupDay,
  isOwnTaskDay,
  isPaused,
  isReviewDay,
  perWeek,
  weekOfDay,
} from '../calendar/study-days.ts';
import type { Day, Path } from '../curriculum/path.ts';
import type { Task } from '../curriculum/task.ts';
import type { Enrolment } from '../enrolment/model.ts';
import { isEntering } from '../exam/rules.ts';
import { firstOf, paceOf, sprintOf } from '../path/rules.ts';
import type { StudyRecord } from '../progress/model.ts';
import { settledTasks } from '../progress/rules.ts';
import { dueToday } from '../quiz/daily-set.ts';
import { goalOf } from '../streak/rules.ts';
import { typedCriteria } from './evidence.ts';
import type { At, LearnersToday, QuizState, TaskPage, Today } from './model.ts';
import { ownTask } from './own.ts';

/** After this many task days without a finished task, the learner is asked how to go on. */
export const gapDays = 3;

/** The days of a path that a learner does: with three study days the essentials, with four one more a week. */
export function ownDays(path: Path, goal: number): readonly Day[] {
  if (goal >= perWeek) return path.days;
  const extra = new Set<number>();
  return path.days.filter((day) => {
    if (day.essential) return true;
    if (goal < 4 || extra.has(day.week)) return false;
    extra.add(day.week);
    return true;
  });
}

/** What a learner has today. `record` is their record in this enrolment. */
export function today(path: Path, at: At): Today {
  const { aside } = at.enrolment;
  const found = taskOfDay(path, at);
  const isAside = aside && sameDay(aside.on, dayOf(at.now, at.learner));
  return isAside && found.kind === 'task' && !found.done && found.day.task.id === aside.task
    ? { kind: 'aside', day: found.day }
    : found;
}

function taskOfDay(path: Path, { learner, enrolment, record, now }: At): Today {
  const date = dayOf(now, learner);
  const goal = goalOf(learner.goals, mondayOf(date));
  const number = groupDay(enrolment.cohort, date);
  const finished = new Map(record.finished.map((f) => [f.task, f.day]));
  const settled = settledTasks(record);
  const pace = paceOf(enrolment);
  // What the group did before they came waits for nobody who goes with it.
  const from = pace === undefined || pace === 'group' ? firstOwnDay(enrolment) : 1;
  const open = ownDays(path, goal).filter((day) => day.number >= from && !settled.has(day.task.id));
  const doneToday = path.days.find((day) => finished.get(day.task.id) && sameDay(finished.get(day.task.id)!, date));
  const shown = (day: Day, done: boolean, waiting: Day | undefined): Today => ({
    kind: 'task',
    day,
    done,
    ...(waiting && waiting !== day && { waiting }),
  });

  const later = new Set(enrolment.postponed);
  const ahead = open.filter(({ task }) => !later.has(task.id));
  // What they went on from is waiting, and holds up nothing that builds on it.
  const first = (day: Day) => firstOf(path, day, ({ task }) => settled.has(task.id) || later.has(task.id));
  const sprint = sprintOf(path, enrolment);
  if (pace === 'own') {
    const next = ahead[0] ?? open[0];
    const left = open.find((day) => day !== next);
    if (doneToday) return shown(doneToday, true, open[0]);
    if (next && next.sprint > sprint) return { kind: 'finish', sprint, next: next.sprint };
    return next ? shown(first(next), false, left && later.has(left.task.id) ? left : undefined) : { kind: 'over' };
  }
  if (number === 0) return { kind: 'early', start: firstDate(enrolment.cohort) };
  const week = weekOfDay(number);
  const catchUp = ahead.find((day) => day.essential && day.week < week);
  if (pace === 'essentials' && catchUp && catchUp.sprint <= sprint && !doneToday)
    return shown(first(catchUp), false, undefined);
  const group = path.days[Math.min(number, path.days.length) - 1]!;
  if (group.sprint > sprint) return { kind: 'finish', sprint, next: group.sprint };
  // A group that stands still leaves nothing to choose: what was missed waits.
  const goesOn = !isPaused(enrolment.cohort, date);
  if (!pace && goesOn && catchUp && sinceFinished(enrolment, record, date) >= gapDays) return { kind: 'gap', group };
  const current = dayOfCohort(enrolment.cohort, path, date);
  // At the weekend, Friday's task is one of the waiting tasks.
  const waiting = open.find((day) => day.number <= number && day !== current);
  if (current && (finished.has(current.task.id) || open.includes(current)))
    return shown(current, finished.has(current.task.id), waiting);
  if (doneToday) return shown(doneToday, true, waiting);
  if (!path.days[number] && !current) return waiting ? { kind: 'free', review: false, waiting } : { kind: 'over' };
  return { kind: 'free', review: isReviewDay(date, goal), ...(waiting && { waiting }) };
}

/** The number of the group's first day that comes on or after the day on which the learner joined; at least 1. */
function firstOwnDay({ cohort, joined }: Enrolment): number {
  return groupDay(cohort, joined.subtract({ days: 1 })) + 1;
}

/**
 * How somebody may begin who joined after their group had, has done nothing yet and has not chosen: when the first sprint
 * would end for them, about, if they began with its first task and kept their study days.
 */
function lateStart(path: Path, { learner, enrolment, record, now }: At): LearnersToday['late'] {
  const early = !enrolment.cohort.home || enrolment.pace || record.finished.length || firstOwnDay(enrolment) <= 1;
  if (early) return undefined;
  const date = dayOf(now, learner);
  const goal = goalOf(learner.goals, mondayOf(date));
  const tasks = ownDays(path, goal).filter(({ sprint }) => sprint === 1).length;
  let ends = date;
  // The first task is there today, whatever the day; the others come on their task days, and so does the end.
  for (let left = tasks - 1; left > 0; ) {
    ends = ends.add({ days: 1 });
    if (isOwnTaskDay(ends, goal)) left--;
  }
  return { ends, joinedToday: sameDay(enrolment.joined, date) };
}

/** {@link today}, with everything that a view needs. */
export function learnersToday(path: Path, at: At): LearnersToday {
  const { record } = at;
  const found = today(path, at);
  const due = dueToday(at);
  const late = lateStart(path, at);
  const { cohort } = at.enrolment;
  const paused = paceOf(at.enrolment) !== 'own' && isPaused(cohort, dayOf(at.now, at.learner));
  return {
    today: found,
    record,
    path,
    due,
    ...(late && { late }),
    ...(paused && { paused }),
    ...(found.kind === 'task' && !found.done && { page: taskPage(path, found.day, at, due) }),
    ...((found.kind === 'free' || (found.kind === 'task' && found.done)) && nextTask(path, at)),
  };
}

/** The first day after this one on which there is a task to do. */
function nextTask(path: Path, at: At): Pick<LearnersToday, 'next'> {
  for (let days = 1; days <= 14; days++) {
    const now = at.now.add({ hours: 24 * days });
    const then = today(path, { ...at, now });
    const on = dayOf(now, at.learner);
    const isOpen = (then.kind === 'task' && !then.done) || then.kind === 'gap';
    if (isOpen && isTaskDay(at, on)) return { next: on };
  }
  return {};
}

/** No day off of theirs; at their own pace, one of the days on which they study. Beside a group, its calendar says. */
function isTaskDay({ learner, enrolment }: At, on: Temporal.PlainDate): boolean {
  if (isHoliday(learner.vacation, on)) return false;
  return paceOf(enrolment) !== 'own' || isOwnTaskDay(on, goalOf(learner.goals, mondayOf(on)));
}

/** Whether the check before a day's sprint can begin: the learner is in its first days, whichever of its tasks they do. */
const canBegin = (path: Pick<Path, 'days'>, { sprint }: Day, at: At): boolean =>
  sprint === sprintOf(path, at.enrolment) && isEntering(path, { sprint, number: reachedDay(path, at) });

/** The page of a task, without how far its questions are. */
export function taskPage(
  path: Pick<Path, 'days'>,
  day: Day,
  at: Pick<At, 'learner' | 'record' | 'now'> & Partial<Pick<At, 'enrolment'>>,
  due = dueToday(at),
): TaskPage {
  const { record } = at;
  const task = ownTask(day.task, at.enrolment?.id ?? '');
  const finished = new Set(record.finished.map((f) => f.task));
  const settled = settledTasks(record);
  const first = firstOf(path, day, ({ task }) => settled.has(task.id));
  const begins =
    at.enrolment !== undefined &&
    canBegin(path, day, { ...at, enrolment: at.enrolment }) &&
    !path.days.some((d) => d.sprint === day.sprint && finished.has(d.task.id));
  return {
    day: { ...day, task },
    ...(begins && { begins }),
    ...(first !== day && { first }),
    asksForEvidence: typedCriteria(task.done).length > 0,
    due,
  };
}

/** The group's task days since the learner last finished a task, or since they joined if they never did. */
function sinceFinished(enrolment: Enrolment, record: StudyRecord, date: Temporal.PlainDate): number {
  const { cohort } = enrolment;
  const last = record.finished
    .map((f) => f.day)
    .sort(Temporal.PlainDate.compare)
    .at(-1);
  return groupDay(cohort, date) - (last ? groupDay(cohort, last) : firstOwnDay(enrolment) - 1);
}

/** The last day whose knowledge points may be asked: the group's day or, at one's own pace, the day of the current task. */
export function reachedDay(path: Pick<Path, 'days'>, { learner, enrolment, record, now }: At): number {
  const finished = new Set(record.finished.map((f) => f.task));
  const furthest = path.days.findLast((day) => finished.has(day.task.id))?.number ?? 0;
  const settled = settledTasks(record);
  const later = new Set(enrolment.postponed);
  const next = path.days.find(({ task }) => !settled.has(task.id) && !later.has(task.id))?.number ?? path.days.length;
  const group = Math.min(groupDay(enrolment.cohort, dayOf(now, learner)), path.days.length);
  const sprint = sprintOf(path, enrolment);
  const last = path.days.findLast((day) => day.sprint <= sprint)?.number ?? path.days.length;
  return Math.max(furthest, Math.min(paceOf(enrolment) === 'own' ? next : group, last));
}

/** The most questions that any criterion of a task asks for; 0 where its questions are no criterion. */
export const questionsAskedFor = (task: Task): number =>
  Math.max(0, ...task.done.map((criterion) => (criterion.kind === 'quiz' ? criterion.of : 0)));

/**
 * `answers`: the last answer to each of the task's questions, the newest first. Where fewer questions are served than
 * the criterion counts, since some were withdrawn, all of them count and nobody is stuck.
 */
export function quizState(task: Task, served: number, answers: readonly boolean[]): QuizState | undefined {
  const criterion = task.done.find((one) => one.kind === 'quiz');
  if (!criterion) return undefined;
  const of = Math.min(criterion.of, served);
  const needed = Math.min(criterion.right, of);
  const last = answers.slice(0, of);
  const right = last.filter(Boolean).length;
  return { needed, of, answered: last.length, right, met: last.length >= of && right >= needed };
}
