import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { address, cleanUp, folder, lives, run, serverOf, stop } from './process.ts';
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
    const first = run({ DATA_DIR: data });
    const url = await address(first);
    expect([await get(`${url}/healthz`), await get(`${url}/readyz`), await get(`${url}/`)]).toEqual([200, 200, 200]);
    await play(url, { text: 'I was here' });
    const server = serverOf(data)!;
    expect(lives(server.pid)).toBe(true);
    const { code, err } = await stop(first);
    expect([code, err]).toEqual([0, '']);
    expect([lives(server.pid), serverOf(data)]).toEqual([false, undefined]);
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
    const next = run({ DATA_DIR: data, PORT: String(port) });
    expect(await address(next)).toBe(`http://localhost:${port}`);
    expect((await messages(`http://localhost:${port}`)).messages.length).toBeGreaterThan(0);
    await stop(next);
  });

  test('Ctrl-C in the middle of a start leaves nothing running', async () => {
    const fresh = folder();
    const cut = run({ DATA_DIR: fresh });
    while (!serverOf(fresh)) await new Promise(setImmediate);
    const { code, out } = await stop(cut);
    expect([code, out.includes('Open')]).toEqual([0, false]);
    expect(serverOf(fresh)).toBeUndefined();
  });

  test('a process number that belongs to somebody else by now is not mistaken for PostgreSQL', async () => {
    const pid = join(data, 'postgres', 'postmaster.pid');
    writeFileSync(pid, `${process.pid}\n${join(data, 'postgres')}\n1795466130\n1\n\n127.0.0.1\n  1 1\nready   \n`);
    chmodSync(pid, 0o666);
    const next = run({ DATA_DIR: data });
    expect(await get(`${await address(next)}/readyz`)).toBe(200);
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
    for (const place of [file, join(file, 'deeper')]) expect(await fails({ DATA_DIR: place })).toContain('DATA_DIR');
  });

  test('a database, and a Redis, that do not answer', async () => {
    const nowhere = `127.0.0.1:${await freePort()}`;
    const database = await fails({ DATA_DIR: folder(), DATABASE_URL: `postgresql://a:b@${nowhere}/c` });
    expect(database).toContain('The database at DATABASE_URL does not answer');
    const data = folder();
    const redis = await fails({ DATA_DIR: data, REDIS_URL: `redis://${nowhere}`, PLAYGROUND: 'off' });
    expect(redis).toContain('The Redis at REDIS_URL does not answer');
    expect(serverOf(data)).toBeUndefined();
  });

  const mounts = root && process.platform === 'linux' && spawnSync('unshare', ['-m', 'true']).status === 0;
  /** In a mount namespace of its own, so that nothing of it is left on the machine. */
  const onDisk = (options: string) => {
    const [mount, at] = [folder(), folder()];
    const script = `mount -t tmpfs -o ${options} none "$0" && cd "$1" && exec "$2" "$3"`;
    const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: join(mount, 'data') };
    return spawnSync(
      'unshare',
      ['-m', '/bin/sh', '-c', script, mount, at, process.execPath, join(repository, 'start.js')],
      { env, encoding: 'utf8' },
    );
  };
  test.skipIf(!mounts).each([
    ['is read-only', 'ro', /Is the disk full or read-only\?/],
    ['is full before the database is made', 'size=8m,mode=755', /Is the disk full or read-only\?/],
    ['is full soon after', 'size=44m,mode=755', /disk is full|Is the disk full or read-only\?/],
  ])('a disk that %s', (_, options, says) => {
    const { status, stdout, stderr } = onDisk(options);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect([status, stdout.includes('Open')]).toEqual([1, false]);
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
  test('a data folder that is closed to others keeps a link to where PostgreSQL can be', async () => {
    const closed = folder(true);
    const data = join(closed, 'data');
    const first = run({ DATA_DIR: data });
    await play(await address(first), { text: 'I was here' });
    await stop(first);
    const place = realpathSync(join(data, 'postgres'));
    try {
      expect(place.startsWith(closed)).toBe(false);
      const next = run({ DATA_DIR: data });
      expect((await messages(await address(next))).messages.map(({ text }) => text)).toContain('I was here');
      await stop(next);
    } finally {
      rmSync(join(place, '..'), { recursive: true, force: true });
    }
  });

  test.skipIf(!openToAll)('what another user began can be gone on with, and the other way round', async () => {
    const data = join(folder(), 'data');
    mkdirSync(data);
    chownSync(data, nobody.uid, nobody.gid);
    const theirs = run({ DATA_DIR: data }, { as: nobody });
    await play(await address(theirs), { text: 'I was here' });
    expect((await stop(theirs)).code).toBe(0);
    const ours = run({ DATA_DIR: data });
    expect((await messages(await address(ours))).messages.map(({ text }) => text)).toContain('I was here');
    expect((await stop(ours)).code).toBe(0);
    const again = run({ DATA_DIR: data }, { as: nobody });
    expect((await messages(await address(again))).messages.map(({ text }) => text)).toContain('I was here');
    await stop(again);
  });
});
