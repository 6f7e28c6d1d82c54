import { type Route, type Skill, skillOf } from './curriculum.ts';
import { dayOf, mondayOf } from './day.ts';
import type { Enrolment, Learner, Ports, StudyRecord } from './ports.ts';
import { dueCards } from './quiz.ts';
import { type Streak, streakOf } from './streak.ts';

export interface Progress {
  readonly tasks: { readonly done: number; readonly of: number };
  readonly answers: { readonly right: number; readonly of: number };
  readonly points: number;
  readonly pointsThisWeek: number;
  readonly streak: Streak;
  readonly skills: {
    readonly done: readonly Skill[];
    readonly of: number;
    readonly now?: Skill;
    readonly next?: Skill;
  };
  /** Knowledge points that are back today. */
  readonly due: number;
}

/** How far a learner has come, in one enrolment; answers, days and skills are theirs over all. */
export async function showProgress(
  { store, curriculum }: Ports,
  input: { learner: Learner; enrolment: Enrolment; now: Temporal.Instant },
): Promise<Progress | undefined> {
  const { learner, enrolment, now } = input;
  const route = curriculum.routes.get(enrolment.cohort.route);
  if (!route) return undefined;
  const record = await store.record({ learner: learner.id, enrolment: enrolment.id });
  const date = dayOf(now, learner);
  const monday = mondayOf(date);
  const skills = skillsOf(route).map((id) => curriculum.skills.get(id)!);
  const done = skills.filter((skill) => isDone(skill, route, record));
  const [current, next] = skills.filter((skill) => !done.includes(skill));
  const sum = (list: readonly { minutes: number }[]) => list.reduce((total, p) => total + p.minutes, 0);
  return {
    tasks: { done: record.finished.length, of: route.days.length },
    answers: {
      right: record.cards.reduce((total, card) => total + card.right, 0),
      of: record.cards.reduce((total, card) => total + card.asked, 0),
    },
    points: sum(record.points),
    pointsThisWeek: sum(record.points.filter((p) => Temporal.PlainDate.compare(p.day, monday) >= 0)),
    streak: streakOf(record.days, learner.goals, date),
    skills: { done, of: skills.length, ...(current && { now: current }), ...(next && { next }) },
    due: dueCards(record.cards, now).length,
  };
}

/** The skills of a route, in the order in which its tasks bring them. */
const skillsOf = (route: Route): readonly string[] => [...new Set(route.days.flatMap((d) => d.task.kps.map(skillOf)))];

/** A skill is done when its tasks are, and each of its knowledge points was right the last time it was asked. */
export function isDone(skill: Skill, route: Route, record: StudyRecord): boolean {
  const finished = new Set(record.finished.map((f) => f.task));
  const right = new Set(record.cards.filter((c) => c.lastRight).map((c) => c.kp));
  const tasks = route.days.filter((d) => d.task.kps.some((kp) => skillOf(kp) === skill.id));
  return tasks.every((d) => finished.has(d.task.id)) && skill.kps.every((kp) => right.has(kp.id));
}
