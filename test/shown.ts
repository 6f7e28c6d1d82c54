import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { type Language, languages } from '../src/core/language/model.ts';

/** What a platform shows of one view, in lines that a person can check. */
export interface Shown {
  readonly name: string;
  readonly lines: readonly string[];
}

/** `press quiz.answer #2` → `press-quiz.answer.2.en.txt`; a file system takes it, also one that knows no capitals. */
const fileOf = (name: string, language: Language) =>
  `${name
    .replace(/^\//, 'slash ')
    .replace(/ #(\d+)$/, '.$1')
    .replace(/[^A-Za-z0-9.]+/g, '-')}.${language}.txt`;

/**
 * Compares each view with its own file in `folder`, all of them before the test fails, and fails for a file of a view
 * that is no more. `npm test -- FILE -u` writes the files anew, and takes away what has no view.
 */
export async function expectShown(folder: string, language: Language, shown: readonly Shown[]): Promise<void> {
  const files = new Map(shown.map((one) => [fileOf(one.name, language), one]));
  expect(new Set([...files.keys()].map((file) => file.toLowerCase())).size, 'each view has its own file').toBe(
    shown.length,
  );
  await mkdir(folder, { recursive: true });
  const others = languages.filter((other) => other !== language);
  const stale = (await readdir(folder)).filter(
    (file) => !files.has(file) && !others.some((other) => file.endsWith(`.${other}.txt`)),
  );
  if (inject('renewing')) for (const file of stale) await rm(join(folder, file));
  else expect.soft(stale, 'files of no view: npm test -- FILE -u takes them away').toEqual([]);
  for (const [file, { name, lines }] of files)
    await expect.soft(`${[`## ${name}`, ...lines].join('\n')}\n`, file).toMatchFileSnapshot(join(folder, file));
}
