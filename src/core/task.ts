import type { Day, Route } from './curriculum.ts';
import { dayOf, daysBetween, mondayOf, sameDay } from './day.ts';
import type { Cohort, Enrolment, Id, Learner, Pace, Ports, StudyRecord } from './ports.ts';
import { goalOf } from './streak.ts';

/** Task days in a week: Monday to Friday. */
const perWeek = 5;
/** Task days without a finished task after which the way on is offered instead of a backlog. */
const gapDays = 3;

/**
 * What is there for a learner on their day. `waiting` is one missed task, if there is one: missed tasks wait, and are
 * never counted at anybody.
 */
export type Today =
  | { readonly kind: 'early'; readonly start: Temporal.PlainDate }
  /** After a gap, or for a late joiner: Essentials, My pace, or Rejoin the group. */
  | { readonly kind: 'gap'; readonly group: Day }
  | { readonly kind: 'task'; readonly day: Day; readonly done: boolean; readonly waiting?: Day }
  /** No task of theirs today; on a sixth or seventh study day, `review`. */
  | { readonly kind: 'free'; readonly review: boolean; readonly waiting?: Day }
  /** A sprint is over, and they have not said yet whether they go on to the `next`. */
  | { readonly kind: 'finish'; readonly sprint: number; readonly next: number }
  | { readonly kind: 'over' };

interface At {
  readonly learner: Learner;
  readonly enrolment: Enrolment;
  readonly record: StudyRecord;
  readonly now: Temporal.Instant;
}

/** How many task days of the route a cohort has come to by `date`: 0 before the start, and no upper bound. */
export function groupDay(start: Temporal.PlainDate, date: Temporal.PlainDate): number {
  const days = daysBetween(start, date);
  return days < 0 ? 0 : Math.floor(days / 7) * perWeek + Math.min((days % 7) + 1, perWeek);
}

/** The day of the route that is posted on `date`; none on weekends, before the start and after the last written day. */
export function dayOfCohort(cohort: Pick<Cohort, 'start'>, route: Route, date: Temporal.PlainDate): Day | undefined {
  return date.dayOfWeek <= perWeek ? route.days[groupDay(cohort.start, date) - 1] : undefined;
}

/** Is `date` one of `goal` study days a week? Five are Monday to Friday; the sixth and seventh are the weekend. */
export const isStudyDay = (date: Temporal.PlainDate, goal: number): boolean =>
  date.dayOfWeek <= Math.max(goal, perWeek);

/** The days of a route that are a learner's own: three study days get the essentials, four one more a week. */
function ownDays(route: Route, goal: number): readonly Day[] {
  if (goal >= perWeek) return route.days;
  const extra = new Set<number>();
  return route.days.filter((day) => {
    if (day.essential) return true;
    if (goal < 4 || extra.has(day.week)) return false;
    extra.add(day.week);
    return true;
  });
}

/** What is there today. Pure: `record` is what is known of the learner in this enrolment. */
export function today(route: Route, { learner, enrolment, record, now }: At): Today {
  const date = dayOf(now, learner);
  const goal = goalOf(learner.goals, mondayOf(date));
  const number = groupDay(enrolment.cohort.start, date);
  const finished = new Map(record.finished.map((f) => [f.task, f.day]));
  const open = ownDays(route, goal).filter((day) => !finished.has(day.task.id));
  const doneToday = route.days.find((day) => finished.get(day.task.id) && sameDay(finished.get(day.task.id)!, date));
  const shown = (day: Day, done: boolean, waiting: Day | undefined): Today => ({
    kind: 'task',
    day,
    done,
    ...(waiting && waiting !== day && { waiting }),
  });

  const sprint = sprintOf(route, enrolment);
  if (enrolment.pace === 'own') {
    if (doneToday) return shown(doneToday, true, open[0]);
    if (open[0] && open[0].sprint > sprint) return { kind: 'finish', sprint, next: open[0].sprint };
    return open[0] ? shown(open[0], false, undefined) : { kind: 'over' };
  }
  if (number === 0) return { kind: 'early', start: enrolment.cohort.start };
  const week = Math.ceil(number / perWeek);
  const catchUp = open.find((day) => day.essential && day.week < week);
  if (enrolment.pace === 'essentials' && catchUp && catchUp.sprint <= sprint && !doneToday)
    return shown(catchUp, false, undefined);
  const group = route.days[Math.min(number, route.days.length) - 1]!;
  if (group.sprint > sprint) return { kind: 'finish', sprint, next: group.sprint };
  if (!enrolment.pace && catchUp && sinceFinished(enrolment, record, date) >= gapDays) return { kind: 'gap', group };
  const current = dayOfCohort(enrolment.cohort, route, date);
  // At the weekend, Friday's task is one of those that wait.
  const waiting = open.find((day) => day.number <= number && day !== current);
  if (current && (finished.has(current.task.id) || open.includes(current)))
    return shown(current, finished.has(current.task.id), waiting);
  if (doneToday) return shown(doneToday, true, waiting);
  if (!route.days[number] && !current) return waiting ? { kind: 'free', review: false, waiting } : { kind: 'over' };
  return { kind: 'free', review: date.dayOfWeek > perWeek && isStudyDay(date, goal), ...(waiting && { waiting }) };
}

/** The number of the sprint that the learner is in for: the one they joined in, or the last they went on to. */
export function sprintOf(route: Route, { cohort, joined, sprint = 1 }: Enrolment): number {
  const at = Math.min(groupDay(cohort.start, joined), route.days.length);
  return Math.max(sprint, route.days[at - 1]?.sprint ?? 1);
}

/** Task days of the group since the learner last finished a task; everything before, when they never did. */
function sinceFinished({ cohort }: Enrolment, record: StudyRecord, date: Temporal.PlainDate): number {
  const last = record.finished
    .map((f) => f.day)
    .sort(Temporal.PlainDate.compare)
    .at(-1);
  return groupDay(cohort.start, date) - (last ? groupDay(cohort.start, last) : 0);
}

/** The last day of the route whose knowledge points may be asked: where the group is, or at one's own pace the task at hand. */
export function reachedDay(route: Route, { learner, enrolment, record, now }: At): number {
  const finished = new Set(record.finished.map((f) => f.task));
  const furthest = route.days.findLast((day) => finished.has(day.task.id))?.number ?? 0;
  const next = route.days.find((day) => !finished.has(day.task.id))?.number ?? route.days.length;
  const group = Math.min(groupDay(enrolment.cohort.start, dayOf(now, learner)), route.days.length);
  const sprint = sprintOf(route, enrolment);
  const last = route.days.findLast((day) => day.sprint <= sprint)?.number ?? route.days.length;
  return Math.max(furthest, Math.min(enrolment.pace === 'own' ? next : group, last));
}

export type TaskShown =
  | { readonly kind: 'gone' }
  | { readonly kind: 'today'; readonly today: Today; readonly record: StudyRecord; readonly route: Route };

/** My task for my day. */
export async function showTask({ store, curriculum }: Ports, at: Omit<At, 'record'>): Promise<TaskShown> {
  const route = curriculum.routes.get(at.enrolment.cohort.route);
  if (!route) return { kind: 'gone' };
  const record = await store.record({ learner: at.learner.id, enrolment: at.enrolment.id });
  return { kind: 'today', today: today(route, { ...at, record }), record, route };
}

export type Finished =
  | { readonly kind: 'finished'; readonly day: Day; readonly streakDays: readonly Temporal.PlainDate[] }
  | { readonly kind: 'repeat'; readonly day: Day }
  /** Its questions come first; nothing was recorded, and what was typed is given back. */
  | { readonly kind: 'quizFirst'; readonly day: Day; readonly typed: readonly string[] }
  | { readonly kind: 'gone' };

/** Marks a task as done, once, with the evidence that its criteria ask for. */
export async function finishTask(
  { store, curriculum }: Ports,
  input: Omit<At, 'record'> & { task: string; evidence: readonly string[] },
): Promise<Finished> {
  const { learner, enrolment, now, evidence } = input;
  const day = dayOfTask({ curriculum }, enrolment.cohort.route, input.task);
  if (!day) return { kind: 'gone' };
  const record = await store.record({ learner: learner.id, enrolment: enrolment.id });
  if (!quizMet(day, record)) return { kind: 'quizFirst', day, typed: evidence };
  const date = dayOf(now, learner);
  const { minutes, id } = day.task;
  const first = await store.finishTask({ enrolment: enrolment.id, task: id, evidence, minutes, day: date, at: now });
  // Having rejoined, the learner is simply with the group again; a later gap may ask anew.
  if (first && enrolment.pace === 'group') await store.saveEnrolment(enrolment.id, { pace: null });
  return first ? { kind: 'finished', day, streakDays: [...record.days, date] } : { kind: 'repeat', day };
}

/** Are the task's own questions answered as its criteria ask? The last answer to each knowledge point counts. */
export function quizMet(day: Day, record: StudyRecord): boolean {
  const least = Math.max(0, ...day.task.done.map((c) => (c.kind === 'quiz' ? c.least : 0)));
  const right = day.task.kps.filter((kp) => record.cards.some((card) => card.kp === kp && card.lastRight)).length;
  return right / day.task.kps.length >= least;
}

/** Chooses how to go on after a gap. */
export async function choosePace(
  { store }: Pick<Ports, 'store'>,
  input: { enrolment: Enrolment; pace: Pace },
): Promise<Enrolment> {
  await store.saveEnrolment(input.enrolment.id, { pace: input.pace });
  return { ...input.enrolment, pace: input.pace };
}

/** Re-enrols for a sprint of the route, never for one behind. */
export async function goOn(
  { store, curriculum }: Ports,
  input: { enrolment: Enrolment; sprint: number },
): Promise<Enrolment> {
  const { enrolment } = input;
  const route = curriculum.routes.get(enrolment.cohort.route);
  const sprint = Math.min(input.sprint, route?.sprints.length ?? 1);
  if (!route || sprint <= sprintOf(route, enrolment)) return enrolment;
  await store.saveEnrolment(enrolment.id, { sprint });
  return { ...enrolment, sprint };
}

/** A day of the enrolment's route by its task, for hints and forms. */
export function dayOfTask({ curriculum }: Pick<Ports, 'curriculum'>, route: string, task: Id): Day | undefined {
  return curriculum.routes.get(route)?.days.find((d) => d.task.id === task);
}
