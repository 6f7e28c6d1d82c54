import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { address, cleanUp, folder, gone, type Run, run, serverOf, stop } from '../harness/process.ts';

afterAll(cleanUp);

/** What initdb works on, once it has begun to fill it. */
async function begun(data: string, { child }: Run): Promise<string> {
  const fresh = join(data, `postgres.new-${child.pid}`);
  while (!existsSync(join(fresh, 'postgresql.conf'))) {
    if (child.exitCode !== null || existsSync(join(data, 'postgres'))) throw new Error('initdb was over before');
    await new Promise((done) => setTimeout(done, 2));
  }
  return fresh;
}

const starting = (data: string) => run({ DATA_DIR: data, PLAYGROUND: 'off' }, { as: { detached: true } });

test.each([
  ['Ctrl-C, which every process of the terminal gets', (pid: number) => process.kill(-pid, 'SIGINT')],
  ['a terminal that is closed', (pid: number) => process.kill(-pid, 'SIGHUP')],
  ['SIGTERM to all, as systemd sends it', (pid: number) => process.kill(-pid, 'SIGTERM')],
  ['SIGTERM to the bot alone, as Docker sends it', (pid: number) => process.kill(pid, 'SIGTERM')],
])('%s, while the database is set up, ends at once with one line, and the next start begins anew', async (_, end) => {
  const data = folder();
  const first = starting(data);
  await begun(data, first);
  const from = performance.now();
  end(first.child.pid!);
  const { code, out, err } = await first.ended;
  // An initdb of its own takes longer than that on a machine at work.
  expect(performance.now() - from).toBeLessThan(5_000);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/\nStopped before its database was set up\. The next start begins anew\.\n$/);
  expect(readdirSync(data)).toEqual([]);
  const next = starting(data);
  expect((await fetch(`${await address(next)}/readyz`)).status).toBe(200);
  expect((await stop(next)).code).toBe(0);
});

test('what a bot that was killed then has left is removed by the next start', async () => {
  const data = folder();
  const first = starting(data);
  const left = await begun(data, first);
  process.kill(first.child.pid!, 'SIGKILL');
  await first.ended;
  await gone(first.child.pid!);
  expect(existsSync(left)).toBe(true);
  const next = starting(data);
  expect((await fetch(`${await address(next)}/readyz`)).status).toBe(200);
  expect(readdirSync(data).filter((name) => name.includes('.new-'))).toEqual([]);
  expect((await stop(next)).code).toBe(0);
  expect(serverOf(data)).toBeUndefined();
});
