import type { Cohort, KeptPath } from '../cohort/model.ts';
import { skillOf } from '../curriculum/entry.ts';
import type { Curriculum } from '../curriculum/model.ts';
import { type Day, daysPerWeek, type Path, type Sprint, type Week } from '../curriculum/path.ts';

/** The number of the version that a path has now, from 1: one more than it has earlier ones. */
export const versionOf = ({ earlier = [] }: Pick<Path, 'earlier'>): number => earlier.length + 1;

/** Each way of walking a path that was asked for, by what is kept of its earlier versions. */
const walked = new WeakMap<Path, Map<string, Path>>();

/**
 * The path as a cohort walks it: the sprints that it keeps of earlier versions, and then those of the version of now.
 * Days and weeks are numbered from 1 over the whole, so whoever asks need not know of versions. Undefined when it is not
 * taught any more.
 */
export function pathOf(
  { paths, skills }: Pick<Curriculum, 'paths' | 'skills'>,
  { path: id, kept = [] }: Pick<Cohort, 'path' | 'kept'>,
): Path | undefined {
  const path = paths.get(id);
  if (!path || !kept.length) return path;
  const ways = walked.get(path) ?? new Map<string, Path>();
  walked.set(path, ways);
  const key = kept.map(({ version, through }) => `${version}-${through}`).join();
  const way = ways.get(key) ?? joinVersions(path, kept, skills);
  ways.set(key, way);
  return way;
}

/** The same as {@link pathOf} while `version` was the newest there is. */
export function pathBefore(path: Path, version: number, kept: readonly KeptPath[], skills: Curriculum['skills']): Path {
  const then = path.earlier?.[version - 1] ?? path;
  const earlier = path.earlier?.slice(0, version - 1) ?? [];
  return joinVersions({ ...then, earlier }, kept, skills);
}

function joinVersions(path: Path, kept: readonly KeptPath[], skills: Curriculum['skills']): Path {
  const last = Math.max(path.sprints.length, ...kept.map(({ through }) => through));
  const parts = Array.from({ length: last }, (_, i) => {
    const number = i + 1;
    const own = kept.find(({ through }) => number <= through);
    return partOf((own && path.earlier?.[own.version - 1]) ?? path, number);
  });
  const sprints: Sprint[] = [];
  const weeks: Week[] = [];
  const given = new Set<string>();
  const days: Day[] = [];
  const all = new Set(parts.flatMap((part) => part.days.map(({ task }) => task.id)));
  // A task that has moved to a later sprint was met: one that has moved to an earlier one, or is new there, takes its day.
  const spare = path.days.filter(({ task }) => !all.has(task.id));
  for (const part of parts) {
    if (!part.sprint) continue;
    const from = weeks.length + 1;
    for (const { task, ...day } of part.days) {
      const other = given.has(task.id) ? spare.shift()?.task : undefined;
      given.add((other ?? task).id);
      const number = days.length + 1;
      const week = Math.ceil(number / daysPerWeek.all);
      days.push({ ...day, number, week, sprint: sprints.length + 1, task: other ?? task });
    }
    weeks.push(...part.weeks);
    sprints.push({ ...part.sprint, weeks: { from, to: weeks.length } });
  }
  return { ...path, sprints, weeks, days: days.map((day) => ({ ...day, buildsOn: buildsOn(day, days, skills) })) };
}

function partOf(path: Path, number: number) {
  const sprint = path.sprints[number - 1];
  const { from, to } = sprint?.weeks ?? { from: 1, to: 0 };
  return { sprint, weeks: path.weeks.slice(from - 1, to), days: path.days.filter((day) => day.sprint === number) };
}

/** For each skill of a day and each skill that those require, the earlier days that teach it. */
export function buildsOn(day: Day, days: readonly Day[], skills: Curriculum['skills']): readonly (readonly number[])[] {
  const skillsOf = ({ task }: Day) => new Set(task.kps.map(skillOf));
  const own = skillsOf(day);
  const needed = new Set([...own, ...[...own].flatMap((id) => skills.get(id)?.requires ?? [])]);
  const earlier = days.filter(({ number }) => number < day.number);
  return [...needed]
    .map((id) => earlier.filter((other) => skillsOf(other).has(id)).map(({ number }) => number))
    .filter((numbers) => numbers.length > 0);
}
