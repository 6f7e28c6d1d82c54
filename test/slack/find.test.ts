import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { View } from '../../src/chat/contract/view.ts';
import { createClients } from '../../src/slack/clients.ts';
import { quiet } from '../../src/slack/log.ts';
import { createDelivery } from '../../src/slack/send/deliver.ts';
import { lanes } from '../../src/store/lane.ts';
import { testDatabase } from '../harness/database.ts';
import { startSlack } from '../platforms/slack.ts';

let here: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  here = await testDatabase();
});
afterAll(() => here.drop());
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const said = (text: string): View => ({ body: [{ kind: 'text', text }] });
const team = 'T0FIND';
const history = ['channels:history', 'groups:history'];

/** Two processes that ask one Slack, with these scopes more or less than the manifest's own. */
async function open({ without = [], and = [] }: { without?: readonly string[]; and?: readonly string[] } = {}) {
  const given = ['chat:write', 'im:write', 'im:history', 'channels:read', 'groups:read', 'users:read', ...and];
  const slack = await startSlack({ mode: 'http', team, scopes: given.filter((scope) => !without.includes(scope)) });
  undo.push(() => slack.stop());
  await sql`delete from lane`.execute(here.db);
  const log = pino({ level: 'silent' });
  const clients = createClients({ botToken: slack.botToken, apiUrl: slack.apiUrl, logger: quiet(log) });
  const [bot, other] = [0, 1].map(() =>
    createDelivery({ clients, upload: async () => new Map(), log, lanes: lanes(here.db) }),
  ) as [ReturnType<typeof createDelivery>, ReturnType<typeof createDelivery>];
  const ana = slack.addUser({ name: 'Ana' });
  const to = { workspace: team, account: ana.account };
  /** A minute passes: for Slack, and for the lane that all share. */
  const minute = async () => {
    slack.forward(63_000);
    await sql`update lane set next_at = next_at - interval '63 seconds'`.execute(here.db);
  };
  return { slack, bot, other, ana, to, minute };
}

test('a message whose answer was lost is found by its number, and one that never came is known to be absent', async () => {
  const { slack, bot, ana, to, minute } = await open();
  slack.disturb((spot) => (spot === 'chat.postMessage' ? { hangUp: true, after: true } : undefined));
  await expect(bot.send(to, said('one'), 'k1', { delivery: '1' })).rejects.toThrow();
  slack.disturb();
  expect(slack.messages(ana)).toHaveLength(1);
  expect(slack.sees(ana)).not.toContain('tongxue_delivery');
  const [message] = slack.messages(ana);
  const ref = `${team}/${message!.channel}/${message!.ts}`;
  expect(await bot.find!({ to, delivery: '1' })).toEqual({ kind: 'there', ref });
  await minute();
  expect(await bot.find!({ to, delivery: '2', last: ref })).toEqual({ kind: 'absent' });
});

test('histories are looked at once a minute by all processes together, and Slack refuses none', async () => {
  const { slack, bot, other, to, minute } = await open();
  await bot.send(to, said('one'), 'k1', { delivery: '1' });
  expect(await bot.find!({ to, delivery: '1' })).toMatchObject({ kind: 'there' });
  for (const one of [bot, other]) {
    const waits = await one.find!({ to, delivery: '1' });
    expect(waits).toMatchObject({ kind: 'later' });
    expect('afterMs' in waits && waits.afterMs).toBeGreaterThan(50_000);
  }
  await minute();
  expect(await other.find!({ to, delivery: '1' })).toMatchObject({ kind: 'there' });
  expect([slack.calls('conversations.history').length, slack.refusals]).toEqual([2, []]);
});

test('an app without the scope is told why it stays in doubt, and a channel needs one of its own', async () => {
  const why = 'Slack was not asked whether it has it: the app has no scope for that history';
  const { bot, to, slack, minute } = await open({ without: ['im:history'] });
  await bot.send(to, said('one'), 'k1', { delivery: '1' });
  expect(await bot.find!({ to, delivery: '1' })).toEqual({ kind: 'unknown', why });
  await minute();
  const channel = { workspace: team, channel: slack.addChannel('general').id };
  expect(await bot.find!({ to: channel, delivery: '1' })).toEqual({ kind: 'unknown', why });
  const allowed = await open({ and: history });
  const place = { workspace: team, channel: allowed.slack.addChannel('general').id };
  await allowed.bot.send(place, said('one'), 'k1', { delivery: '1' });
  expect(await allowed.bot.find!({ to: place, delivery: '1' })).toMatchObject({ kind: 'there' });
});

test('what is not among the newest fifteen is absent only when the message before it is', async () => {
  const { bot, to, slack, ana, minute } = await open();
  await bot.send(to, said('before'), 'k1', { delivery: '1' });
  const [message] = slack.messages(ana);
  const last = `${team}/${message!.channel}/${message!.ts}`;
  slack.setBurst(100);
  for (let n = 0; n < 14; n++) await bot.send(to, said(`word ${n}`), `w${n}`);
  expect(await bot.find!({ to, delivery: '2', last })).toEqual({ kind: 'absent' });
  await bot.send(to, said('one more'), 'more');
  await minute();
  expect(await bot.find!({ to, delivery: '2', last })).toMatchObject({ kind: 'unknown' });
  expect(await bot.find!({ to: { workspace: team, channel: 'C1', thread: last }, delivery: '2' })).toMatchObject({
    kind: 'unknown',
  });
});
