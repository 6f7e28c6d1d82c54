import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import type { Files } from './files.ts';
import { englishHash } from './hash.ts';
import { translated } from './rules/translation.ts';

/**
 * Writes `zh_of` into the entries without one, and into the `named` ones, whose Chinese somebody has read again.
 * Leaves the rest of the files, including comments, unchanged. Returns the ids of the stamped entries.
 */
export async function stampTranslations(folder: string, files: Files, named: ReadonlySet<string>): Promise<string[]> {
  const wanted = translated(files).filter(
    ({ value }) => !value.zh_of || (named.has(value.id) && value.zh_of !== englishHash(value)),
  );
  for (const [file, entries] of Map.groupBy(wanted, (entry) => entry.file)) {
    const path = join(folder, file);
    const hashes = new Map(entries.map(({ value }) => [value.id, englishHash(value)]));
    await writeFile(path, stamped(await readFile(path, 'utf8'), hashes));
  }
  return wanted.map(({ value }) => value.id);
}

/** The text of a file with these hashes in its entries. */
export function stamped(text: string, hashes: ReadonlyMap<string, string>): string {
  const { contents } = parseDocument(text);
  const entries = isMap(contents)
    ? [contents]
    : ((contents as { items?: unknown[] } | null)?.items ?? []).filter(isMap);
  // From the last to the first, so that the positions of the earlier ones stay valid.
  return entries.toReversed().reduce((done, entry) => {
    const hash = hashes.get(String(entry.get('id')));
    return hash ? put(done, entry, hash) : done;
  }, text);
}

function put(text: string, entry: YAMLMap, hash: string): string {
  const old = entry.get('zh_of', true);
  // YAML would read eight digits, or 1e234567, as a number.
  const written = /^[\d.e]+$/.test(hash) ? `'${hash}'` : hash;
  if (isScalar(old)) return text.slice(0, old.range![0]) + written + text.slice(old.range![1]);
  const last = entry.items.at(-1)!;
  const { range } = (last.value ?? last.key) as { range: [number, number, number] };
  if (entry.flow) return `${text.slice(0, range[1])}, zh_of: ${written}${text.slice(range[1])}`;
  const ends = text.slice(0, range[1]).trimEnd().length;
  const line = text.indexOf('\n', ends);
  const at = line < 0 ? text.length : line;
  const first = (entry.items[0]!.key as { range: [number, number, number] }).range[0];
  const indent = ' '.repeat(first - (text.lastIndexOf('\n', first - 1) + 1));
  return `${text.slice(0, at)}\n${indent}zh_of: ${written}${text.slice(at) || '\n'}`;
}
