import { readdir } from 'node:fs/promises';
import {
  type Curriculum,
  type ItemFile,
  itemSchema,
  type Resource,
  type Route,
  type RouteFile,
  resourceSchema,
  routeSchema,
  type Skill,
  skillOf,
  skillSchema,
  type Task,
  taskSchema,
} from '../core/curriculum.ts';
import { checkCurriculum, type Files, isServed, servedWeeks } from './check.ts';
import { CurriculumError, type Reading, readList, readOne, type Written } from './read.ts';

export { CurriculumError };

/** Reads and checks a curriculum folder. Throws {@link CurriculumError} with everything that is wrong. */
export async function loadCurriculum(folder: string): Promise<Curriculum> {
  const reading: Reading = { folder, faults: [], spoiled: new Set(), blind: false };
  const files = await readFiles(reading);
  checkCurriculum(files, reading);
  if (reading.faults.length > 0) {
    const ordered = reading.faults.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
    throw new CurriculumError(ordered.map(({ file, line, text }) => `${file}:${line} ${text}`));
  }
  const curriculum = serve(files);
  if (curriculum.routes.size === 0)
    throw new CurriculumError([
      `${folder} has nothing to teach yet: no route has a first week that is written (status "beta" or "active").`,
    ]);
  return curriculum;
}

async function readFiles(reading: Reading): Promise<Files> {
  const routes: Written<RouteFile>[] = [];
  const skills: Written<Skill>[] = [];
  const tasks: Written<Task>[] = [];
  const items: Written<ItemFile>[] = [];
  const resources: Written<Resource>[] = [];

  for (const file of await filesIn(reading, 'routes')) {
    const route = await readOne(reading, `routes/${file}`, routeSchema);
    if (route) routes.push(route);
  }
  for (const name of await foldersIn(reading, 'skills')) {
    const at = `skills/${name}`;
    const skill = await readOne(reading, `${at}/skill.yaml`, skillSchema);
    if (!skill) reading.spoiled.add(name);
    // Somebody who starts a skill writes skill.yaml first; only what is taught needs the rest.
    const optional = !skill || !isServed(skill.value);
    tasks.push(...(await readList(reading, `${at}/tasks.yaml`, taskSchema, { optional })));
    const own = await readList(reading, `${at}/items.yaml`, itemSchema, { optional });
    items.push(...own);
    resources.push(...(await readList(reading, `${at}/resources.yaml`, resourceSchema, { optional: true })));
    if (skill && skill.value.id !== name) skill.fault(['id'], `should be ${name}, the name of its folder`);
    for (const item of own) {
      if (!item.value.id.startsWith(`${name}-`)) item.fault(['id'], `should begin with ${name}-`);
      if (skill && !skill.value.kps.some((point) => point.id === item.value.kp))
        item.fault(['kp'], `${item.value.kp} is not a knowledge point of ${name}: see its skill.yaml`);
    }
    if (skill) skills.push(skill);
  }
  return { routes, skills, tasks, items, resources };
}

async function filesIn(reading: Reading, name: string): Promise<string[]> {
  const entries = await list(reading, name);
  for (const entry of entries)
    if (entry.name.endsWith('.yml'))
      reading.faults.push({ file: `${name}/${entry.name}`, line: 1, text: 'is not read: name it .yaml' });
  return entries.map((entry) => entry.name).filter((file) => file.endsWith('.yaml'));
}

async function foldersIn(reading: Reading, name: string): Promise<string[]> {
  return (await list(reading, name)).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Sorted, so that every machine reads in the same order. */
async function list({ folder }: Reading, name: string) {
  const entries = await readdir(`${folder}/${name}`, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    return [];
  });
  if (entries.length === 0)
    throw new CurriculumError([
      `There is no curriculum in ${folder}: its "${name}" folder is missing or empty. Is the path right?`,
    ]);
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Leaves out what is not served. The files have passed every check. */
function serve(files: Files): Curriculum {
  const served = <T extends { status: Skill['status'] }>(entries: readonly Written<T>[]) =>
    entries.map((entry) => entry.value).filter(isServed);
  const byId = <T extends { id: string }>(values: readonly T[]) => new Map(values.map((value) => [value.id, value]));

  const known = byId(served(files.skills));
  const skills = new Map(
    known
      .entries()
      .map(([id, skill]) => [id, { ...skill, requires: skill.requires.filter((other) => known.has(other)) }]),
  );
  const tasks = byId(served(files.tasks).filter((task) => task.kps.every((kp) => skills.has(skillOf(kp)))));
  const resources = byId(files.resources.map((resource) => resource.value));
  const items = byId(
    served(files.items)
      .filter((item) => skills.has(skillOf(item.kp)))
      .map((item) => ({
        ...item,
        source: typeof item.source === 'string' ? resources.get(item.source)! : item.source,
      })),
  );
  const routes = new Map<string, Route>();
  for (const { value } of files.routes) {
    const weeks = servedWeeks(value);
    if (weeks.length === 0) continue;
    const { sprints: _, assumes: __, ...route } = value;
    const days = weeks.flatMap((week, w) =>
      week.days.map((day, d) => ({
        number: w * 5 + d + 1,
        week: w + 1,
        task: tasks.get(day.task)!,
        essential: day.essential,
      })),
    );
    routes.set(value.id, { ...route, weeks, days });
  }
  return {
    routes,
    skills,
    tasks,
    items,
    resources,
    siblings: Map.groupBy(items.values(), (item) => item.kp),
  };
}
