import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { text } from '../../src/chat/contract/view.ts';
import { startOnSlack } from '../harness/slack.ts';
import type { Channel, User } from '../platforms/slack.ts';
import { sign } from '../platforms/slack-link.ts';

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';

/** Every type that JSON has. */
const values = ['null', '0', '-1e999', '1e400', '""', '"text"', 'true', 'false', '[]', '[null]', '{}'];

const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
const who = { team: { id: 'T0STUDY', domain: 'study' }, user: { id: 'U1' } };

/** Payloads of each kind that lack something, or have something else in its place. */
const nested: readonly object[] = [
  { type: 'block_actions', user: null },
  { type: 'block_actions', user: 'U1' },
  { type: 'block_actions', user: [] },
  { type: 'block_actions', user: { id: 7 } },
  { type: 'block_actions', ...who },
  { type: 'block_actions', ...who, actions: null },
  { type: 'block_actions', ...who, actions: [] },
  { type: 'block_actions', ...who, actions: [null] },
  { type: 'block_actions', ...who, actions: 'press' },
  { type: 'block_actions', ...who, actions: [{ type: 'button', action_id: 'x', value: 7 }] },
  { type: 'block_actions', ...who, team: 'T', actions: [{ type: 'button', action_id: 'x', value: 'a.b' }] },
  { type: 'block_actions', ...who, channel: null, actions: [{ type: 'button', action_id: 'x', value: 'a.b' }] },
  { type: 'view_submission', user: null, view: null },
  { type: 'view_submission', ...who, view: null },
  { type: 'view_submission', ...who, view: [] },
  { type: 'view_submission', ...who, view: { state: { values: null } } },
  { type: 'view_submission', ...who, view: { id: 'V', hash: 'h', callback_id: 'c', private_metadata: {}, state: {} } },
  { type: 'block_actions', ...who, name: 'x', actions: [{ type: 'button', action_id: 'x', value: 'a.b' }] },
  { type: 'view_closed', user: null },
  { type: 'shortcut', ...who },
  { type: 'message_action', user: null, channel: null },
  { type: 'block_suggestion', user: null },
  { type: 7, user: { id: 'U1' } },
  { type: null },
  { type: ['block_actions'] },
  { type: '__proto__' },
  { type: 'constructor', ...who },
  { type: 'event_callback' },
  { type: 'event_callback', event: null },
  { type: 'event_callback', event: 'message' },
  { type: 'event_callback', event: [] },
  { type: 'event_callback', event: {} },
  { type: 'event_callback', event: { type: null } },
  { type: 'event_callback', event: { type: 'message', channel: null } },
  { type: 'event_callback', event: { type: 'message', item: null } },
  { type: 'event_callback', event: { type: 'app_mention', user: { id: null } } },
  { type: 'event_callback', event: { type: 'app_home_opened', user: 9, tab: [] } },
  { type: 'event_callback', team_id: null, authorizations: [null], event: { type: 'app_home_opened' } },
  // Names that Slack's library listens to itself.
  ...['ws_message', 'slack_event', 'close', 'error', 'connected', 'disconnected', 'hasOwnProperty'].map((type) => ({
    type: 'event_callback',
    event: { type },
  })),
  { type: 'url_verification' },
  { type: 'url_verification', challenge: { a: 1 } },
  { command: null },
  { command: '/study' },
  { command: '/study', team_id: 'T0STUDY', user_id: 'U1', event: null },
];

interface Case {
  readonly what: string;
  readonly type: string | undefined;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

const asForm = (payload: string) => `payload=${encodeURIComponent(payload)}`;
const requests: readonly Case[] = [
  ...values.flatMap((body) => [
    { what: `JSON ${body}`, type: json, body },
    { what: `payload=${body}`, type: form, body: asForm(body) },
  ]),
  ...nested
    .map((one) => JSON.stringify(one))
    .flatMap((body) => [
      { what: `JSON ${body}`, type: json, body },
      { what: `payload=${body}`, type: form, body: asForm(body) },
    ]),
  { what: 'no JSON', type: json, body: '{"type":' },
  { what: 'no JSON in a form', type: form, body: 'payload=%7B' },
  { what: 'an empty body', type: json, body: '' },
  { what: 'an empty form', type: form, body: '' },
  { what: 'a payload that is empty', type: form, body: 'payload=' },
  { what: 'twice the same key', type: form, body: 'payload=%7B%7D&payload=%7B%7D' },
  { what: 'twice the same field of a command', type: form, body: 'command=/study&team_id=T&user_id=U&user_id=V' },
  { what: 'a command without a person', type: form, body: 'command=%2Fstudy&text=quiz' },
  { what: 'keys of every object', type: form, body: '__proto__=1&constructor=2&toString=3' },
  { what: 'invalid UTF-8', type: json, body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) },
  { what: 'invalid UTF-8 in a form', type: form, body: 'payload=%FF%FE' },
  { what: 'deep nesting', type: json, body: deep },
  { what: 'deep nesting in an event', type: json, body: `{"type":"event_callback","event":${deep}}` },
  {
    what: 'deep nesting below an event',
    type: json,
    body: `{"type":"event_callback","event":{"type":"message","x":${deep}}}`,
  },
  { what: 'another content type', type: 'text/plain', body: '{}' },
  { what: 'a form named with a charset', type: `${form}; charset=utf-8`, body: 'payload=null' },
  { what: 'JSON named with a charset', type: `${json}; charset=utf-8`, body: 'null' },
  { what: 'parts of a form', type: 'multipart/form-data; boundary=x', body: '--x--' },
  { what: 'no content type', type: undefined, body: 'null' },
];

const lines: { level: number; msg: string }[] = [];
const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
const start = (mode: 'http' | 'socket') =>
  startOnSlack(
    mode,
    () => ({
      audience: 'private',
      replaces: false,
      opens: 'view',
      check: async () => undefined,
      run: async () => ({ kind: 'view', view: { body: [text('Here you are')] } }),
    }),
    { log },
  );

let on: Awaited<ReturnType<typeof start>>;
let mei: User;
let general: Channel;
const begin = async (mode: 'http' | 'socket') => {
  on = await start(mode);
  mei = on.slack.addUser({ name: 'mei' });
  general = on.slack.addChannel('general');
};
const answersStill = async () => {
  const before = on.slack.sees(mei).split('Here you are').length;
  await on.slack.command(mei, general, 'help');
  await vi.waitFor(() => expect(on.slack.sees(mei).split('Here you are').length).toBe(before + 1));
};

describe('signed, and not as Slack writes: over HTTP', () => {
  beforeAll(() => begin('http'));
  afterAll(() => on.stop());
  afterEach(() => void lines.splice(0));

  const send = async (body: Case['body'], headers: Record<string, string>) => {
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    return fetch(new URL('/slack/events', on.url), {
      method: 'POST',
      headers,
      body: new Blob([bytes]),
      signal: AbortSignal.timeout(2_500),
    });
  };

  test.each(requests)('$what', async ({ type, body }) => {
    const signed = sign(on.slack.signingSecret, typeof body === 'string' ? body : Buffer.from(body).toString('latin1'));
    const response = await send(body, { ...signed, ...(type && { 'content-type': type }) });
    expect([200, 400, 401, 415]).toContain(response.status);
    // What is refused is one line, and no fault of ours; what is merely not for us is none.
    expect(lines.length).toBeLessThanOrEqual(1);
    if (response.status !== 200) expect(lines).toMatchObject([{ level: 40 }]);
    expect(JSON.stringify(lines)).not.toContain('"level":50');
  });

  test('without a signature, or with another, nothing is read', async () => {
    const unsigned = await send('payload=null', { 'content-type': form });
    const wrong = await send('payload=null', { 'content-type': form, ...sign('another', 'payload=null') });
    expect([unsigned.status, wrong.status]).toEqual([401, 401]);
    expect(lines).toHaveLength(2);
  });

  test.each(['//', '/slack/', '/slack/__proto__', '/slack/events/', '/slack/%', '/slack/events%00'])(
    'another path is not found: %s',
    async (path) => {
      expect((await fetch(on.url + path, { method: 'POST', body: 'x' })).status).toBe(404);
    },
  );

  test('and people are answered as before', answersStill);
});

const envelope = (type: unknown, payload: unknown) => JSON.stringify({ envelope_id: 'E1', type, payload });
const messages: readonly string[] = [
  ...values,
  '',
  'no JSON',
  deep,
  ...['events_api', 'interactive', 'slash_commands'].flatMap((type) => [
    JSON.stringify({ type }),
    JSON.stringify({ type, envelope_id: null, payload: null }),
    JSON.stringify({ type, envelope_id: 7, payload: {} }),
    ...values.map((value) => `{"envelope_id":"E1","type":"${type}","payload":${value}}`),
    ...nested.map((one) => envelope(type, one)),
  ]),
  // Names that Slack's library listens to itself.
  ...['ws_message', 'slack_event', 'close', 'error', 'connected', 'disconnected', '__proto__', 'constructor'].flatMap(
    (type) => [envelope(type, {}), envelope(type, null), JSON.stringify({ type })],
  ),
  envelope(null, {}),
  envelope(['events_api'], {}),
  envelope({}, {}),
];

describe('not as Slack writes: over its socket', () => {
  beforeAll(() => begin('socket'));
  afterAll(() => on.stop());

  test('messages and envelopes of every kind end nothing, and are a line each at most', async () => {
    const connections = on.slack.connections();
    lines.splice(0);
    for (const message of messages) on.slack.deliverText(message);
    on.slack.deliverText(Buffer.from([0xff, 0xfe]));
    await answersStill();
    expect(on.slack.connections()).toBe(connections);
    expect(on.bot().ready()).toBe(true);
    expect(lines.length).toBeGreaterThan(values.length);
    expect(lines.length).toBeLessThanOrEqual(messages.length + 1);
    expect(lines.filter(({ level }) => level > 40)).toEqual([]);
  });

  test('what cannot be read is acknowledged, so that it does not come again', async () => {
    for (const payload of [{ type: 'event_callback' }, { type: 'event_callback', event: { type: 'ws_message' } }])
      await expect(on.slack.deliverRaw('events_api', payload)).resolves.toEqual({});
  });
});
