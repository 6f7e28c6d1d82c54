import { checkCurriculum } from './check.ts';
import { type Files, isServed, readFiles } from './files.ts';
import { checkIds } from './ids.ts';
import { hasPython } from './python.ts';
import { type Fault, newReading, type Written } from './read.ts';
import { checkBank } from './rules/bank.ts';
import { checkEffort } from './rules/effort.ts';
import { checkItem } from './rules/item.ts';
import { checkKeys, computed } from './rules/key.ts';
import { checkKit } from './rules/kit.ts';
import { checkMisconceptions } from './rules/misconception.ts';
import { checkSolutions, type Programs, runSolutions } from './rules/program.ts';
import { checkRubrics } from './rules/project.ts';
import { checkRoutes } from './rules/route.ts';
import { checkSkills } from './rules/skill.ts';
import { checkCost, checkStrings, checkTask, taught } from './rules/task.ts';
import { checkTerms } from './rules/term.ts';
import { checkTranslations } from './rules/translation.ts';
import { checkWording } from './rules/wording.ts';
import { readSolutions } from './solutions.ts';

export interface Audit {
  /** In the order of the files. */
  readonly faults: readonly Fault[];
  readonly files: Files;
  /** How many keys a program can tell, and whether they were computed. */
  readonly keys: { readonly count: number; readonly ran: boolean };
  /** The programs of tasks that were run; undefined without Python. */
  readonly programs?: Programs | undefined;
}

/**
 * Every check that a program can make of a curriculum, the bot's own at its start among them. `python: false` leaves
 * the keys and the programs of tasks alone.
 */
export async function auditCurriculum(
  folder: string,
  { today, python }: { readonly today: string; readonly python: boolean },
): Promise<Audit> {
  const reading = newReading(folder);
  const files = await readFiles(reading);
  checkCurriculum(files, reading);
  for (const entry of [...files.items, ...files.placement]) if (isServed(entry.value)) checkItem(entry);
  for (const entry of taught(files)) checkTask(entry, files);
  for (const entry of files.projects) if (isServed(entry.value)) checkCost(entry);
  for (const entry of Object.values(files).flat() as Written<object>[]) checkStrings(entry, stringsIn);
  checkSkills(files, reading, today);
  checkRoutes(files);
  checkKit(files);
  checkEffort(files);
  checkRubrics(files);
  checkMisconceptions(files, reading);
  checkTerms(files);
  checkWording(files);
  checkBank(files, reading);
  checkTranslations(files, reading);
  await checkIds(files, reading);
  const solutions = await readSolutions(reading);
  checkSolutions(files, solutions, reading);
  const count = computed(files).length;
  const ran = python && (await hasPython());
  if (ran) await checkKeys(files);
  const programs = ran ? await runSolutions(files, solutions, reading) : undefined;
  const ordered = reading.faults.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  return { faults: ordered, files, keys: { count, ran }, programs };
}

type Path = readonly (string | number)[];

/** Every piece of text of an entry, by the way to it. */
export function* stringsIn(value: unknown, path: Path = []): Generator<[Path, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (Array.isArray(value)) for (const [i, inner] of value.entries()) yield* stringsIn(inner, [...path, i]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* stringsIn(inner, [...path, key]);
}
