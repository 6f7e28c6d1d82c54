import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Task } from '../core/curriculum/task.ts';
import { fallback } from '../core/language/model.ts';
import { type Reading, readText } from './read.ts';
import { dedented, fencesIn, spansIn } from './words.ts';

/**
 * The program that a learner ends up with, one for each task, in `skills/SKILL/solutions/TASK.py` (or `.sh`). It
 * includes the programs of the task's text as they are written there, by a line such as
 *
 *     #: what 1                  the first block of the text
 *     ok = #: hint 3 'x == '     the code in the third hint that begins so; `done 2` is the second criterion
 *     #: what 2 > test.py        saved as a file, before the program starts
 *
 * and prints `= 0.8` for each number that *Done* asks for, in order. Other comments:
 *
 *     # after: s4-workflow-split   tasks whose solutions left the files that it needs
 *     # needs: numpy git           modules and commands that not everybody has
 *     # in part: torch             the same, where the rest runs without them
 *     # not run: hint 2 1: why     a block that it does not include
 */
export interface Solution {
  readonly task: string;
  readonly file: string;
  readonly source: string;
  readonly after: readonly string[];
  readonly needs: readonly string[];
  /** What only a part of it needs; the program skips that part. */
  readonly inPart: readonly string[];
  /** The names of the blocks that it includes, or gives a reason not to. */
  readonly covers: ReadonlySet<string>;
}

export interface Runnable {
  readonly program: string;
  /** What is in its folder before it starts, by name. */
  readonly files: ReadonlyMap<string, string>;
}

const taken =
  /^(?<lead>.*?)#: (?<part>what|hint [123]|stretch|done [1-5]) (?:(?<block>\d+)|'(?<span>.+)')(?: > (?<to>\S+))?$/;

/** The solutions beside the tasks of a curriculum, in the order of their names. */
export async function readSolutions({ folder }: Pick<Reading, 'folder'>): Promise<Solution[]> {
  const entries = await readdir(join(folder, 'skills'), { recursive: true });
  const files = entries.filter((name) => /[/\\]solutions[/\\][^/\\]+\.(py|sh)$/.test(name)).sort();
  return Promise.all(
    files.map(async (name) => {
      const file = `skills/${name.replaceAll('\\', '/')}`;
      return parsed(file, (await readText({ folder }, file))!);
    }),
  );
}

function parsed(file: string, source: string): Solution {
  const lines = source.split('\n');
  const words = (key: string) =>
    lines.flatMap((line) => (line.startsWith(`# ${key}: `) ? line.slice(key.length + 4).split(/[,\s]+/) : []));
  const excused = lines.flatMap((line) => /^# not run: (\w.*?\d): \S/.exec(line)?.[1] ?? []);
  const run = lines.flatMap((line) => {
    const { part, block } = taken.exec(line)?.groups ?? {};
    return block ? [`${part} ${block}`] : [];
  });
  return {
    task: file.replace(/^.*\/|\.\w+$/g, ''),
    file,
    source,
    after: words('after'),
    needs: words('needs'),
    inPart: words('in part'),
    covers: new Set([...excused, ...run]),
  };
}

/** The English texts of a task that may hold programs, by the names that solutions use. */
const partsOf = (task: Task): Readonly<Record<string, string | undefined>> => ({
  what: task.what[fallback],
  ...Object.fromEntries(task.hints.map((hint, i) => [`hint ${i + 1}`, hint[fallback]])),
  stretch: task.stretch?.[fallback],
  ...Object.fromEntries(task.done.map(({ ask }, i) => [`done ${i + 1}`, ask[fallback]])),
});

/** The blocks of a task that a program can run, by name: `what 1`, `hint 3 1`. */
export const programsIn = (task: Task): string[] =>
  Object.entries(partsOf(task)).flatMap(([part, text]) =>
    fencesIn(text ?? '').flatMap(({ language }, i) =>
      ['python', 'sh', 'bash'].includes(language) ? [`${part} ${i + 1}`] : [],
    ),
  );

/** The solution with the task's programs in place. Throws an error with a readable message where the task lacks one. */
export function assembled(solution: Solution, task: Task): Runnable {
  const parts = partsOf(task);
  const files = new Map<string, string>();
  const lines = solution.source.split('\n').flatMap((line) => {
    if (!line.includes('#: ')) return [line];
    const { lead = '', part = '', block, span, to } = taken.exec(line)?.groups ?? {};
    if (!part) throw new Error(`"${line.trim()}" should read "#: what 1" or "#: hint 3 'beginning'"`);
    const text = parts[part] ?? '';
    const code = block
      ? fencesIn(text)[Number(block) - 1]?.code
      : spansIn(text).find((written) => written.startsWith(span!));
    if (code === undefined) throw new Error(`the task has no ${part} ${block ?? `'${span}'`}`);
    if (!to) return indented(dedented(code), lead);
    files.set(to, `${dedented(code)}\n`);
    return [];
  });
  return { program: lines.join('\n'), files };
}

function indented(code: string, lead: string): string[] {
  const room = /^\s*/.exec(lead)![0];
  return code.split('\n').map((line, i) => (i === 0 ? lead + line : line && room + line));
}
