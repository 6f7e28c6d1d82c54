import { skillOf } from '../core/curriculum/entry.ts';
import type { ItemFile, PlacementFile } from '../core/curriculum/item.ts';
import { daysPerWeek, type PathFile, type Week } from '../core/curriculum/path.ts';
import type { Task } from '../core/curriculum/task.ts';
import { fullLanguages, type Text } from '../core/language/model.ts';
import { type Files, isServed } from './files.ts';
import type { Reading, Written } from './read.ts';
import { normalised } from './words.ts';

/** The sprints up to the first week that is not served, with the numbers of their weeks, from 1 over the path. */
export function servedSprints(path: PathFile) {
  const weeks = path.sprints.flatMap((sprint) => sprint.weeks);
  const end = weeks.findIndex((week) => !isServed(week));
  const last = end < 0 ? weeks.length : end;
  let from = 1;
  return path.sprints.flatMap((sprint) => {
    const own = sprint.weeks.slice(0, Math.max(0, last - from + 1));
    const first = from;
    from += sprint.weeks.length;
    return own.length ? [{ sprint, weeks: own as Week[], from: first, to: first + own.length - 1 }] : [];
  });
}

/** The weeks before the first one that is not served. */
const servedWeeks = (path: PathFile): Week[] => servedSprints(path).flatMap(({ weeks }) => weeks);

/** Checks what concerns several entries: ids are unique, names exist, and skills come after those that they require. */
export function checkCurriculum(files: Files, reading: Reading): void {
  checkNames(files);
  for (const item of [...files.items, ...files.placement]) if (isServed(item.value)) checkOptions(item);
  checkSkills(files, reading);
  checkTasks(files, reading);
  checkMentions(files, reading);
  const tasks = new Map(files.tasks.map(({ value }) => [value.id, value]));
  // Whoever is in a sprint of an earlier version still does its tasks.
  for (const path of [...files.routes, ...files.earlier]) checkPath(path, tasks, files, reading);
}

/** Whether the name certainly does not exist. It may exist in a file or an entry that could not be read. */
const absent = ({ blind, spoiled }: Reading, name: string) => !blind && !spoiled.has(name);

function checkNames(files: Files): void {
  const { routes, skills } = files;
  const seen = new Set<string>();
  const once = (id: string, say: () => void) => (seen.has(id) ? say() : seen.add(id));
  const { earlier: _, words: __, ...now } = files;
  for (const entry of Object.values(now).flat() as Written<{ id: string }>[])
    once(entry.value.id, () => entry.fault(['id'], `${entry.value.id} is taken: an id is used once in a curriculum`));
  for (const path of routes)
    for (const [i, { id }] of path.value.sprints.entries())
      once(id, () => path.fault(['sprints', i, 'id'], `${id} is taken: an id is used once in a curriculum`));
  for (const { value, fault } of skills)
    for (const [i, { id }] of value.kps.entries()) {
      if (!id.startsWith(`${value.id}.`)) fault(['kps', i, 'id'], `should begin with ${value.id}.`);
      once(id, () => fault(['kps', i, 'id'], `${id} is taken: an id is used once in a curriculum`));
    }
}

const banned = /\b(all|none) of the above\b|以上(都|皆|全)(是|不是|对|不对|错)/i;

function checkOptions({ value: item, fault }: Written<ItemFile> | Written<PlacementFile>): void {
  const field = 'options' in item ? 'options' : 'steps' in item ? 'steps' : undefined;
  if (!field) return;
  const texts: Text[] = 'options' in item ? item.options.map((o) => o.text) : 'steps' in item ? item.steps : [];
  const where = (i: number, language: string) =>
    field === 'options' ? [field, i, 'text', language] : [field, i, language];
  for (const language of fullLanguages) {
    const seen = new Set<string>();
    for (const [i, text] of texts.entries()) {
      const plain = normalised(text[language]);
      if (seen.has(plain)) fault(where(i, language), 'says the same as another: reword it or remove it');
      seen.add(plain);
      if (banned.test(plain))
        fault(where(i, language), 'options are shuffled, so "above" means nothing: name what is meant');
    }
  }
}

function checkSkills({ skills, items }: Files, reading: Reading): void {
  const asked = new Set(items.filter(({ value }) => isServed(value)).map(({ value }) => value.kp));
  const byId = new Map(skills.map((skill) => [skill.value.id, skill]));
  for (const { value, fault } of skills) {
    for (const [i, id] of value.requires.entries())
      if (!byId.has(id) && absent(reading, id)) fault(['requires', i], `there is no skill ${id}`);
    if (!isServed(value)) continue;
    for (const [i, { id }] of value.kps.entries())
      if (!asked.has(id) && absent(reading, id)) fault(['kps', i, 'id'], `${id} has no item: write one in items.yaml`);
  }

  const done = new Set<string>();
  const follow = (id: string, path: readonly string[]): void => {
    const skill = byId.get(id);
    if (!skill || done.has(id)) return;
    if (path.includes(id)) {
      const circle = [...path.slice(path.indexOf(id)), id].join(' → ');
      skill.fault(['requires'], `is circular: ${circle}. Remove one of these`);
      return;
    }
    for (const next of skill.value.requires) follow(next, [...path, id]);
    done.add(id);
  };
  for (const id of byId.keys()) follow(id, []);
}

function checkTasks({ tasks, items, placement, skills, resources }: Files, reading: Reading): void {
  const points = new Set(skills.flatMap(({ value }) => value.kps.map((point) => point.id)));
  const shelf = new Set(resources.map(({ value }) => value.id));
  for (const { value, fault } of [...items, ...placement])
    if (typeof value.source === 'string' && !shelf.has(value.source) && absent(reading, value.source))
      fault(['source'], `there is no resource ${value.source}`);
  for (const { value, fault } of tasks) {
    for (const [i, kp] of value.kps.entries())
      if (!points.has(kp) && absent(reading, kp) && absent(reading, skillOf(kp)))
        fault(['kps', i], `there is no knowledge point ${kp}`);
    for (const [i, id] of value.resources.entries())
      if (!shelf.has(id) && absent(reading, id)) fault(['resources', i], `there is no resource ${id}`);
  }
}

/** Checks the names that projects, sprints, questions, tracks and terms refer to. */
function checkMentions({ skills, projects, routes, questions, tracks, terms }: Files, reading: Reading): void {
  const known = new Set(skills.map(({ value }) => value.id));
  const lost = (ids: readonly string[]) => [...ids.entries()].filter(([, id]) => !known.has(id) && absent(reading, id));
  for (const { value, fault } of [...projects, ...questions])
    for (const [i, id] of lost(value.skills)) fault(['skills', i], `there is no skill ${id}`);
  for (const { value, fault } of tracks)
    for (const [c, course] of value.courses.entries())
      for (const [i, id] of lost(course.skills)) fault(['courses', c, 'skills', i], `there is no skill ${id}`);
  for (const { value, fault } of terms)
    for (const [, id] of lost([value.skill])) fault(['skill'], `there is no skill ${id}`);
  const ready = new Set(projects.filter(({ value }) => isServed(value)).map(({ value }) => value.id));
  for (const { value, fault } of routes)
    for (const [s, { sprint }] of servedSprints(value).entries())
      for (const id of [sprint.project, ...sprint.also])
        if (id && !ready.has(id) && absent(reading, id))
          fault(['sprints', s, id === sprint.project ? 'project' : 'also'], `there is no project ${id} to serve`);
}

function checkPath(
  { value: path, fault }: Written<PathFile>,
  tasks: ReadonlyMap<string, Task>,
  { items, skills }: Files,
  reading: Reading,
): void {
  const weeks = servedWeeks(path);
  if (weeks.length === 0) return;
  const servedSkills = new Map(skills.filter(({ value }) => isServed(value)).map(({ value }) => [value.id, value]));
  const opener = items.find(({ value }) => value.id === path.opener)?.value;
  if (!opener ? absent(reading, path.opener) : !isServed(opener) || !servedSkills.has(skillOf(opener.kp)))
    fault(['opener'], `there is no item ${path.opener} to serve`);

  const places = path.sprints.flatMap((sprint, s) => sprint.weeks.map((_, w) => ['sprints', s, 'weeks', w]));
  const days = weeks.flatMap((week, n) =>
    week.days.map((day, d) => ({ task: day.task, at: [...places[n]!, 'days', d, 'task'] })),
  );
  for (const [n, week] of weeks.entries()) {
    const essential = week.days.filter((day) => day.essential).length;
    if (week.days.length !== daysPerWeek.all || essential !== daysPerWeek.essential)
      fault(
        [...places[n]!, 'days'],
        `has ${week.days.length} days, ${essential} of them essential: a week has ${daysPerWeek.all}, ${daysPerWeek.essential} of them essential (or is "wip")`,
      );
  }

  const first = new Map<string, number>();
  for (const [n, { task: id }] of days.entries())
    for (const kp of tasks.get(id)?.kps ?? []) if (!first.has(skillOf(kp))) first.set(skillOf(kp), n);
  const met = new Set<string>();
  for (const [n, { task: id, at }] of days.entries()) {
    const task = tasks.get(id);
    if (met.has(id)) fault(at, `${id} is in this path twice`);
    met.add(id);
    if (!task) {
      if (absent(reading, id)) fault(at, `there is no task ${id}`);
      continue;
    }
    const own = new Set(task.kps.map(skillOf));
    const unready = [...own].filter((skill) => !servedSkills.has(skill) && absent(reading, skill));
    if (!isServed(task) || unready.length > 0)
      fault(
        at,
        `${isServed(task) ? unready.join(', ') : id} is "wip" or "deprecated": finish it, or mark the week "wip"`,
      );
    for (const skill of own)
      for (const required of servedSkills.get(skill)?.requires ?? [])
        if (!own.has(required) && (first.get(required) ?? -1) > n)
          fault(at, `${id} needs ${required}, which comes later in the path: change the order`);
  }
}
