import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../src/store/database.ts';
import { address, cleanUp, folder, gone, lives, run, serverOf, small, stop } from './process.ts';
import { freePort } from './redis.ts';

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
    const next = run({ DATA_DIR: data, CURRICULUM_DIR: '' });
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

describe('what cannot work is a sentence and an exit code', () => {
  const fails = async (settings: Record<string, string>) => {
    const { code, out, err } = await run(settings).ended;
    expect(code).toBe(1);
    expect(out).not.toContain('Open');
    expect(err).not.toMatch(/^\s+at /m);
    return err;
  };

  test('all bad settings are listed at once', async () => {
    const bad = { PORT: 'eighty', DATABASE_URL: 'mysql://here', LOG_LEVEL: 'loud', SLACK_APP_TOKEN: 'x' };
    const err = await fails({ DATA_DIR: folder(), ...bad });
    for (const name of [...Object.keys(bad), 'SLACK_BOT_TOKEN']) expect(err).toContain(`- ${name}: `);
    expect(err).toContain('.env.example');
  });

  test('a curriculum with faults names file, line and field, before anything is written', async () => {
    const [copy, data] = [folder(), folder()];
    cpSync(join(repository, 'curriculum'), copy, { recursive: true });
    writeFileSync(join(copy, 'routes', 'swe.yaml'), 'id: swe\nname: nonsense\n');
    const err = await fails({ DATA_DIR: data, CURRICULUM_DIR: copy });
    expect(err).toMatch(/swe\.yaml:2/);
    expect(readdirSync(data)).toEqual([]);
  });

  test('a data folder whose place is a file, or inside a file', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, 'mine');
    for (const err of await Promise.all([file, join(file, 'deeper')].map((place) => fails({ DATA_DIR: place }))))
      expect(err).toMatch(/^Cannot write the data folder: .*DATA_DIR names another folder\.\n$/);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('a database, and a Redis, that do not answer', async () => {
    const nowhere = `127.0.0.1:${await freePort()}`;
    const data = folder();
    const [database, redis] = await Promise.all([
      fails({ DATA_DIR: folder(), DATABASE_URL: `postgresql://a:b@${nowhere}/c` }),
      fails({ DATA_DIR: data, REDIS_URL: `redis://${nowhere}`, PLAYGROUND: 'off' }),
    ]);
    expect(database).toContain('The database at DATABASE_URL does not answer');
    expect(redis).toContain('The Redis at REDIS_URL does not answer');
    expect(serverOf(data)).toBeUndefined();
  });

  const mounts = root && process.platform === 'linux' && spawnSync('unshare', ['-m', 'true']).status === 0;
  /** Runs a shell script where `$DISK` is a small disk, and everything is gone when it ends. */
  const onDisk = (options: string, script: string) => {
    const env = { PATH: process.env.PATH, DISK: folder(), NODE: process.execPath, START: join(repository, 'start.js') };
    const settings = {
      PORT: '0',
      PLAYGROUND: 'off',
      LOG_LEVEL: 'warn',
      DATA_DIR: join(env.DISK, 'data'),
      CURRICULUM_DIR: small,
    };
    return spawnSync(
      'unshare',
      [
        '-m',
        '--pid',
        '--fork',
        '--kill-child',
        '--mount-proc',
        '/bin/sh',
        '-c',
        `mount -t tmpfs -o mode=755,${options} none $DISK && ${script}`,
      ],
      { cwd: folder(), env: { ...env, ...settings }, encoding: 'utf8', timeout: 35_000, killSignal: 'SIGKILL' },
    );
  };
  test.skipIf(!mounts).each([
    ['read-only', 'ro'],
    ['too small', 'size=8m'],
  ])('a disk that is %s', (_, options) => {
    const { status, stdout, stderr } = onDisk(options, 'exec $NODE $START');
    expect(stderr).toContain('Is the disk full or read-only?');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect([status, stdout.includes('Listening')]).toEqual([1, false]);
  });

  test.skipIf(!mounts)('a disk that fills up between two starts, and is emptied again', () => {
    const startAndStop = `$NODE $START > log & while ! grep -q Listening log; do sleep 0.05; done; kill -INT $!; wait $!`;
    const { status, stderr } = onDisk(
      'size=80m',
      `{ ${startAndStop} || exit 2
      cat /dev/zero > $DISK/filler 2> /dev/null
      $NODE $START && exit 3
      rm $DISK/filler
      ${startAndStop} || exit 4; }`,
    );
    expect(stderr).toMatch(/disk is full|Is the disk full or read-only\?/);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(0);
  });

  const old = execFileSync('/bin/sh', ['-c', 'which -a node || true'], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => path && !path.includes('node_modules'))
    .find((path) => Number(execFileSync(path, ['-p', 'process.versions.node.split(".")[0]'])) < 26);
  if (!old) console.log('That an old Node says which one to install was not tested: there is none at hand.');
  test.skipIf(!old)('an old Node says which one to install', async () => {
    const { code, out, err } = await run({ DATA_DIR: folder() }, { node: old! }).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^Tongxue needs Node 26, and this is Node \d+\.\d+\.\d+\./);
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
