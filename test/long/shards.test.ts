import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Platform } from '../../src/chat/contract/platform.ts';
import type { Handle } from '../../src/chat/contract/reply.ts';
import { buttons, text } from '../../src/chat/contract/view.ts';
import { createDiscord } from '../../src/discord/adapter.ts';
import type { Leases } from '../../src/discord/receive/shards.ts';
import { leases as storedLeases } from '../../src/store/lease.ts';
import { testDatabase } from '../harness/database.ts';
import { startDiscord, type User } from '../platforms/discord.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let discord: Awaited<ReturnType<typeof startDiscord>>;
let ada: User;
let answered: string[] = [];
const log = pino({ level: 'silent' });
const running: Platform[] = [];

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await Promise.all(running.splice(0).map((it) => it.stop()));
  await discord?.stop();
  await sql`delete from lease`.execute(database.db);
  discord = await startDiscord();
  discord.addGuild('Hall');
  ada = discord.addUser('Ada');
  answered = [];
});
afterAll(async () => {
  await Promise.all(running.map((it) => it.stop()));
  await discord.stop();
});

/** A process, as far as Discord can tell: its own connections, on leases in the one database. */
function bot(name: string, change: (leases: Leases) => Leases = (leases) => leases): Platform {
  const { hold, drop } = storedLeases(database.db);
  const handle: Handle = () => ({
    audience: 'private',
    replaces: false,
    opens: 'view',
    check: async () => undefined,
    run: async () => {
      answered.push(name);
      const body = [text(`Here is ${name}`), buttons({ label: 'Again', route: 'help.open' })];
      return { kind: 'view', view: { body } };
    },
  });
  const leases = change({ hold: hold, drop: drop });
  const made = createDiscord({ ...discord, handle, commands, leases, log });
  running.push(made);
  return made;
}
const patient = { timeout: 15_000, interval: 50 };

test('of two processes one holds the shard, and each command has one reply', async () => {
  const both = [bot('first'), bot('second')];
  await Promise.all(both.map((it) => it.start()));
  expect(both.map((it) => it.ready())).toEqual([true, true]);
  expect(discord.connected()).toBe(1);
  for (let n = 0; n < 5; n++) await discord.command(ada, '/help');
  expect(answered).toHaveLength(5);
  expect(new Set(answered).size).toBe(1);
  expect(discord.asked(/callback$/).map(({ status }) => status)).toEqual([204, 204, 204, 204, 204]);
});

test('one that stops leaves its shard to the other at once, and old buttons work there', async () => {
  const first = bot('first');
  await first.start();
  await discord.command(ada, '/help');
  await bot('second').start();
  expect(discord.connected()).toBe(1);
  await first.stop();
  await vi.waitFor(() => expect(discord.connected()).toBe(1), patient);
  expect((await discord.press(ada, 'Again')).text).toContain('Here is second');
  expect(answered).toEqual(['first', 'second']);
});

test('one that cannot reach the database lets go, and the other takes over', async () => {
  let cut = false;
  const first = bot('first', (leases) => ({
    ...leases,
    hold: (...asked) => (cut ? Promise.reject(new Error('no route to the database')) : leases.hold(...asked)),
  }));
  await first.start();
  const second = bot('second');
  await second.start();
  cut = true;
  await vi.waitFor(() => expect(first.ready()).toBe(false), patient);
  // What was asked of the first while it closed has no reply; what is asked again has.
  await vi.waitFor(async () => expect((await discord.command(ada, '/help')).text).toContain('Here is second'), patient);
}, 40_000);

test('shards are shared out, one connection each, and somebody answers in every server', async () => {
  await discord.stop();
  discord = await startDiscord({ shards: 3, atOnce: 3 });
  const halls = Array.from({ length: 4 }, (_, n) => discord.addGuild(`Hall ${n}`));
  ada = discord.addUser('Ada');
  const both = [bot('first'), bot('second')];
  await Promise.all(both.map((it) => it.start()));
  expect(discord.connected()).toBe(3);
  // Each says which of all three it has, and no two have the same.
  for (const name of ['shard 0', 'shard 1', 'shard 2'])
    expect(both.map((it) => it.connections?.().find((one) => one.name === name)?.up).sort()).toEqual([false, true]);
  for (const hall of halls) await discord.command(ada, '/help', {}, hall.channel);
  await discord.command(ada, '/help', {}, 'dm');
  expect(answered).toHaveLength(5);
});
