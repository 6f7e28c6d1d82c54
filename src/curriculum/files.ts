import { readdir } from 'node:fs/promises';
import { type ItemFile, itemSchema, type PlacementFile, placementSchema } from '../core/curriculum/item.ts';
import { type Misconception, misconceptionSchema } from '../core/curriculum/misconception.ts';
import {
  type News,
  newsSchema,
  type Question,
  questionSchema,
  type Stage,
  stageSchema,
  type Track,
  trackSchema,
} from '../core/curriculum/outlook.ts';
import { type PathFile, pathSchema } from '../core/curriculum/path.ts';
import { type ProjectFile, projectSchema } from '../core/curriculum/project.ts';
import { type Resource, resourceSchema, type Skill, skillSchema } from '../core/curriculum/skill.ts';
import { type Task, taskSchema } from '../core/curriculum/task.ts';
import { type Term, termSchema } from '../core/curriculum/term.ts';
import { type Word, wordSchema } from '../core/curriculum/word.ts';
import { fullLanguages, languages, type Text } from '../core/language/model.ts';
import { CurriculumError, type Reading, readList, readOne, readText, type Written } from './read.ts';

/** All entries of the files, including `wip` and `deprecated` ones. */
export interface Files {
  readonly routes: readonly Written<PathFile>[];
  /** The earlier versions of paths, each path's from the first on. */
  readonly earlier: readonly Written<PathFile>[];
  readonly skills: readonly Written<Skill>[];
  readonly tasks: readonly Written<Task>[];
  readonly items: readonly Written<ItemFile>[];
  readonly resources: readonly Written<Resource>[];
  /** The brief is absent while it is missing in one of the full languages. */
  readonly projects: readonly Written<ProjectFile & { brief?: Text | undefined }>[];
  readonly placement: readonly Written<PlacementFile>[];
  readonly misconceptions: readonly Written<Misconception>[];
  readonly stages: readonly Written<Stage>[];
  readonly news: readonly Written<News>[];
  readonly questions: readonly Written<Question>[];
  readonly tracks: readonly Written<Track>[];
  readonly terms: readonly Written<Term>[];
  readonly words: readonly Written<Word>[];
}

/** Neither unfinished nor withdrawn. */
export const isServed = ({ status }: { status: Skill['status'] }) => status === 'beta' || status === 'active';

/** Reads every file of a curriculum folder. Their faults are added to `reading`. */
export async function readFiles(reading: Reading): Promise<Files> {
  const routes: Written<PathFile>[] = [];
  for (const file of await filesIn(reading, 'routes')) {
    const route = await readOne(reading, `routes/${file}`, pathSchema);
    if (route) routes.push(route);
  }
  const earlier = await readEarlier(reading, routes);
  const placement: Written<PlacementFile>[] = [];
  for (const file of await filesIn(reading, 'placement', { optional: true }))
    placement.push(...(await readList(reading, `placement/${file}`, placementSchema, { optional: true })));
  return {
    routes,
    earlier,
    ...(await readSkills(reading)),
    projects: await readProjects(reading),
    placement,
    misconceptions: await readList(reading, 'misconceptions.yaml', misconceptionSchema, { optional: true }),
    stages: await readList(reading, 'stages.yaml', stageSchema, { optional: true }),
    news: await readList(reading, 'news.yaml', newsSchema, { optional: true }),
    questions: await readList(reading, 'questions.yaml', questionSchema, { optional: true }),
    tracks: await readList(reading, 'tracks.yaml', trackSchema, { optional: true }),
    terms: await readList(reading, 'terms.yaml', termSchema, { optional: true }),
    words: await readList(reading, 'words.yaml', wordSchema, { optional: true }),
  };
}

/** A version is `routes/earlier/PATH-NUMBER.yaml`, the file as it was. */
async function readEarlier(reading: Reading, routes: Files['routes']): Promise<Written<PathFile>[]> {
  const versions: { readonly path: Written<PathFile>; readonly number: number }[] = [];
  for (const file of await filesIn(reading, 'routes/earlier', { optional: true })) {
    const path = await readOne(reading, `routes/earlier/${file}`, pathSchema);
    const number = Number(/-(\d+)\.yaml$/.exec(file)?.[1]);
    if (!path) continue;
    if (file === `${path.value.id}-${number}.yaml`) versions.push({ path, number });
    else
      path.fault(['id'], `is ${path.value.id}: name the file ${path.value.id}-1.yaml, or by the number of its version`);
    if (!routes.some(({ value }) => value.id === path.value.id))
      path.fault(['id'], `there is no path ${path.value.id} of which this could be an earlier version`);
  }
  versions.sort((a, b) => a.number - b.number);
  for (const [id, own] of Map.groupBy(versions, ({ path }) => path.value.id))
    for (const [i, { path, number }] of own.entries())
      if (number !== i + 1) path.fault(['id'], `version ${i + 1} of ${id} is missing: versions are numbered from 1`);
  return versions.map(({ path }) => path);
}

async function readSkills(reading: Reading) {
  const skills: Written<Skill>[] = [];
  const tasks: Written<Task>[] = [];
  const items: Written<ItemFile>[] = [];
  const resources: Written<Resource>[] = [];
  for (const name of await foldersIn(reading, 'skills')) {
    const at = `skills/${name}`;
    const skill = await readOne(reading, `${at}/skill.yaml`, skillSchema);
    if (!skill) reading.spoiled.add(name);
    // An author begins a skill with skill.yaml; only a skill that is served needs the other files.
    const optional = !skill || !isServed(skill.value);
    tasks.push(...(await readList(reading, `${at}/tasks.yaml`, taskSchema, { optional })));
    const own = await readList(reading, `${at}/items.yaml`, itemSchema, { optional });
    items.push(...own);
    const found = await readList(reading, `${at}/resources.yaml`, resourceSchema, { optional: true });
    resources.push(...found.map((entry) => ({ ...entry, value: { ...entry.value, skill: name } })));
    if (skill && skill.value.id !== name) skill.fault(['id'], `should be ${name}, the name of its folder`);
    for (const item of own) {
      if (!item.value.id.startsWith(`${name}-`)) item.fault(['id'], `should begin with ${name}-`);
      if (skill && !skill.value.kps.some((point) => point.id === item.value.kp))
        item.fault(['kp'], `${item.value.kp} is not a knowledge point of ${name}: see its skill.yaml`);
    }
    if (!skill) continue;
    const lesson = await pageText(reading, `${at}/lesson`);
    skills.push({ ...skill, value: { ...skill.value, lesson } });
  }
  return { skills, tasks, items, resources };
}

async function readProjects(reading: Reading): Promise<Files['projects']> {
  const projects: Files['projects'][number][] = [];
  for (const name of await foldersIn(reading, 'projects', { optional: true })) {
    const project = await readOne(reading, `projects/${name}/project.yaml`, projectSchema);
    if (!project) {
      reading.spoiled.add(name);
      continue;
    }
    if (project.value.id !== name) project.fault(['id'], `should be ${name}, the name of its folder`);
    const brief = await pageText(reading, `projects/${name}/brief`);
    if (!brief && isServed(project.value))
      project.fault(['id'], `write ${pageNames('brief')} beside it, or mark it "wip"`);
    projects.push({ ...project, value: { ...project.value, brief } });
  }
  return projects;
}

/** The files of a page: `lesson.en.md and lesson.zh-CN.md`. */
export const pageNames = (name: string) => fullLanguages.map((language) => `${name}.${language}.md`).join(' and ');

/**
 * A page with a Markdown file for each language. Undefined while the file of a full language is missing or empty. Other
 * translations may be missing; the fallback is then read.
 */
async function pageText(reading: Reading, name: string): Promise<Text | undefined> {
  const pages = await Promise.all(
    languages.map(async (language) => [language, await page(reading, `${name}.${language}.md`)] as const),
  );
  const text = Object.fromEntries(pages.filter(([, words]) => words)) as Partial<Text>;
  return fullLanguages.every((language) => text[language]) ? (text as Text) : undefined;
}

const page = async (reading: Reading, file: string) => (await readText(reading, file))?.trim();

async function filesIn(reading: Reading, name: string, needed = { optional: false }): Promise<string[]> {
  const entries = await list(reading, name, needed);
  for (const entry of entries)
    if (entry.name.endsWith('.yml'))
      reading.faults.push({ file: `${name}/${entry.name}`, line: 1, text: 'is not read: name it .yaml' });
  return entries.map((entry) => entry.name).filter((file) => file.endsWith('.yaml'));
}

async function foldersIn(reading: Reading, name: string, needed = { optional: false }): Promise<string[]> {
  return (await list(reading, name, needed)).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Sorted, so that every machine reads in the same order. */
async function list({ folder }: Reading, name: string, { optional }: { optional: boolean }) {
  const entries = await readdir(`${folder}/${name}`, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    return [];
  });
  if (entries.length === 0 && !optional)
    throw new CurriculumError([
      `There is no curriculum in ${folder}: its "${name}" folder is missing or empty. Is the path right?`,
    ]);
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
