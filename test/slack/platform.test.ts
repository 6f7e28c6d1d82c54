import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webApi } from '@slack/bolt';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Handle } from '../../src/chat/contract/reply.ts';
import { text } from '../../src/chat/contract/view.ts';
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

async function begin(options: { readonly ackWithinMs?: number } = {}): Promise<void> {
  slack = await startSlack({ mode: 'socket', ...options });
  web = clientOf(slack.botToken);
  mei = slack.addUser({ name: 'mei' });
  general = slack.addChannel('general');
}
beforeEach(() => begin());
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

const message = (words = 'x') => ({ channel: general.id, text: words });
const open = { type: 'modal', title: plainText('T'), blocks: [{ type: 'section', text: plainText('x') }] };

test('a channel that the app is not in, one that is closed, somebody who has left, a dead token', async () => {
  const strange = slack.addChannel('strange', { member: false });
  const old = slack.addChannel('old', { archived: true });
  const post = (channel: string) => refusal(web.chat.postMessage({ channel, text: 'x' }));
  expect(await post(strange.id)).toBe('not_in_channel');
  expect(await post(old.id)).toBe('is_archived');
  expect(await refusal(web.chat.postMessage({ ...message(), thread_ts: '1.2' }))).toBe('thread_not_found');
  slack.deactivate(mei);
  expect(await post(mei.id)).toBe('account_inactive');
  slack.killToken('token_revoked');
  expect(await post(general.id)).toBe('token_revoked');
});

test('a method whose scope the app was not given', async () => {
  const small = await startSlack({ mode: 'http', scopes: ['chat:write', 'channels:read'] });
  const client = new webApi.WebClient(small.botToken, { slackApiUrl: small.apiUrl, logLevel: 'error' as never });
  const tom = small.addUser({ name: 'tom' });
  const channel = small.addChannel('general').id;
  expect(await refusal(client.chat.postMessage({ channel, text: 'x' }))).toBe('taken');
  expect(await refusal(client.users.info({ user: tom.id }))).toBe('missing_scope');
  expect(await refusal(client.conversations.info({ channel }))).toBe('taken');
  const secret = small.addChannel('secret', { closed: true }).id;
  expect(await refusal(client.conversations.info({ channel: secret }))).toBe('missing_scope');
  // It would open the DM.
  expect(await refusal(client.chat.postMessage({ channel: tom.id, text: 'x' }))).toBe('missing_scope');
  expect(await refusal(client.files.getUploadURLExternal({ filename: 'a.png', length: 1 }))).toBe('missing_scope');
  expect(await refusal(client.apps.connections.open({}))).toBe('invalid_auth');
  await small.stop();
});

const strict = () =>
  new webApi.WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: 'error' as never,
  });
const waitOf = (call: Promise<unknown>) =>
  call.then(
    () => 0,
    (error: unknown) => (error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter : Promise.reject(error)),
  );

test('more than one message a second in a channel, and more than each method’s tier in a minute', async () => {
  const client = strict();
  slack.setBurst(0);
  expect(await waitOf(client.chat.postMessage(message()))).toBe(0);
  expect(await waitOf(client.chat.postMessage(message()))).toBe(1);
  const other = slack.addChannel('other');
  expect(await waitOf(client.chat.postMessage({ ...message(), channel: other.id }))).toBe(0);
  slack.forward(1000);
  expect(await waitOf(client.chat.postMessage(message()))).toBe(0);
  for (let n = 0; n < 50; n += 1) await waitOf(client.conversations.info({ channel: general.id }));
  expect(await waitOf(client.conversations.info({ channel: general.id }))).toBeGreaterThan(0);
  // Each method counts by itself.
  expect(await waitOf(client.users.info({ user: mei.id }))).toBe(0);
  slack.forward(60_000);
  expect(await waitOf(client.conversations.info({ channel: general.id }))).toBe(0);
});

test('three hundred messages a minute are a workspace’s, and a 429 is as Slack writes it', async () => {
  const client = strict();
  slack.setBurst(0);
  const channels = Array.from({ length: 301 }, (_, n) => slack.addChannel(`c${n}`).id);
  const waits: number[] = [];
  for (const channel of channels) waits.push(await waitOf(client.chat.postMessage({ channel, text: 'x' })));
  // The minute goes on meanwhile, and gives some back.
  expect(waits.slice(0, 300).every((wait) => wait === 0)).toBe(true);
  for (let n = 0; n < 40 && !waits.at(-1); n += 1) {
    const channel = slack.addChannel(`d${n}`).id;
    waits.push(await waitOf(client.chat.postMessage({ channel, text: 'x' })));
  }
  expect(waits.at(-1)).toBeGreaterThan(0);
  const post = (nth: number) =>
    fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}` },
      body: new URLSearchParams({ channel: slack.addChannel(`e${nth}`).id, text: 'x' }),
    });
  let response = await post(0);
  for (let n = 1; n < 10 && response.ok; n += 1) response = await post(n);
  expect([response.status, Number(response.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
  expect(await response.json()).toEqual({ ok: false, error: 'ratelimited' });
});

test('how much it lets through follows from the seed', async () => {
  const countOf = async (seed: number) => {
    const seeded = await startSlack({ mode: 'http', seed });
    const client = new webApi.WebClient(seeded.botToken, {
      slackApiUrl: seeded.apiUrl,
      rejectRateLimitedCalls: true,
      logLevel: 'error' as never,
    });
    const channel = seeded.addChannel('general').id;
    let taken = 0;
    while ((await waitOf(client.chat.postMessage({ channel, text: 'x' }))) === 0) taken += 1;
    await seeded.stop();
    return taken;
  };
  const counts = [await countOf(7), await countOf(7)];
  expect(counts[0]).toBeGreaterThan(0);
  expect(Math.abs(counts[0]! - counts[1]!)).toBeLessThanOrEqual(1);
});

test('a fourth modal on top, a change of one that has changed, and more than 250 KB', async () => {
  const { view } = await web.views.open({ trigger_id: slack.trigger(mei), view: open as never });
  const push = () => web.views.push({ trigger_id: slack.trigger(mei), view: open as never });
  await push();
  await push();
  expect(await refusal(push())).toBe('push_limit_reached');
  const { id = '', hash = '' } = view ?? {};
  const change = () => web.views.update({ view_id: id, hash, view: open as never });
  expect(await refusal(change())).toBe('taken');
  expect(await refusal(change())).toBe('hash_conflict');
  expect(await refusal(web.views.update({ view_id: 'V404', view: open as never }))).toBe('not_found');
  const huge = {
    ...open,
    blocks: Array.from({ length: 100 }, () => ({ ...section, text: plainText('字'.repeat(2900)) })),
  };
  expect(await refusal(web.views.open({ trigger_id: slack.trigger(mei), view: huge as never }))).toBe('view_too_large');
});

test('a Home for nobody, of a hundred and one blocks, and older than what is there', async () => {
  const home = (blocks: unknown[]) => ({ type: 'home', blocks }) as never;
  const publish = (user_id: string, blocks: unknown[] = [section], hash?: string) =>
    web.views.publish({ user_id, view: home(blocks), ...(hash && { hash }) });
  expect(await refusal(publish('U404'))).toBe('user_not_found');
  expect(await refusal(publish(mei.id, Array(101).fill(section)))).toBe('invalid_arguments');
  const { view } = await publish(mei.id);
  expect(await refusal(publish(mei.id, [section], view?.hash))).toBe('taken');
  expect(await refusal(publish(mei.id, [section], view?.hash))).toBe('hash_conflict');
  const tom = slack.addUser({ name: 'tom' });
  expect(slack.sees(tom)).toBe('');
});

test('a picture that was not uploaded, not to the end, or not looked at yet', async () => {
  const show = (id: string) =>
    refusal(
      web.chat.postMessage({ ...message(), blocks: [{ type: 'image', alt_text: 'a', slack_file: { id } }] as never }),
    );
  const { upload_url = '', file_id = '' } = await web.files.getUploadURLExternal({ filename: 'a.png', length: 3 });
  expect(await show('F404')).toBe('invalid_blocks');
  const finish = () => refusal(web.apiCall('files.completeUploadExternal', { files: [{ id: file_id }] }));
  expect(await finish()).toBe('file_upload_not_finished');
  expect((await fetch(upload_url, { method: 'POST', body: 'toolong' })).status).toBe(400);
  expect((await fetch(upload_url, { method: 'POST', body: 'abc' })).status).toBe(200);
  expect(await show(file_id)).toBe('invalid_blocks');
  expect(await finish()).toBe('taken');
  slack.slowFiles(1);
  expect(await show(file_id)).toBe('invalid_blocks');
  expect(await show(file_id)).toBe('taken');
});

test('an eleventh connection', async () => {
  const { url = '' } = await clientOf(slack.appToken).apps.connections.open({});
  const said = async () => {
    const socket = new WebSocket(url);
    const first = new Promise<string>((resolve) => {
      socket.onmessage = ({ data }) => resolve(String(data));
    });
    return JSON.parse(await first) as { type: string; reason?: string; num_connections?: number };
  };
  for (let n = 1; n <= 10; n += 1) expect(await said()).toMatchObject({ type: 'hello', num_connections: n });
  expect(await said()).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
});

test('an event comes again, with its number and why, until somebody takes it', async () => {
  const http = await startSlack({ mode: 'http', retries: [0, 20, 40] });
  const tom = http.addUser({ name: 'tom' });
  const got: { body: string; number: string | undefined; reason: string | undefined }[] = [];
  const app = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      const { 'x-slack-retry-num': number, 'x-slack-retry-reason': reason } = request.headers;
      got.push({ body, number: number?.toString(), reason: reason?.toString() });
      response.writeHead(got.length < 3 ? 500 : 200).end();
    });
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  http.deliverTo(`http://127.0.0.1:${(app.address() as AddressInfo).port}`);
  expect(await http.openHome(tom)).toBe(3);
  expect(got.map(({ number, reason }) => [number, reason])).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
    ['2', 'http_error'],
  ]);
  expect(new Set(got.map(({ body }) => body)).size).toBe(1);
  await http.stop();
  await new Promise((resolve) => app.close(resolve));
});

test('its page shows what everybody sees, and acts as any of them', async () => {
  const field = { name: 'a', label: 'Your word', kind: 'line', required: false } as const;
  await listen({
    opens: 'form',
    run: async () => ({ kind: 'form', route: 'a.b', form: { title: 'A', fields: [field] } }),
  });
  const headers = { accept: 'text/html' };
  const act = async (what: Record<string, string>) => {
    const response = await fetch(slack.origin, { method: 'POST', headers, body: new URLSearchParams(what) });
    return [response.status, await response.text()] as const;
  };
  expect((await act({ user: 'mei', does: 'command', where: 'general', text: '/study form' }))[0]).toBe(200);
  await slack.until(mei, 'modal: A');
  expect(await (await fetch(slack.origin, { headers })).text()).toMatch(
    /<h2>mei <small>[\s\S]*Your word[\s\S]*name="field\.a"/,
  );
  expect((await act({ user: 'mei', does: 'submit', 'field.a': 'hi' }))[0]).toBe(200);
  expect(slack.sees(mei)).not.toContain('modal');
  expect(await act({ user: 'nobody', does: 'home' })).toMatchObject([400, expect.stringContaining('nobody')]);
  expect(await act({ user: 'mei', does: 'press', what: 'Nothing' })).toMatchObject([
    400,
    expect.stringContaining('sees nothing'),
  ]);
});

test('a form that is checked for longer than Slack waits has failed, and its person is told', async () => {
  await slack.stop();
  await begin({ ackWithinMs: 300 });
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
