import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Files, isServed } from './files.ts';
import { type Reading, readText } from './read.ts';

/** The file of all ids that were ever served. People's records hold them, so none is removed. */
const list = 'ids.txt';
const head = `# Every id that was ever served. People's records hold them, so none may go: what is no longer good becomes
# "status: deprecated". Written by: npm run curriculum -- stamp
`;

interface Named {
  readonly id: string;
  readonly served: boolean;
  readonly say: (message: string) => void;
}

/** Everything with such an id: paths, skills, knowledge points, tasks, items, projects and placement items. */
function namedIn({ routes, skills, tasks, items, projects, placement }: Files): Named[] {
  const of = [...skills, ...tasks, ...items, ...projects, ...placement].map(({ value, fault }) => ({
    id: value.id,
    served: isServed(value),
    say: (message: string) => fault(['id'], message),
  }));
  const points = skills.flatMap(({ value, fault }) =>
    value.kps.map(({ id }, i) => ({
      id,
      served: isServed(value),
      say: (message: string) => fault(['kps', i, 'id'], message),
    })),
  );
  const paths = routes.map(({ value, fault }) => ({
    id: value.id,
    served: true,
    say: (message: string) => fault(['id'], message),
  }));
  return [...paths, ...of, ...points];
}

/** The ids in the list, with their line numbers. */
export async function knownIds(reading: Pick<Reading, 'folder'>): Promise<Map<string, number>> {
  const lines = (await readText(reading, list))?.split('\n') ?? [];
  return new Map(lines.flatMap((line, i) => (line && !line.startsWith('#') ? [[line.trim(), i + 1] as const] : [])));
}

/** Reports ids that were served and no longer exist, and ids that are served but not listed yet. */
export async function checkIds(files: Files, reading: Reading): Promise<void> {
  const named = namedIn(files);
  const here = new Set(named.map(({ id }) => id));
  const before = await knownIds(reading);
  for (const [id, line] of before)
    if (!here.has(id) && !reading.blind && !reading.spoiled.has(id))
      reading.faults.push({
        file: list,
        line,
        text: `${id} was served and is gone: bring it back, as "deprecated" if it is no longer good`,
      });
  const [first, ...more] = named.filter(({ id, served }) => served && !before.has(id));
  const others = more.length ? ` and ${more.length} more` : '';
  first?.say(`${first.id}${others} not in ${list} yet: npm run curriculum -- stamp`);
}

/** Adds the ids that are served now to the list. Returns the new ones. */
export async function stampIds(files: Files, reading: Reading): Promise<string[]> {
  const before = await knownIds(reading);
  const fresh = namedIn(files).flatMap(({ id, served }) => (served && !before.has(id) ? [id] : []));
  const all = [...new Set([...before.keys(), ...fresh])].toSorted((a, b) => (a < b ? -1 : 1));
  if (fresh.length) await writeFile(join(reading.folder, list), `${head}${all.join('\n')}\n`);
  return fresh;
}
