import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** A whole curriculum of one week, about bread: it passes every check. */
export const second = fileURLToPath(new URL('second', import.meta.url));

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

export type Change = readonly [file: string, from: string | RegExp, to: string];

/** A copy of it with these changes, each of which must find its place. An empty `from` replaces the whole file. */
export async function copyOf(...changes: readonly Change[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'second-'));
  folders.push(folder);
  await cp(second, folder, { recursive: true });
  for (const [file, from, to] of changes) {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    const before = from === '' ? '' : await readFile(path, 'utf8');
    const after = from === '' ? to : before.replace(from, to);
    if (after === before) throw new Error(`${file} has no ${from}`);
    await writeFile(path, after);
  }
  return folder;
}
