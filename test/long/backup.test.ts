import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { address, cleanUp, folder, run, serverOf, stop } from '../harness/process.ts';

// As an operator does it: `npm run backup`, `restore`, `update-check` and `jobs` beside a bot on the embedded PostgreSQL.

afterAll(cleanUp);

const tool = (name: string, data: string, ...args: string[]) =>
  run({ DATA_DIR: data }, { script: fileURLToPath(new URL(`../../src/ops/${name}.ts`, import.meta.url)), args }).ended;
const said = async (url: string) =>
  (await fetch(`${url}/api/messages?person=ana&channel=general`).then((response) => response.json())) as {
    messages: { text?: string }[];
  };

test('a backup of a bot that runs, and of one that is stopped, is a bot again in another folder', async () => {
  const [data, files] = [folder(), folder()];
  const bot = run({ DATA_DIR: data });
  const url = await address(bot);
  await fetch(`${url}/api/play`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: 'ana', channel: 'general', text: 'I was here' }),
  });
  const file = join(files, 'backup.gz');
  const made = await tool('backup', data, file);
  expect([made.code, made.out, made.err]).toEqual([0, '', expect.stringMatching(/^\d+ rows of \d\d tables are in /)]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const again = await tool('backup', data, file);
  expect([again.code, again.err]).toEqual([1, `${file} is there already. Name another file.\n`]);
  const onto = await tool('restore', data, file);
  expect([onto.code, onto.err]).toEqual([1, expect.stringContaining('Another Tongxue is running')]);
  expect((await tool('update-check', data)).out).toBe(
    'this checkout would run no migration: the tables stay as they are.\n',
  );
  const jobs = await tool('jobs', data);
  expect(jobs.out).toMatch(
    /^queue {3}tongxue-ticks: \d+ wait, .*\n(.*\n)*alarm {3}reminder: .*\n(.*\n)*outbox {2}\d+ wait/m,
  );
  await stop(bot);

  const stopped = await tool('backup', data, join(files, 'stopped.gz'));
  expect([stopped.code, serverOf(data)]).toEqual([0, undefined]);
  const full = await tool('restore', data, file);
  expect([full.code, full.err]).toEqual([1, expect.stringContaining('not empty: ')]);

  const fresh = folder();
  const restored = await tool('restore', fresh, join(files, 'stopped.gz'));
  expect([restored.code, restored.err]).toEqual([0, '']);
  const next = run({ DATA_DIR: fresh });
  expect((await said(await address(next))).messages.map(({ text }) => text)).toContain('I was here');
  expect((await stop(next)).err).toBe('');
});

test('what is no backup makes no database, and a folder without one has no backup', async () => {
  const data = join(folder(), 'data');
  const file = join(folder(), 'letter.gz');
  writeFileSync(file, 'Dear operator,');
  expect((await tool('restore', data, file)).err).toMatch(/^This is no backup of Tongxue, or it was cut off/);
  expect((await tool('backup', data, `${file}.new`)).err).toMatch(/^There is no database in /);
  expect([existsSync(data), existsSync(`${file}.new`)]).toEqual([false, false]);
});
