import { skillOf } from '../curriculum/entry.ts';
import type { Curriculum } from '../curriculum/model.ts';
import type { Day, Path } from '../curriculum/path.ts';
import { isIn } from '../curriculum/reading.ts';
import type { Resource } from '../curriculum/skill.ts';
import type { Language } from '../language/model.ts';
import type { StudyRecord } from '../progress/model.ts';
import { isDone } from '../progress/rules.ts';
import type { Today } from '../task/model.ts';
import type { PathSize, ProjectPage, Roadmap, SkillPage, SkillState, SprintPage, Stop } from './model.ts';

/**
 * The skills of a path in the order in which its days introduce them, and the state of each. Of those that the path has
 * reached, `now` are the ones that the learner has begun and those of the task at hand, if there is one: whoever joins late
 * has not begun all that the group went through before, and whoever catches up not what the group is at.
 */
export function stopsOf(
  path: Path,
  { skills }: Pick<Curriculum, 'skills'>,
  record: StudyRecord,
  reached: number,
  theirs?: Today,
): readonly Stop[] {
  const first = new Map<string, Path['days'][number]>();
  for (const day of path.days) for (const kp of day.task.kps) if (!first.has(skillOf(kp))) first.set(skillOf(kp), day);
  const finished = new Set(record.finished.map(({ task }) => task));
  const atHand = theirs?.kind === 'task' || theirs?.kind === 'aside' ? theirs.day.task.id : undefined;
  const own = path.days.filter((day) => day.task.id === atHand || finished.has(day.task.id));
  const touched = new Set(
    [...record.cards, ...own.flatMap(({ task }) => task.kps.map((kp) => ({ kp })))].map(({ kp }) => skillOf(kp)),
  );
  const begun = (id: string) => (first.get(id)?.number ?? 0) <= reached;
  return [...first].map(([id, day]) => {
    const skill = skills.get(id)!;
    const by = skill.requires.filter((other) => !begun(other)).map((other) => skills.get(other)!);
    const state: SkillState = isDone(skill, path, record)
      ? { kind: 'done' }
      : begun(id) && touched.has(id)
        ? { kind: 'now' }
        : by.length && !begun(id)
          ? { kind: 'locked', by }
          : { kind: 'next' };
    return { skill, sprint: day.sprint, state };
  });
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

/** The resources of a path, by kind and language; one in both languages counts for each. */
export function shelf(
  { stops }: Roadmap,
  { resources }: Curriculum,
  by: { kind: Resource['kind'] | 'all'; language: Language },
): readonly Resource[] {
  const taught = new Set(stops.map(({ skill }) => skill.id));
  return [...resources.values()].filter(
    (resource) =>
      taught.has(resource.skill) && (by.kind === 'all' || resource.kind === by.kind) && isIn(resource, by.language),
  );
}

/** The estimated hours of the tasks of these days together, rounded. */
const hoursOf = (days: readonly Day[]): number =>
  Math.round(days.reduce((sum, { task }) => sum + task.minutes, 0) / 60);

/** How much a path asks for as it is written, without its projects. */
export const pathSize = ({ weeks, days }: Path): PathSize => ({
  weeks: weeks.length,
  tasks: days.length,
  hours: hoursOf(days),
});

export function sprintPage({ path, stops }: Roadmap, { projects }: Curriculum, number: number): SprintPage | undefined {
  const sprint = path.sprints[number - 1];
  if (!sprint) return undefined;
  return {
    number,
    sprint,
    stops: stops.filter((stop) => stop.sprint === number),
    taskHours: hoursOf(path.days.filter((day) => day.sprint === number)),
    projects: [sprint.project ?? '', ...sprint.also].flatMap((id) => projects.get(id) ?? []),
  };
}

export function projectPage({ path }: Roadmap, { projects }: Curriculum, id: string): ProjectPage | undefined {
  const project = projects.get(id);
  const sprint = path.sprints.findIndex((one) => [one.project, ...one.also].includes(id)) + 1;
  return project && { project, sprint: Math.max(sprint, 1) };
}
