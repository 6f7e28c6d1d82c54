import { skillOf } from '../curriculum/entry.ts';
import type { Curriculum } from '../curriculum/model.ts';
import type { Path, Sprint } from '../curriculum/path.ts';
import type { Project } from '../curriculum/project.ts';
import { isIn } from '../curriculum/reading.ts';
import type { Resource } from '../curriculum/skill.ts';
import type { Language } from '../language/model.ts';
import type { StudyRecord } from '../progress/model.ts';
import { isDone } from '../progress/rules.ts';
import type { Roadmap, SkillPage, SkillState, Stop } from './model.ts';

/** The skills of a path in the order in which its days bring them, and the state of each. */
export function stopsOf(
  path: Path,
  { skills }: Pick<Curriculum, 'skills'>,
  record: StudyRecord,
  reached: number,
): readonly Stop[] {
  const first = new Map<string, Path['days'][number]>();
  for (const day of path.days) for (const kp of day.task.kps) if (!first.has(skillOf(kp))) first.set(skillOf(kp), day);
  const begun = (id: string) => (first.get(id)?.number ?? 0) <= reached;
  return [...first].map(([id, day]) => {
    const skill = skills.get(id)!;
    const by = skill.requires.filter((other) => !begun(other)).map((other) => skills.get(other)!);
    const state: SkillState = isDone(skill, path, record)
      ? { kind: 'done' }
      : begun(id)
        ? { kind: 'now' }
        : by.length
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

/** What there is to read on a path, by kind and language; what is in both languages is in each. */
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

export const sprintOf = ({ path }: Roadmap, number: number): Sprint | undefined => path.sprints[number - 1];

/** The projects of a sprint: the one that its weeks build, then those to choose beside it. */
export function projectsOf({ path }: Roadmap, { projects }: Curriculum, number: number): readonly Project[] {
  const sprint = path.sprints[number - 1];
  return [sprint?.project ?? '', ...(sprint?.also ?? [])].flatMap((id) => projects.get(id) ?? []);
}
