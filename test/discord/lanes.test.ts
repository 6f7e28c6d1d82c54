import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { View } from '../../src/chat/contract/view.ts';
import { createDelivery } from '../../src/discord/send/deliver.ts';
import { lanes } from '../../src/store/lane.ts';
import { testDatabase } from '../harness/database.ts';
import { type DiscordOptions, startDiscord } from '../platforms/discord.ts';

let here: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  here = await testDatabase(12);
});
afterAll(() => here.drop());
let errors: string[];
beforeEach(async () => {
  errors = [];
  // The token of all these tests is one.
  await sql`delete from lane`.execute(here.db);
});
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const said = (text: string): View => ({ body: [{ kind: 'text', text }] });

/** A Discord with its own limits, and so many processes that send there with one token. */
async function open(processes: number, limits: DiscordOptions = {}) {
  const discord = await startDiscord(limits);
  const guild = discord.addGuild('Lab');
  const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(JSON.parse(line).msg) });
  const senders = Array.from({ length: processes }, () => {
    const sender = createDelivery({ ...discord, lanes: lanes(here.db), log });
    undo.push(() => sender.close());
    return sender;
  });
  undo.push(() => discord.stop());
  /** As `deliver` does: a turn, and then the message. */
  const send = async (nth: number, channel: string, key: string) => {
    const sender = senders[nth % processes]!;
    const to = { workspace: '', channel };
    const turn = await sender.turn!({ to });
    if ('afterMs' in turn) return turn;
    return sender.send(to, said(key), key, { turn });
  };
  return { discord, guild, senders, send };
}
const messages = /^POST \/channels\/\d+\/messages$/;

test('three processes together send at the full speed of one token, and none is refused', async () => {
  const { discord, send } = await open(3);
  const channels = Array.from({ length: 60 }, (_, n) => discord.openDm(discord.addUser(`P${n}`).id));
  const began = performance.now();
  await Promise.all(
    [0, 1, 2].flatMap((nth) =>
      // Four runners in each process.
      [0, 1, 2, 3].map(async (runner) => {
        for (let n = nth * 4 + runner; n < channels.length; n += 12)
          for (let tries = 0; tries < 20; tries++) {
            const sent = await send(nth, channels[n]!, `m${n}`);
            if ('kind' in sent && sent.kind === 'sent') break;
          }
      }),
    ),
  );
  const took = performance.now() - began;
  expect(discord.asked(/./).map(({ status }) => status)).toEqual(Array(60).fill(200));
  // Not faster than evenly spaced, either.
  expect(took).toBeGreaterThan(59 * 20);
});

test('what Discord asks to wait for is waited for by all processes: the token, or the one channel', async () => {
  const { discord, guild, send } = await open(2);
  const other = discord.addChannel(guild);
  const wait429 = (global: boolean) => ({
    status: 429,
    headers: { 'retry-after': '30', 'x-ratelimit-scope': 'user', ...(global && { 'x-ratelimit-global': 'true' }) },
    body: { message: 'You are being rate limited.', retry_after: 30, global },
  });
  discord.instead(messages, wait429(false));
  expect(await send(0, guild.channel, 'a')).toMatchObject({ kind: 'later', afterMs: 30_000 });
  expect(await send(1, guild.channel, 'b')).toMatchObject({ afterMs: expect.any(Number) });
  expect(await send(1, other, 'c')).toMatchObject({ kind: 'sent' });
  discord.instead(messages, wait429(true));
  expect(await send(0, other, 'd')).toMatchObject({ kind: 'later' });
  expect(await send(1, discord.addChannel(guild), 'e')).toMatchObject({ afterMs: expect.any(Number) });
  // Each request was made once: nothing behind the turns tries again, or keeps a queue.
  await wait(100);
  expect(discord.asked(messages).map(({ status }) => status)).toEqual([429, 200, 429]);
});

test.each([true, false])(
  'a clock that is set back makes no wait of a second one of an hour (global: %s)',
  async (global) => {
    const { discord, guild, send } = await open(1);
    const limits = { 'retry-after': '1', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '1' };
    discord.instead(messages, {
      status: 429,
      headers: { ...limits, 'x-ratelimit-scope': 'user', ...(global && { 'x-ratelimit-global': 'true' }) },
      body: { message: 'You are being rate limited.', retry_after: 1, global },
    });
    expect(await send(0, guild.channel, 'a')).toMatchObject({ kind: 'later', afterMs: 1_000 });
    const { now } = Date;
    vi.spyOn(Date, 'now').mockImplementation(() => now() - 3_600_000);
    undo.push(() => vi.restoreAllMocks());
    await wait(1_100);
    expect(await send(0, guild.channel, 'b')).toMatchObject({ kind: 'sent' });
  },
);

test.each([500, 502])('an answer of %d is one request, and no second one is made behind it', async (status) => {
  const { discord, guild, send } = await open(1);
  discord.instead(messages, { status, body: 'oops', headers: { 'content-type': 'text/html' } });
  await expect(send(0, guild.channel, 'a')).rejects.toThrow();
  await wait(100);
  expect(discord.asked(messages)).toHaveLength(1);
});

test('a person who waits for an answer is answered while everything else is parked', async () => {
  const { discord, guild, senders } = await open(1);
  await lanes(here.db).park(`discord:${discord.applicationId}`, 60_000);
  const to = { workspace: guild.id, channel: guild.channel };
  expect(await senders[0]!.turn!({ to })).toMatchObject({ afterMs: expect.any(Number) });
  const began = performance.now();
  expect(await senders[0]!.send(to, said('an answer'), 'answer')).toMatchObject({ kind: 'sent' });
  expect(performance.now() - began).toBeLessThan(1_000);
});

test('conversations are opened one at a time; who waits for one is looked at again, and not asked about', async () => {
  const { discord, senders } = await open(1, { rates: 'none' });
  const people = Array.from({ length: 5 }, (_, n) => discord.addUser(`N${n}`).id);
  const turns = await Promise.all(people.map((account) => senders[0]!.turn!({ to: { workspace: '', account } })));
  const [first] = people.filter((_, n) => 'at' in turns[n]!);
  expect(turns.filter((turn) => 'at' in turn)).toHaveLength(1);
  const turn = turns.find((one) => 'at' in one)!;
  if ('at' in turn) await senders[0]!.send({ workspace: '', account: first! }, said('hi'), 'hi', { turn });
  expect(discord.asked(/@me\/channels/)).toHaveLength(1);
  // One whose conversation another process has opened needs none.
  const [, second] = people;
  const last = `${discord.openDm(second!)}/1`;
  expect(await senders[0]!.turn!({ to: { workspace: '', account: second! }, last })).toHaveProperty('at');
});

test('requests that Discord calls invalid are counted, and stop what is sent unasked long before a ban', async () => {
  const { discord, guild, senders, send } = await open(1);
  const lane = `discord:${discord.applicationId}`;
  discord.forbid(guild.channel);
  expect(await send(0, guild.channel, 'a')).toMatchObject({ kind: 'refused' });
  const refusals = async () =>
    (await sql<{ refusals: number }>`select refusals from lane where name = ${lane}`.execute(here.db)).rows[0]
      ?.refusals;
  for (const end = Date.now() + 5_000; (await refusals()) !== 1 && Date.now() < end; ) await wait(10);
  expect(await refusals()).toBe(1);
  await sql`update lane set refusals = 2000 where name = ${lane}`.execute(here.db);
  await senders[0]!.send({ workspace: '', channel: guild.channel }, said('b'), 'b');
  for (const end = Date.now() + 5_000; !errors.length && Date.now() < end; ) await wait(10);
  expect(errors).toEqual(['Discord called too many requests invalid; nothing more is sent unasked for ten minutes']);
  expect(await send(0, discord.addChannel(guild), 'c')).toMatchObject({ afterMs: expect.any(Number) });
});

test('a second page that is refused for a while leaves the whole in doubt: the first one is there', async () => {
  const { discord, guild, senders } = await open(1);
  const long = { body: Array.from({ length: 3 }, (_, n) => ({ kind: 'text' as const, text: `${n} `.repeat(1_900) })) };
  let seen = 0;
  discord.disturb((asked) =>
    messages.test(asked) && seen++ > 0
      ? {
          result: {
            status: 429,
            headers: { 'retry-after': '300', 'x-ratelimit-scope': 'user' },
            body: { message: 'You are being rate limited.', retry_after: 300, global: false },
          },
        }
      : undefined,
  );
  const to = { workspace: guild.id, channel: guild.channel };
  // Not `later`: after five minutes Discord would not know the first page any more, and show it twice.
  await expect(senders[0]!.send(to, long, 'long')).rejects.toThrow('a further message was not sent');
});
