import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { auditCurriculum } from '../../src/curriculum/audit.ts';
import { author } from '../../src/curriculum/author/author.ts';
import { loadCurriculum } from '../../src/curriculum/load.ts';
import { minutesReport } from '../../src/curriculum/minutes.ts';
import { copyOf } from './copy.ts';

// What learners logged, from the operator's report into the tasks of an author.

const file = 'skills/b1-dough/tasks.yaml';
const [percent, rise] = ['b1-dough-percent', 'b1-dough-rise'] as const;
const logged = [
  { task: percent, minutes: [15, 15, 15, 30, 30] },
  { task: rise, minutes: [60, 60, 90, 90, 90, 120, 180, 180] },
  { task: 'b1-few', minutes: [15, 15, 15, 15] },
  { task: 'b1-gone', minutes: [15, 15, 15, 15, 15] },
];

async function run(folder: string, ...words: string[]) {
  const said: string[] = [];
  const well = await author(words, folder, (text) => said.push(text));
  return { well, out: said.join('\n') };
}

async function reportIn(folder: string) {
  const path = join(folder, 'minutes.txt');
  // As `npm run minutes > minutes.txt` writes it.
  await writeFile(
    path,
    `\n> tongxue@0.2.0 minutes\n> node src/ops/minutes.ts\n\n${await minutesReport(folder, logged)}\n`,
  );
  return path;
}

const faults = async (folder: string) =>
  (await auditCurriculum(folder, { today: '2026-11-23', python: false })).faults.map(
    ({ file: of, text }) => `${of} ${text}`,
  );

test('the report has totals of at least five, the quartiles, and what is off by more than one length', async () => {
  const report = await minutesReport(await copyOf(), logged);
  const row = (task: string) => new RegExp(`^${task} .*`, 'm').exec(report)?.[0].split(/\s+/).slice(1).map(Number);
  expect(row(percent)).toEqual([15, expect.any(Number), 5, 15, 15, 30, expect.any(Number), 15]);
  expect(row(rise)).toEqual([30, expect.any(Number), 8, 82.5, 90, 135, expect.any(Number), 60]);
  expect(report).toContain(`# Off by more than one length: ${rise} (30, should be 60)`);
  expect(report).toContain('# Not in this curriculum: 1');
  expect(report).not.toMatch(/b1-few|b1-gone/);
  expect(await minutesReport(await copyOf(), logged.slice(2, 3))).toContain('# Nothing yet.');
});

test('an author reads it, then has it written: the minutes and where they are from, and nothing else', async () => {
  const folder = await copyOf();
  const before = await readFile(join(folder, file), 'utf8');
  const report = await reportIn(folder);
  const read = await run(folder, 'minutes', report);
  expect(read).toMatchObject({ well: true, out: expect.stringContaining(`${rise}: 30 → 60 (8 learners, median 90)`) });
  expect(await readFile(join(folder, file), 'utf8')).toBe(before);
  expect(await run(folder, 'minutes', report, '--write')).toMatchObject({ well: true });
  const after = await readFile(join(folder, file), 'utf8');
  expect(after).toBe(
    before
      .replace('  minutes: 15\n', '  minutes: 15\n  logged: { learners: 5, median: 15 }\n')
      .replace('  minutes: 30\n', '  minutes: 60\n  logged: { learners: 8, median: 90 }\n'),
  );
  expect((await loadCurriculum(folder)).tasks.get(rise)).toMatchObject({
    minutes: 60,
    logged: { learners: 8, median: 90 },
  });
  expect(await faults(folder)).toEqual([]);
  expect(await run(folder, 'minutes', report, '--write')).toMatchObject({ well: true });
  expect(await readFile(join(folder, file), 'utf8')).toBe(after);
});

test('marks are put in place of older ones, before the minutes too, and in one line', async () => {
  const folder = await copyOf([
    file,
    '  minutes: 30\n',
    '  logged:\n    learners: 5\n    median: 30\n  minutes: 30 # so far\n',
  ]);
  expect(await run(folder, 'minutes', await reportIn(folder), '--write')).toMatchObject({ well: true });
  const text = await readFile(join(folder, file), 'utf8');
  expect(text).toContain('  logged: { learners: 8, median: 90 }\n  minutes: 60 # so far\n');
  expect(await faults(folder)).toEqual([]);
});

test('what has changed since is left as it is', async () => {
  const folder = await copyOf();
  const report = await reportIn(folder);
  const path = join(folder, file);
  const changed = (await readFile(path, 'utf8')).replace('work: { cases: 6 }', 'work: { cases: 10 }');
  await writeFile(path, changed);
  expect(await run(folder, 'minutes', report, '--write')).toMatchObject({
    out: expect.stringContaining(`left as estimated: ${rise}`),
  });
  expect(await readFile(path, 'utf8')).toBe(
    changed.replace('  minutes: 15\n', '  minutes: 15\n  logged: { learners: 5, median: 15 }\n'),
  );
});

test('a text that is no report changes nothing, and a file that there is not is said', async () => {
  const folder = await copyOf();
  const path = join(folder, 'minutes.txt');
  await writeFile(path, `${percent} 15 12 5 15 15 30 15 20\n`);
  expect(await run(folder, 'minutes', path, '--write')).toMatchObject({
    well: false,
    out: expect.stringContaining('no report'),
  });
  expect(await run(folder, 'minutes')).toMatchObject({ well: false });
  expect(await run(folder, 'minutes', join(folder, 'none.txt'))).toMatchObject({ well: false });
});

test.each([
  ['between the rule’s length and the learners’', 45, 60, []],
  [
    'that neither the rule nor the learners say',
    90,
    60,
    [expect.stringMatching(/minutes: should be from 30 to 60: .*learners took 60/)],
  ],
  ['that nobody says', 45, 30, [expect.stringMatching(/minutes: should be 30: /)]],
] as const)('logged minutes %s', async (_, minutes, median, wanted) => {
  const mark = `  minutes: ${minutes}\n  logged: { learners: 5, median: ${median} }\n`;
  expect(await faults(await copyOf([file, '  minutes: 30\n', mark]))).toEqual(wanted);
});

test('fewer than five learners are no mark', async () => {
  const mark = '  minutes: 30\n  logged: { learners: 4, median: 30 }\n';
  expect(await faults(await copyOf([file, '  minutes: 30\n', mark]))).toContainEqual(expect.stringMatching(/logged/));
});

test('an entry in one line keeps to it', async () => {
  const folder = await copyOf();
  const path = join(folder, file);
  const entries = load(await readFile(path, 'utf8')) as object[];
  await writeFile(path, `${entries.map((entry) => `- ${JSON.stringify(entry)}`).join('\n')}\n`);
  expect(await run(folder, 'minutes', await reportIn(folder), '--write')).toMatchObject({ well: true });
  expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(entries.length);
  expect((await loadCurriculum(folder)).tasks.get(rise)?.logged).toEqual({ learners: 8, median: 90 });
});
