import { skillOf } from '../core/curriculum/entry.ts';
import { blooms } from '../core/curriculum/item.ts';
import { fullLanguages } from '../core/language/model.ts';
import { type Files, isServed } from './files.ts';
import { longestKey } from './rules/bank.ts';

const types = ['single', 'numeric', 'code_output', 'short', 'multi', 'truefalse', 'ordering'] as const;
const percent = (part: number, of: number) => (of ? `${Math.round((100 * part) / of)}%` : '–');

/** A table of what is served: one line for each stage and one for all, with the numbers of each kind; then the paths. */
export function statsTable(files: Files): string {
  const skills = files.skills.map(({ value }) => value).filter(isServed);
  const items = files.items.map(({ value }) => value).filter(isServed);
  const tasks = files.tasks.map(({ value }) => value).filter(isServed);
  const placement = files.placement.map(({ value }) => value).filter(isServed);
  const stageOf = new Map(skills.map((skill) => [skill.id, skill.stage]));
  const line = (name: string, within: (stage: string | undefined) => boolean): string[] => {
    const own = items.filter((item) => within(stageOf.get(skillOf(item.kp))));
    const here = skills.filter((skill) => within(skill.stage));
    const work = tasks.filter((task) => within(stageOf.get(skillOf(task.kps[0]!))));
    const verdicts = own.filter((item) => item.type === 'truefalse');
    const apply = own.filter((item) => blooms.indexOf(item.bloom) >= blooms.indexOf('apply')).length;
    const longest = fullLanguages.map((language) => {
      const { share, of } = longestKey(own, language);
      return percent(share * of, of);
    });
    return [
      name,
      String(here.length),
      String(here.reduce((n, skill) => n + skill.kps.length, 0)),
      String(work.length),
      String(work.reduce((n, task) => n + task.minutes, 0)),
      String(own.length),
      ...types.map((type) => String(own.filter((item) => item.type === type).length)),
      percent(own.filter((item) => item.bloom === 'remember').length, own.length),
      percent(apply, own.length),
      percent(verdicts.filter((item) => item.type === 'truefalse' && item.answer).length, verdicts.length),
      ...longest,
      String(placement.filter((item) => within(item.stage)).length),
    ];
  };
  const stages = [...new Set([...skills, ...placement].map(({ stage }) => stage))];
  const number = (stage: string) => Number(stage.slice(1));
  const head = ['stage', 'skills', 'KPs', 'tasks', 'minutes', 'items', ...types];
  const rows = [
    [
      ...head,
      'remember',
      'apply+',
      'true',
      ...fullLanguages.map((language, i) => (i ? language.split('-')[0]! : `longest ${language}`)),
      'placement',
    ],
    ...stages.toSorted((a, b) => number(a) - number(b)).map((stage) => line(stage, (of) => of === stage)),
    line('all', () => true),
  ];
  return `${aligned(rows)}\n\n${aligned(pathRows(files))}`;
}

/** A line for each path: its weeks, its task days, and how many distinct tasks they hold; the last counts a task of several paths once. */
function pathRows(files: Files): string[][] {
  const paths = files.routes.map(({ value }) => {
    const weeks = value.sprints.flatMap((sprint) => sprint.weeks).filter(isServed);
    return { id: value.id, weeks, tasks: weeks.flatMap(({ days }) => days.map(({ task }) => task)) };
  });
  const line = (name: string, weeks: number, tasks: readonly string[]) =>
    [name, weeks, tasks.length, new Set(tasks).size].map(String);
  return [
    ['path', 'weeks', 'task days', 'distinct tasks'],
    ...paths.map(({ id, weeks, tasks }) => line(id, weeks.length, tasks)),
    line(
      'all',
      paths.reduce((sum, { weeks }) => sum + weeks.length, 0),
      paths.flatMap(({ tasks }) => tasks),
    ),
  ];
}

/** Rows as lines of text, each column as wide as its widest cell. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows
    .map((row) => row.map((cell, i) => (i ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  '))
    .join('\n');
}
