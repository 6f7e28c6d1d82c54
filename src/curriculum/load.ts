import { fileURLToPath } from 'node:url';
import { skillOf } from '../core/curriculum/entry.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import { daysPerWeek, type Path, type PathFile } from '../core/curriculum/path.ts';
import type { Project } from '../core/curriculum/project.ts';
import type { Skill } from '../core/curriculum/skill.ts';
import { buildsOn } from '../core/path/path-of.ts';
import { checkCurriculum, servedSprints } from './check.ts';
import { type Files, isServed, readFiles } from './files.ts';
import { CurriculumError, newReading, type Reading, type Written } from './read.ts';

export { CurriculumError };

/** The folder of the curriculum that comes with Tongxue. */
export const ownCurriculum = fileURLToPath(new URL('../../curriculum', import.meta.url));

/** Reads and checks a curriculum folder. Throws a {@link CurriculumError} that lists every fault. */
export async function loadCurriculum(folder: string): Promise<Curriculum> {
  const reading = newReading(folder);
  const files = await readFiles(reading);
  checkCurriculum(files, reading);
  if (reading.faults.length > 0) throw new CurriculumError(faultLines(reading));
  const curriculum = serve(files);
  if (curriculum.paths.size === 0)
    throw new CurriculumError([
      `${folder} has nothing to teach yet: no learning path has a first week with the status "beta" or "active".`,
    ]);
  return curriculum;
}

/** Loads a curriculum with its drafts as if they were served, for previews. Checks only that the files can be read. */
export async function loadDrafts(folder: string): Promise<Curriculum> {
  const reading = newReading(folder);
  const files = await readFiles(reading);
  if (reading.faults.length > 0) throw new CurriculumError(faultLines(reading));
  const shown = <T extends { status: Skill['status'] }>(entries: readonly Written<T>[]) =>
    entries.map((entry) => ({ ...entry, value: { ...entry.value, status: 'beta' as const } }));
  const { skills, tasks, items, projects } = files;
  return serve({
    ...files,
    routes: [],
    earlier: [],
    skills: shown(skills),
    tasks: shown(tasks),
    items: shown(items),
    projects: shown(projects.filter(({ value }) => value.brief)),
  });
}

/** Every fault by file, line and field, in the order of the files. */
const faultLines = ({ faults }: Reading): string[] =>
  faults
    .toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
    .map(({ file, line, text }) => `${file}:${line} ${text}`);

/** The curriculum without what is not served. The files have passed every check. */
function serve(files: Files): Curriculum {
  const all = <T>(entries: readonly Written<T>[]) => entries.map((entry) => entry.value);
  const served = <T extends { status: Skill['status'] }>(entries: readonly Written<T>[]) =>
    all(entries).filter(isServed);
  const byId = <T extends { id: string }>(values: readonly T[]) => new Map(values.map((value) => [value.id, value]));

  const known = byId(served(files.skills));
  const here = (ids: readonly string[]) => ids.filter((id) => known.has(id));
  const skills = new Map(known.entries().map(([id, skill]) => [id, { ...skill, requires: here(skill.requires) }]));
  const tasks = byId(served(files.tasks).filter((task) => task.kps.every((kp) => skills.has(skillOf(kp)))));
  const resources = byId(all(files.resources));
  const placed = <T extends { source: string | { url: string } }>(item: T) => ({
    ...item,
    source: typeof item.source === 'string' ? resources.get(item.source)! : item.source,
  });
  const items = byId(
    served(files.items)
      .filter((item) => skills.has(skillOf(item.kp)))
      .map(placed),
  );
  const pathFrom = (value: PathFile): Path | undefined => {
    const sprints = servedSprints(value);
    if (sprints.length === 0) return undefined;
    const days = sprints.flatMap(({ weeks, from }, s) =>
      weeks.flatMap((week, w) =>
        week.days.map((day, d) => ({
          number: (from - 1 + w) * daysPerWeek.all + d + 1,
          week: from + w,
          sprint: s + 1,
          task: tasks.get(day.task)!,
          essential: day.essential,
        })),
      ),
    );
    return {
      ...value,
      sprints: sprints.map(({ sprint: { weeks: _, ...sprint }, from, to }) => ({ ...sprint, weeks: { from, to } })),
      weeks: sprints.flatMap(({ weeks }) => weeks),
      days: days.map((day) => ({ ...day, buildsOn: buildsOn(day, days, skills) })),
    };
  };
  const paths = new Map<string, Path>();
  const last = files.routes.length;
  for (const value of all(files.routes).sort((a, b) => (a.order ?? last) - (b.order ?? last))) {
    const path = pathFrom(value);
    const earlier = all(files.earlier.filter((one) => one.value.id === value.id)).flatMap((one) => pathFrom(one) ?? []);
    if (path) paths.set(value.id, { ...path, ...(earlier.length && { earlier }) });
  }
  return {
    paths,
    skills,
    tasks,
    items,
    resources,
    projects: byId(served(files.projects) as Project[]),
    placement: byId(served(files.placement).map(placed)),
    stages: byId(all(files.stages)),
    news: all(files.news),
    questions: all(files.questions).map((question) => ({ ...question, skills: here(question.skills) })),
    tracks: all(files.tracks).map((track) => ({
      ...track,
      courses: track.courses.map((course) => ({ ...course, skills: here(course.skills) })),
    })),
    misconceptions: byId(all(files.misconceptions)),
    terms: all(files.terms).filter(({ skill }) => known.has(skill)),
    words: all(files.words),
    siblings: Map.groupBy(items.values(), (item) => item.kp),
  };
}
