import { Hono } from 'hono';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import type { WebOptions } from '../../src/web/options.ts';
import { createFeed } from '../../src/web/send/feed.ts';
import type { Person } from '../../src/web/send/message.ts';
import { stream } from '../../src/web/send/stream.ts';

const log = pino({ level: 'silent' });
const now = Temporal.Instant.from('2026-11-23T11:00:00Z');
const people: Person[] = Array.from({ length: 10 }, (_, n) => ({
  account: `p${n}`,
  name: `P${n}`,
  role: 'learner',
  channels: [],
}));
const messages = { list: async () => [], since: async () => [], last: async () => '0' } as never;
const options = {
  messages,
  people: { list: async () => people },
  now: () => now,
  routes: {},
  log,
} as never as WebOptions;

const opened: Response[] = [];
afterEach(async () => {
  for (const response of opened.splice(0)) await response.body?.cancel().catch(() => {});
});

function start() {
  const feed = createFeed({ messages, people: { list: async () => people }, listen: async () => async () => {}, log });
  const app = new Hono().get('/:who', (c) => {
    const person = people.find(({ account }) => account === c.req.param('who'))!;
    return stream(c, person, options, feed) ?? c.text('too many', 503);
  });
  const open = async (who: number) => {
    const response = await app.request(`/p${who}`);
    opened.push(response);
    return response;
  };
  return { feed, open };
}

test('of a thousand streams a hundred are open, twenty of one person, and one that ends makes room', async () => {
  const { open } = start();
  const statuses = new Map<number, number>();
  const count = async (who: number, times: number) => {
    for (let n = 0; n < times; n++) {
      const { status } = await open(who);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await count(0, 100);
  expect(Object.fromEntries(statuses)).toEqual({ 200: 20, 503: 80 });
  for (let who = 1; who < 10; who++) await count(who, 100);
  expect(Object.fromEntries(statuses)).toEqual({ 200: 100, 503: 900 });
  await opened[0]!.body!.cancel();
  await expect.poll(async () => (await open(0)).status).toBe(200);
});

test('a page that takes nothing is let go, however much happens', async () => {
  const { feed, open } = start();
  const response = await open(0);
  await new Promise((done) => setTimeout(done, 20));
  for (let n = 0; n < 10_000; n++) feed.tellAll({ event: 'clock', data: { now: 'x'.repeat(100) } });
  // It ends, with no more in it than what it was allowed to be behind.
  expect((await response.text()).split('event: clock').length).toBeLessThan(600);
  expect((await open(0)).status).toBe(200);
});
