import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { address, cleanUp, folder, gone, lives, run, serverOf, stop } from './harness/process.ts';
import { freePort } from './harness/redis.ts';

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
