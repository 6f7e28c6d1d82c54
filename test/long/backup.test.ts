import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { type Embedded, startEmbedded } from '../../src/postgres/embedded.ts';
import { openDatabase } from '../../src/store/database.ts';
import { address, cleanUp, folder, run, serverOf, stop } from '../harness/process.ts';
import { everything, structure } from '../harness/rows.ts';

// As an operator does it: `npm run backup`, `restore`, `update-check` and `jobs` beside a bot on the embedded PostgreSQL.

const servers: Embedded[] = [];
afterAll(async () => {
  for (const server of servers) await server.stop();
  await cleanUp();
});

const tool = (name: string, data: string, ...args: string[]) => toolOn({ DATA_DIR: data }, name, ...args);
/** With these settings. */
const toolOn = (settings: Readonly<Record<string, string>>, name: string, ...args: string[]) =>
  run(settings, { script: fileURLToPath(new URL(`../../src/ops/${name}.ts`, import.meta.url)), args }).ended;
const post = async (url: string, path: string, body: object) => {
  const response = await fetch(`${url}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
};
const says = (url: string, text: string) => post(url, 'play', { person: 'ana', channel: 'general', text });
const said = async (url: string) =>
  (await fetch(`${url}/api/messages?person=ana&channel=general`).then((response) => response.json())) as {
    messages: { text?: string }[];
  };

test('a backup of a bot that runs, and of one that is stopped, is a bot again in another folder', async () => {
  const [data, files] = [folder(), folder()];
  const bot = run({ DATA_DIR: data });
  const url = await address(bot);
  await says(url, 'I was here');
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

test('the embedded database moves to another server, where the bot goes on, and back: every row is the same', async () => {
  const [first, beside, last, files] = [folder(), folder(), folder(), folder()];
  const at = (name: string) => join(files, name);
  const bot = run({ DATA_DIR: first });
  const url = await address(bot);
  await says(url, 'I was here');
  await says(url, '/quiz');
  // A week of the demo: posts, reminders, answers, a summary.
  await post(url, 'clock', { to: 'friday' });
  expect((await stop(bot)).code).toBe(0);
  expect((await tool('backup', first, at('embedded.gz'))).code).toBe(0);

  // Another server, that prefers to write everything otherwise, and another user's database there.
  const other = await startEmbedded(folder());
  servers.push(other);
  const admin = openDatabase(other.url, 1);
  for (const statement of [
    "create role study login password 'of study'",
    "create database study owner study encoding 'UTF8' template template0",
    "alter database study set datestyle = 'German, DMY'",
    "alter database study set timezone = 'Asia/Shanghai'",
    "alter database study set intervalstyle = 'sql_standard'",
    "alter database study set bytea_output = 'escape'",
    'alter database study set extra_float_digits = -3',
  ])
    await sql.raw(statement).execute(admin);
  await admin.destroy();
  const there = new URL(other.url);
  [there.username, there.password, there.pathname] = ['study', 'of%20study', '/study'];
  const settings = { DATA_DIR: beside, DATABASE_URL: there.href };
  const restored = await toolOn(settings, 'restore', at('embedded.gz'));
  expect([restored.code, restored.err]).toEqual([0, '']);
  const before = await contentOf(first);
  expect(Object.values(before.rows).flat().length).toBeGreaterThan(500);
  expect(Object.values(before.rows).filter((rows) => rows.length).length).toBeGreaterThan(15);
  expect(await contentAt(there.href)).toEqual(before);

  // The bot goes on there.
  const moved = run(settings);
  const second = await address(moved);
  expect((await said(second)).messages.map(({ text }) => text)).toContain('I was here');
  await says(second, 'I have moved');
  await post(second, 'clock', { to: '+3h' });
  expect((await stop(moved)).code).toBe(0);
  expect((await toolOn(settings, 'backup', at('server.gz'))).code).toBe(0);

  // And back
  const back = await tool('restore', last, at('server.gz'));
  expect([back.code, back.err]).toEqual([0, '']);
  const after = await contentAt(there.href);
  expect(after).not.toEqual(before);
  expect(await contentOf(last)).toEqual(after);
  const home = run({ DATA_DIR: last });
  const texts = (await said(await address(home))).messages.map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['I was here', 'I have moved']));
  expect((await stop(home)).err).toBe('');
});

/** Every row, and what hangs on the tables, as one session writes them. */
async function contentAt(url: string) {
  const db = openDatabase(url, 1);
  try {
    for (const setting of [
      ...["datestyle = 'ISO, YMD'", "timezone = 'UTC'", "intervalstyle = 'postgres'"],
      ...["bytea_output = 'hex'", 'extra_float_digits = 1'],
    ])
      await sql.raw(`set ${setting}`).execute(db);
    return { rows: await everything(db), structure: await structure(db) };
  } finally {
    await db.destroy();
  }
}

/** Of a folder on which no bot runs. */
async function contentOf(data: string) {
  const server = await startEmbedded(data);
  return contentAt(server.url).finally(server.stop);
}

test('what is no backup makes no database, and a folder without one has no backup', async () => {
  const data = join(folder(), 'data');
  const file = join(folder(), 'letter.gz');
  writeFileSync(file, 'Dear operator,');
  expect((await tool('restore', data, file)).err).toMatch(/^This is no backup of Tongxue, or it was cut off/);
  expect((await tool('backup', data, `${file}.new`)).err).toMatch(/^There is no database in /);
  expect([existsSync(data), existsSync(`${file}.new`)]).toEqual([false, false]);
});
