import {
  type Curriculum,
  type Project,
  type Resource,
  type Route,
  type Skill,
  type Sprint,
  skillOf,
} from './curriculum.ts';
import type { News, Question, Track } from './outlook.ts';
import type { Enrolment, Learner, Ports, StudyRecord } from './ports.ts';
import { isDone } from './progress.ts';
import { reachedDay } from './task.ts';

/** `locked` names what comes first. */
export type SkillState =
  | { readonly kind: 'done' | 'now' | 'next' }
  | { readonly kind: 'locked'; readonly by: readonly Skill[] };

/** A skill on a route: the sprint that brings it, from 1, and how the learner stands to it. */
export interface Stop {
  readonly skill: Skill;
  readonly sprint: number;
  readonly state: SkillState;
}

/** A route as its learner sees it. Without an enrolment it is the same route, with nothing done. */
export interface Roadmap {
  readonly route: Route;
  readonly enrolment?: Enrolment;
  readonly stops: readonly Stop[];
  /** Where the learner is: the number of the sprint and of the week; 0 before the first day. */
  readonly sprint: number;
  readonly week: number;
}

const nothing: StudyRecord = { finished: [], cards: [], days: [], points: [] };

/** The roadmap of a route; undefined for one that is not taught. One read. */
export async function showRoadmap(
  { store, curriculum }: Ports,
  input: { route: string; learner: Learner; enrolments: readonly Enrolment[]; now: Temporal.Instant },
): Promise<Roadmap | undefined> {
  const { learner, now } = input;
  const route = curriculum.routes.get(input.route);
  if (!route) return undefined;
  const enrolment = input.enrolments.find((e) => e.cohort.route === route.id);
  const record = enrolment ? await store.record({ learner: learner.id, enrolment: enrolment.id }) : nothing;
  const reached = enrolment ? reachedDay(route, { learner, enrolment, record, now }) : 0;
  const day = route.days[reached - 1];
  return {
    route,
    ...(enrolment && { enrolment }),
    stops: stopsOf(route, curriculum, record, reached),
    sprint: day?.sprint ?? 0,
    week: day?.week ?? 0,
  };
}

/** The skills of a route in the order in which its days bring them, and the state of each. */
export function stopsOf(
  route: Route,
  { skills }: Pick<Curriculum, 'skills'>,
  record: StudyRecord,
  reached: number,
): readonly Stop[] {
  const first = new Map<string, Route['days'][number]>();
  for (const day of route.days) for (const kp of day.task.kps) if (!first.has(skillOf(kp))) first.set(skillOf(kp), day);
  const begun = (id: string) => (first.get(id)?.number ?? 0) <= reached;
  return [...first].map(([id, day]) => {
    const skill = skills.get(id)!;
    const by = skill.requires.filter((other) => !begun(other)).map((other) => skills.get(other)!);
    const state: SkillState = isDone(skill, route, record)
      ? { kind: 'done' }
      : begun(id)
        ? { kind: 'now' }
        : by.length
          ? { kind: 'locked', by }
          : { kind: 'next' };
    return { skill, sprint: day.sprint, state };
  });
}

/** One skill: where it stands, what it needs, what it opens, and what there is to read. */
export interface SkillPage {
  readonly stop: Stop;
  readonly requires: readonly Skill[];
  readonly opens: readonly Skill[];
  readonly resources: readonly Resource[];
}

export function skillPage({ stops }: Roadmap, { skills, resources }: Curriculum, id: string): SkillPage | undefined {
  const stop = stops.find(({ skill }) => skill.id === id);
  if (!stop) return undefined;
  return {
    stop,
    requires: stop.skill.requires.flatMap((other) => skills.get(other) ?? []),
    opens: stops.map(({ skill }) => skill).filter((skill) => skill.requires.includes(id)),
    resources: [...resources.values()].filter(({ skill }) => skill === id),
  };
}

/** What there is to read on a route, by kind and language; what is in both languages is in each. */
export function shelf(
  { stops }: Roadmap,
  { resources }: Curriculum,
  by: { kind: Resource['kind'] | 'all'; language: Resource['lang'] },
): readonly Resource[] {
  const taught = new Set(stops.map(({ skill }) => skill.id));
  return [...resources.values()].filter(
    ({ skill, kind, lang }) =>
      taught.has(skill) && (by.kind === 'all' || kind === by.kind) && (lang === by.language || lang === 'both'),
  );
}

export const sprintOf = ({ route }: Roadmap, number: number): Sprint | undefined => route.sprints[number - 1];

/** The projects of a sprint: the one that its weeks build, then those to choose beside it. */
export function projectsOf({ route }: Roadmap, { projects }: Curriculum, number: number): readonly Project[] {
  const sprint = route.sprints[number - 1];
  return [sprint?.project ?? '', ...(sprint?.also ?? [])].flatMap((id) => projects.get(id) ?? []);
}

/** The line of a week: its own, or where none was written for it, another in turn. */
export function lineOf({ news }: Curriculum, week: number): News | undefined {
  return news.find((line) => line.week === week) ?? news[Math.max(week - 1, 0) % news.length];
}

export const questionOf = ({ questions }: Curriculum, id: string): Question | undefined =>
  questions.find((question) => question.id === id);

export const trackOf = ({ tracks }: Curriculum, id: string): Track | undefined =>
  tracks.find((track) => track.id === id);
