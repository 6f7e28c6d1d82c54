import { webApi } from '@slack/bolt';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Handle } from '../../src/chat/platform.ts';
import { text } from '../../src/chat/view.ts';
import { createSlack, type SlackPlatform } from '../../src/slack/adapter.ts';
import { type Channel, type Slack, startSlack, type User } from '../platforms/slack.ts';

// What the tests stand on: the local Slack says no where Slack does, and by the same name.

let slack: Slack;
let web: webApi.WebClient;
let mei: User;
let general: Channel;
let bot: SlackPlatform | undefined;

const clientOf = (token: string) =>
  new webApi.WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logLevel: 'error' as never });
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'taken',
    (error: Error & { data?: { error: string } }) => error.data?.error,
  );
const plainText = (words: string) => ({ type: 'plain_text', text: words });

beforeEach(async () => {
  slack = await startSlack({ mode: 'socket' });
  web = clientOf(slack.botToken);
  mei = slack.addUser({ name: 'mei' });
  general = slack.addChannel('general');
});
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
  await slack.stop();
});

/** Runs a bot whose every command gives its trigger, and its response URL, to `use`. */
async function listen(use: Partial<ReturnType<Handle>>): Promise<void> {
  const { apiUrl, botToken, appToken } = slack;
  const handle: Handle = () => ({
    audience: 'private',
    replaces: false,
    opens: 'view',
    check: async () => undefined,
    run: async () => ({ kind: 'view', view: { body: [text('hello')] } }),
    ...use,
  });
  bot = createSlack({ botToken, appToken, apiUrl, handle, log: pino({ level: 'silent' }) });
  await bot.start();
}

test('a token that it does not know, and a method', async () => {
  expect(await refusal(clientOf('xoxb-other').auth.test())).toBe('invalid_auth');
  expect(
    await refusal(
      new webApi.WebClient(undefined, { slackApiUrl: slack.apiUrl, logLevel: 'error' as never }).auth.test(),
    ),
  ).toBe('not_authed');
  expect(await refusal(web.apiCall('chat.shout'))).toBe('unknown_method');
});

const section = { type: 'section', text: { type: 'mrkdwn', text: 'x' } };
const button = { type: 'button', action_id: 'a', text: plainText('Go'), value: 'v' };
const options = [{ text: plainText('One'), value: '1' }];
test.each<[string, unknown[], string]>([
  ['51 blocks', Array.from({ length: 51 }, () => section), 'invalid_blocks'],
  ['a long section', [{ ...section, text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }], 'invalid_blocks'],
  ['a long header', [{ type: 'header', text: plainText('x'.repeat(151)) }], 'invalid_blocks'],
  ['eleven fields', [{ type: 'section', fields: Array.from({ length: 11 }, () => plainText('x')) }], 'invalid_blocks'],
  [
    'a long button',
    [{ type: 'actions', elements: [{ ...button, text: plainText('x'.repeat(76)) }] }],
    'invalid_blocks',
  ],
  ['a long value', [{ type: 'actions', elements: [{ ...button, value: 'x'.repeat(2001) }] }], 'invalid_blocks'],
  [
    '26 buttons',
    [{ type: 'actions', elements: Array.from({ length: 26 }, (_, i) => ({ ...button, action_id: `${i}` })) }],
    'invalid_blocks',
  ],
  ['one action id twice', [{ type: 'actions', elements: [button, button] }], 'invalid_blocks'],
  [
    'no options',
    [{ type: 'actions', elements: [{ type: 'static_select', action_id: 'a', options: [] }] }],
    'invalid_blocks',
  ],
  [
    '101 options',
    [{ type: 'actions', elements: [{ type: 'static_select', action_id: 'a', options: Array(101).fill(options[0]) }] }],
    'invalid_blocks',
  ],
  [
    'a multiple select among buttons',
    [{ type: 'actions', elements: [{ type: 'multi_static_select', action_id: 'a', options }] }],
    'invalid_blocks',
  ],
  ['an empty text', [{ ...section, text: { type: 'mrkdwn', text: '' } }], 'invalid_blocks'],
  [
    'too much together',
    Array.from({ length: 5 }, () => ({ ...section, text: plainText('x'.repeat(2900)) })),
    'msg_blocks_too_long',
  ],
  ['what is right', [section, { type: 'actions', elements: [button] }], 'taken'],
])('a message with %s', async (_, blocks, expected) => {
  expect(await refusal(web.chat.postMessage({ channel: general.id, text: 'x', blocks: blocks as never }))).toBe(
    expected,
  );
});

test('a message that is too long, or has nothing in it, or nowhere to go', async () => {
  expect(await refusal(web.chat.postMessage({ channel: general.id, text: 'x'.repeat(4001) }))).toBe('msg_too_long');
  expect(await refusal(web.apiCall('chat.postMessage', { channel: general.id }))).toBe('no_text');
  expect(await refusal(web.chat.postMessage({ channel: 'C404', text: 'x' }))).toBe('channel_not_found');
  slack.closeDms(mei);
  expect(await refusal(web.chat.postMessage({ channel: mei.id, text: 'x' }))).toBe('messages_tab_disabled');
  expect(await refusal(web.chat.update({ channel: general.id, ts: '1.2', text: 'x' }))).toBe('message_not_found');
});

test('a modal that is too big, and a trigger that is unknown, used or late', async () => {
  const input = {
    type: 'input',
    block_id: 'a',
    label: plainText('A'),
    element: { type: 'plain_text_input', action_id: 'a' },
  };
  const modal = { type: 'modal', title: plainText('T'), submit: plainText('S'), blocks: [input] };
  const open = (trigger_id: string, view: object = modal) =>
    refusal(web.views.open({ trigger_id, view: view as never }));
  expect(await open('made-up')).toBe('invalid_trigger_id');
  const trigger = () => slack.trigger(mei);
  expect(await open(trigger(), { ...modal, title: plainText('x'.repeat(25)) })).toBe('invalid_arguments');
  expect(await open(trigger(), { ...modal, private_metadata: 'x'.repeat(3001) })).toBe('invalid_arguments');
  expect(await open(trigger(), { ...modal, blocks: [input, input] })).toBe('invalid_arguments');
  expect(await open(trigger(), { ...modal, submit: undefined })).toBe('invalid_arguments');
  const good = trigger();
  expect(await open(good)).toBe('taken');
  expect(await open(good)).toBe('exchanged_trigger_id');
  const late = trigger();
  slack.forward(3001);
  expect(await open(late)).toBe('expired_trigger_id');
});

test('a response URL takes five answers in half an hour', async () => {
  const answer = async (url: string) => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'x' }) });
    return response.status === 200 ? 'taken' : response.text();
  };
  const url = slack.responseUrl(mei, general);
  const said: string[] = [];
  for (let n = 0; n < 6; n += 1) said.push(await answer(url));
  expect(said).toEqual([...Array(5).fill('taken'), 'used_url']);
  const late = slack.responseUrl(mei, general);
  slack.forward(30 * 60_000 + 1);
  expect(await answer(late)).toBe('expired_url');
});

test('a form that is checked for longer than three seconds has failed, and its person is told', async () => {
  let release = (): void => undefined;
  const slow = new Promise<undefined>((resolve) => (release = () => resolve(undefined)));
  await listen({
    opens: 'form',
    check: () => slow,
    run: async () => ({
      kind: 'form',
      route: 'a.b',
      form: { title: 'A', fields: [{ name: 'a', label: 'A', kind: 'line', required: false }] },
    }),
  });
  await slack.command(mei, general, 'form');
  await slack.until(mei, 'modal: A');
  await expect(slack.submit(mei, {})).rejects.toThrow('operation_timeout');
  expect(slack.sees(mei)).toContain('operation_timeout');
  release();
});

test('a command fails while nobody listens', async () => {
  await expect(slack.command(mei, general, 'hello')).rejects.toThrow('dispatch_failed');
  expect(slack.sees(mei)).toContain('dispatch_failed');
});
