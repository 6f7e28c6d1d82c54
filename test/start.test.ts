import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../src/store/database.ts';
import { address, cleanUp, folder, gone, lives, run, serverOf, stop } from './harness/process.ts';
import { freePort } from './harness/redis.ts';

const root = process.getuid?.() === 0;
const repository = fileURLToPath(new URL('..', import.meta.url));
/** What other users can read; the non-root path can then be walked by root's tests too. */
const nobody = { uid: 65534, gid: 65534 };
const openToAll =
  root && spawnSync('/bin/sh', ['-c', 'test -r "$0"', join(repository, 'start.js')], nobody).status === 0;

afterAll(cleanUp);

const get = async (url: string) => (await fetch(url)).status;
const play = async (url: string, body: object) =>
  (await fetch(`${url}/api/play`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: 'ana', channel: 'general', ...body }),
  }).then((response) => response.json())) as { messages: { id: string; text?: string }[] };
const messages = async (url: string) =>
  (await fetch(`${url}/api/messages?person=ana&channel=general`).then((response) => response.json())) as {
    messages: { text?: string }[];
  };

describe('a first start and the next', () => {
  const data = folder();

  test('it prints its address and is healthy; Ctrl-C stops it and PostgreSQL', async () => {
    // With what is really taught.
    const first = run({ DATA_DIR: data, CURRICULUM_DIR: '' });
    const url = await address(first);
    expect([await get(`${url}/healthz`), await get(`${url}/readyz`), await get(`${url}/`)]).toEqual([200, 200, 200]);
    await play(url, { text: 'I was here' });
    const server = serverOf(data)!;
    expect(lives(server.pid)).toBe(true);
    const { code, err } = await stop(first);
    expect([code, err]).toEqual([0, '']);
    expect(serverOf(data)).toBeUndefined();
    await gone(server.pid);
  });

  test('the next goes on with the same data, which a second process may not touch', async () => {
    const next = run({ DATA_DIR: data });
    const url = await address(next);
    expect((await messages(url)).messages.map(({ text }) => text)).toContain('I was here');
    const second = await run({ DATA_DIR: data }).ended;
    expect(second.code).toBe(1);
    expect(second.err).toBe(
      `Another Tongxue is running on ${data}. Stop it first, or give this one another DATA_DIR.\n`,
    );
    expect(await get(`${url}/readyz`)).toBe(200);
    expect((await stop(next, 'SIGTERM')).code).toBe(0);
  });

  test('a taken port is said, and harms nothing', async () => {
    const port = await freePort();
    const taken = createServer().listen(port, '127.0.0.1');
    const { code, err } = await run({ DATA_DIR: data, PORT: String(port) }).ended;
    taken.close();
    expect([code, err]).toEqual([1, `Port ${port} is taken. Set PORT to another one, or to 0 for a free one.\n`]);
    expect(serverOf(data)).toBeUndefined();
  });

  test('Ctrl-C in the middle of a start leaves nothing running', async () => {
    const fresh = folder();
    const cut = run({ DATA_DIR: fresh, PLAYGROUND: 'off' });
    while (!serverOf(fresh)) await new Promise(setImmediate);
    const { code, out } = await stop(cut);
    expect([code, out.includes('Listening')]).toEqual([0, false]);
    expect(serverOf(fresh)).toBeUndefined();
  });

  test('a process number that belongs to somebody else by now is not mistaken for PostgreSQL', async () => {
    const pid = join(data, 'postgres', 'postmaster.pid');
    writeFileSync(pid, `${process.pid}\n${join(data, 'postgres')}\n1795466130\n1\n\n127.0.0.1\n  1 1\nready   \n`);
    chmodSync(pid, 0o666);
    const port = await freePort();
    const next = run({ DATA_DIR: data, PORT: String(port) });
    const url = await address(next);
    expect([url, await get(`${url}/readyz`)]).toEqual([`http://localhost:${port}`, 200]);
    expect((await messages(url)).messages.map(({ text }) => text)).toContain('I was here');
    await stop(next);
  });
});

describe.skipIf(!root)('as root', () => {
  /** Starts, does something with the database, and stops. */
  const through = async (data: string, as: { uid?: number; gid?: number }, statement: string) => {
    const it = run({ DATA_DIR: data, PLAYGROUND: 'off' }, { as });
    expect(await get(`${await address(it)}/readyz`)).toBe(200);
    const db = openDatabase(serverOf(data)!.url, 1);
    const { rows } = await sql.raw<{ n: string }>(statement).execute(db);
    await db.destroy();
    expect((await stop(it)).code).toBe(0);
    return Number(rows[0]?.n);
  };
  const count = 'update clock set ahead_ms = ahead_ms + 1 returning ahead_ms as n';

  test('a data folder that is closed to others keeps a link to where PostgreSQL can be', async () => {
    const closed = folder(true);
    const data = join(closed, 'data');
    expect(await through(data, {}, count)).toBe(1);
    const place = realpathSync(join(data, 'postgres'));
    try {
      expect(place.startsWith(closed)).toBe(false);
      expect(await through(data, {}, count)).toBe(2);
    } finally {
      rmSync(join(place, '..'), { recursive: true, force: true });
    }
  });

  test.skipIf(!openToAll)('what another user began can be gone on with, and the other way round', async () => {
    const data = join(folder(), 'data');
    mkdirSync(data);
    chownSync(data, nobody.uid, nobody.gid);
    const counts = [await through(data, nobody, count), await through(data, {}, count)];
    expect([...counts, await through(data, nobody, count)]).toEqual([1, 2, 3]);
  });
});
