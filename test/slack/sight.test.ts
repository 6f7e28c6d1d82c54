import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Handle } from '../../src/chat/contract/reply.ts';
import { startOnSlack } from '../harness/slack.ts';

const handle = (() => {
  throw new Error('nothing is done here');
}) as Handle;

let on: Awaited<ReturnType<typeof startOnSlack>>;
const logged: string[] = [];
const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
beforeAll(async () => {
  on = await startOnSlack('http', handle, { log });
});
afterAll(() => on.stop());

const sees = async (account: string | undefined, ...channels: { readonly id: string }[]) => {
  const who = { workspace: on.slack.team.id, ...(account !== undefined && { account }) };
  const ids = channels.map(({ id }) => id);
  const seen = await on.bot().visible!(who, ids);
  return ids.map((id) => seen.has(id));
};

test('everybody sees a public channel, and only its members a private one', async () => {
  const { slack } = on;
  const [ada, ben, cy] = ['Ada', 'Ben', 'Cy'].map((name) => slack.addUser({ name }));
  const general = slack.addChannel('general');
  // More members than come in one page.
  const secret = slack.addChannel('secret', { people: [ben!, cy!, ada!] });
  const other = slack.addChannel('other', { people: [ben!] });
  expect(await sees(ada!.account, general, secret, other)).toEqual([true, true, false]);
  expect(await sees(undefined, general, secret)).toEqual([true, false]);
  expect(await sees(`TOTHER:${ada!.id}`, general, secret)).toEqual([false, false]);
  expect(await sees(ada!.account, { id: 'C404' })).toEqual([false]);
});

test('a guest sees the channels that they are in', async () => {
  const { slack } = on;
  const guest = slack.addUser({ name: 'Guest', guest: true });
  const [theirs, general] = [
    slack.addChannel('theirs', { people: [guest], closed: false }),
    slack.addChannel('hall', { people: [], closed: false }),
  ];
  expect(await sees(guest.account, theirs, general)).toEqual([true, false]);
});

test('nobody sees what Slack does not say, until it does', async () => {
  const { slack } = on;
  const ada = slack.addUser({ name: 'Ada' });
  const general = slack.addChannel('later');
  slack.refuseNext('conversations.info', 'fatal_error');
  expect(await sees(ada.account, general)).toEqual([false]);
  expect(logged.at(-1)).toContain('slack: who sees a channel');
  expect(await sees(ada.account, general)).toEqual([true]);
});

test('says why it may not post in a channel', async () => {
  const { slack } = on;
  const why = (channel: { readonly id: string }) =>
    on.bot().obstacle!({ workspace: slack.team.id, channel: channel.id });
  expect(await why(slack.addChannel('fine'))).toBeUndefined();
  expect(await why(slack.addChannel('strange', { member: false }))).toEqual({ kind: 'notInvited', bot: 'tongxue' });
  expect(await why({ id: 'C404' })).toEqual({ kind: 'notInvited', bot: 'tongxue' });
  expect(await why(slack.addChannel('old', { archived: true }))).toEqual({ kind: 'archived' });
  // Slack does not answer: nothing is known to be in the way.
  slack.refuseNext('conversations.info', 'fatal_error');
  expect(await why(slack.addChannel('silent', { member: false }))).toBeUndefined();
});
