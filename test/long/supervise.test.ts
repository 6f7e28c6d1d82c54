import { afterAll, expect, test, vi } from 'vitest';
import { address, cleanUp, folder, gone, lives, run, serverOf, stop } from '../harness/process.ts';

afterAll(cleanUp);

test('the bot brings its killed PostgreSQL back and answers again; no second bot gets in meanwhile', async () => {
  const data = folder();
  const bot = run({ DATA_DIR: data, LOG_LEVEL: 'silent' });
  const url = await address(bot);
  const ready = () => fetch(`${url}/readyz`).then(({ status }) => status);
  await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 10_000 });
  const { pid } = serverOf(data)!;
  process.kill(pid, 'SIGKILL');
  await gone(pid);
  await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 30_000 });
  expect(serverOf(data)!.pid).not.toBe(pid);
  expect(lives(serverOf(data)!.pid)).toBe(true);

  const second = await run({ DATA_DIR: data }).ended;
  expect([second.code, second.err]).toEqual([1, expect.stringContaining('Another Tongxue is running')]);
  expect((await stop(bot)).code).toBe(0);
}, 60_000);
