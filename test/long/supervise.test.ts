import { readFileSync } from 'node:fs';
import { afterAll, expect, test, vi } from 'vitest';
import { address, cleanUp, folder, gone, lives, run, serverOf, stop } from '../harness/process.ts';
import { freePort } from '../harness/redis.ts';

afterAll(cleanUp);

/** Stops a server with all its processes. */
function freeze(pid: number): void {
  process.kill(pid, 'SIGSTOP');
  // A connection may have come to its end meanwhile.
  for (const child of readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' '))
    if (lives(Number(child))) process.kill(Number(child), 'SIGSTOP');
}

test('the bot brings its killed PostgreSQL back and answers again; no second bot gets in meanwhile', async () => {
  const data = folder();
  const port = String(await freePort());
  const bot = run({ DATA_DIR: data, PORT: port, LOG_LEVEL: 'debug', NODE_ENV: 'production' });
  const ready = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ status }) => status,
      () => 0,
    );
  await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 40_000 });
  const { pid } = serverOf(data)!;
  process.kill(pid, 'SIGKILL');
  await gone(pid);
  await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 30_000 });
  expect(serverOf(data)!.pid).not.toBe(pid);
  expect(lives(serverOf(data)!.pid)).toBe(true);

  const second = await run({ DATA_DIR: data }).ended;
  expect([second.code, second.err]).toEqual([1, expect.stringContaining('Another Tongxue is running')]);
  const { code, out, err } = await stop(bot);
  expect([code, out]).toEqual([0, '']);
  const lines = err
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { level: number; msg: string });
  // Each kind of news is one line, whoever met it.
  const troubles = lines.filter(({ level }) => level >= 40).map(({ msg }) => msg);
  expect(troubles.toSorted()).toEqual([
    'the database is away; trying until it is back',
    'the database is back',
    'the embedded PostgreSQL has ended; starting it again',
    'the embedded PostgreSQL is back',
  ]);
}, 90_000);

test.each([
  ['was told to stop, while connections stay open', 'SIGTERM', 'was told to stop'],
  ['is stopped with all its processes', 'SIGSTOP', 'answers no new connection'],
] as const)(
  'a PostgreSQL that %s is ended, and the bot answers again',
  async (_, signal, says) => {
    const data = folder();
    const port = String(await freePort());
    const bot = run({ DATA_DIR: data, PORT: port, NODE_ENV: 'production' });
    const ready = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ status }) => status,
        () => 0,
      );
    await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 40_000 });
    const { pid } = serverOf(data)!;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
    for (const one of signal === 'SIGSTOP' ? [pid, ...children] : [pid]) process.kill(one, signal);
    await vi.waitFor(() => expect(serverOf(data)?.pid ?? pid).not.toBe(pid), { timeout: 110_000, interval: 250 });
    await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 40_000, interval: 250 });
    const { code, err } = await stop(bot);
    expect(code).toBe(0);
    expect(err).toContain(says);
  },
  180_000,
);

test('a start on a PostgreSQL that hangs ends it, and goes on with its data', async () => {
  const data = folder();
  const first = run({ DATA_DIR: data });
  await address(first);
  const { pid } = serverOf(data)!;
  await stop(first, 'SIGKILL');
  freeze(pid);
  const next = run({ DATA_DIR: data });
  await vi.waitFor(() => expect(next.said().out).toContain('Open '), { timeout: 150_000, interval: 250 });
  expect(serverOf(data)!.pid).not.toBe(pid);
  const { code, err } = await stop(next);
  expect([code, err]).toEqual([0, expect.stringContaining('answers no new connection; ending it')]);
}, 240_000);
