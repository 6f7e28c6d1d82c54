import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { fewestLogged, type Task, taskMinutes } from '../core/curriculum/task.ts';
import { type Files, readFiles } from './files.ts';
import { CurriculumError, newReading } from './read.ts';
import { quantile, refit } from './refit.ts';
import { lengthFor, ruleMinutes } from './rules/effort.ts';

/** What learners logged for a task, in totals alone, and which minutes it should have. */
interface Row {
  readonly task: string;
  /** The minutes that it has. */
  readonly now: number;
  /** The rule's own estimate, rounded. */
  readonly rule: number;
  readonly learners: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly fitted: number;
  readonly next: Task['minutes'];
}

const columns = ['now', 'rule', 'learners', 'lower', 'median', 'upper', 'fitted', 'new'] as const;

/** How many allowed lengths lie between two of them. */
const stepsApart = (a: number, b: number): number =>
  taskMinutes.indexOf(b as Task['minutes']) - taskMinutes.indexOf(a as Task['minutes']);

/**
 * What learners logged, as a text that can be read and given away: a line for each task with its minutes, the rule's
 * estimate, how many logged it, the quartiles, what both come to, and the allowed length of that. It says nothing about
 * anybody, and nothing about a task that fewer than five logged.
 */
export async function minutesReport(
  folder: string,
  logged: readonly { readonly task: string; readonly minutes: readonly number[] }[],
): Promise<string> {
  const reading = newReading(folder);
  const files = await readFiles(reading);
  if (reading.faults.length) throw new CurriculumError(reading.faults.map(({ file, text }) => `${file} ${text}`));
  const rules = ruleMinutes(files);
  const known = new Map(files.tasks.map(({ value }) => [value.id, value]));
  const told = logged.filter(({ minutes }) => minutes.length >= fewestLogged);
  const rows = told.flatMap(({ task: id, minutes }): Row[] => {
    const [task, rule] = [known.get(id), rules.get(id)];
    if (!task || rule === undefined) return [];
    const fitted = refit(rule, minutes);
    const [lower, median, upper] = [0.25, 0.5, 0.75].map((share) => quantile(minutes, share)) as [
      number,
      number,
      number,
    ];
    const figures = { learners: minutes.length, lower, median, upper, fitted, next: lengthFor(fitted) };
    return [{ task: id, now: task.minutes, rule: Math.round(rule), ...figures }];
  });
  const width = Math.max(...rows.map(({ task }) => task.length), '# task'.length);
  const line = (name: string, cells: readonly string[]) =>
    [name.padEnd(width), ...cells.map((cell) => cell.padStart(8))].join(' ');
  const figure = (n: number) => String(Number(n.toFixed(1)));
  const far = rows.filter(({ now, next }) => Math.abs(stepsApart(now, next)) > 1);
  return [
    `# Minutes that learners logged, of tasks that at least ${fewestLogged} of them did. Their author changes the curriculum by`,
    '# npm run curriculum -- minutes FILE --write',
    line('# task', columns),
    ...rows.map((row) =>
      line(
        row.task,
        [row.now, row.rule, row.learners, row.lower, row.median, row.upper, row.fitted, row.next].map(figure),
      ),
    ),
    !rows.length
      ? '# Nothing yet.'
      : far.length
        ? `# Off by more than one length: ${far.map(({ task, now, next }) => `${task} (${now}, should be ${next})`).join(', ')}`
        : '# None is off by more than one length.',
    ...(told.length > rows.length ? [`# Not in this curriculum: ${told.length - rows.length}`] : []),
  ].join('\n');
}

const amount = z.coerce.number().positive();
const row = z
  .tuple([
    z.string().regex(/^[a-z0-9-]+$/),
    amount,
    z.coerce.number().int().min(0),
    z.coerce.number().int().min(fewestLogged),
    amount,
    amount,
    amount,
    amount,
    z.coerce.number().pipe(z.literal(taskMinutes)),
  ])
  .transform(
    ([task, now, rule, learners, lower, median, upper, fitted, next]): Row => ({
      ...{ task, now, rule, learners, lower, median, upper, fitted, next },
    }),
  );

/** The lines of a report. Undefined when one of them is none. */
export function readMinutesReport(text: string): readonly Row[] | undefined {
  const lines = text.split('\n').filter((one) => one.trim() && !/^[#>]/.test(one));
  const rows = lines.map((one) => row.safeParse(one.trim().split(/\s+/)));
  return rows.every(({ success }) => success) ? rows.flatMap(({ data }) => data ?? []) : undefined;
}

/** What a report says of the tasks of these files: what changes, and what it does not fit. */
export function compareMinutes(files: Files, rows: readonly Row[]) {
  const rules = ruleMinutes(files);
  const known = rows.flatMap((one) => {
    const rule = rules.get(one.task);
    return rule === undefined ? [] : [{ ...one, fits: Math.round(rule) === one.rule }];
  });
  const ids = new Set(known.map(({ task }) => task));
  return {
    fitting: known.filter(({ fits }) => fits),
    /** Written or counted differently since: what was logged is about another task. */
    changed: known.filter(({ fits }) => !fits).map(({ task }) => task),
    unknown: rows.filter(({ task }) => !ids.has(task)).map(({ task }) => task),
  };
}

/** Writes the minutes of these rows into their tasks, and how many learners they follow from. Leaves all else as it is. */
export async function writeMinutes(folder: string, { tasks }: Files, rows: readonly Row[]): Promise<void> {
  const wanted = new Map(rows.map((one) => [one.task, one]));
  const found = tasks.filter(({ value }) => wanted.has(value.id));
  for (const file of new Set(found.map((one) => one.file))) {
    const path = join(folder, file);
    await writeFile(path, withMinutes(await readFile(path, 'utf8'), wanted));
  }
}

function withMinutes(text: string, rows: ReadonlyMap<string, Row>): string {
  const { contents } = parseDocument(text);
  const entries = isSeq(contents) ? (contents.items as unknown[]).filter(isMap) : [];
  // From the last to the first, so that the positions of the earlier ones stay valid.
  return entries.toReversed().reduce((done, entry) => {
    const one = rows.get(String(entry.get('id')));
    return one ? put(done, entry, one) : done;
  }, text);
}

function put(text: string, entry: YAMLMap, { learners, median, next }: Row): string {
  const spot = (name: string) => {
    const pair = entry.items.find(({ key }) => isScalar(key) && key.value === name);
    const ranges = [pair?.key, pair?.value].map((node) => (node as { range?: [number, number, number] } | null)?.range);
    const [key, value] = ranges;
    return key && value && { from: key[0], to: value[0] + text.slice(value[0], value[1]).trimEnd().length };
  };
  const minutes = spot('minutes');
  if (!minutes) return text;
  const mark = `logged: { learners: ${learners}, median: ${median} }`;
  const old = spot('logged');
  const edits = [{ ...minutes, written: `minutes: ${next}` }];
  if (old) edits.push({ ...old, written: mark });
  else if (entry.flow) edits.push({ from: minutes.to, to: minutes.to, written: `, ${mark}` });
  else {
    // On the next line: this one may end in a comment.
    const end = text.indexOf('\n', minutes.to);
    const at = end < 0 ? text.length : end;
    const indent = ' '.repeat(minutes.from - (text.lastIndexOf('\n', minutes.from) + 1));
    edits.push({ from: at, to: at, written: `\n${indent}${mark}` });
  }
  return edits
    .sort((a, b) => b.from - a.from)
    .reduce((done, { from, to, written }) => done.slice(0, from) + written + done.slice(to), text);
}
