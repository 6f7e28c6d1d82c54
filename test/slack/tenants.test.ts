import { deflateSync } from 'node:zlib';
import { webApi } from '@slack/bolt';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createOnce } from '../../src/chat/contract/once.ts';
import type { Handle } from '../../src/chat/contract/reply.ts';
import { text, type View } from '../../src/chat/contract/view.ts';
import { directTo } from '../../src/core/delivery/address.ts';
import { createSlack } from '../../src/slack/adapter.ts';
import { createHome } from '../../src/slack/receive/home.ts';
import { eventOf, readAction, readCommand, readOpening } from '../../src/slack/receive/payload.ts';
import { createPeople } from '../../src/slack/receive/people.ts';
import { readSubmission } from '../../src/slack/receive/submission.ts';
import { createPictures } from '../../src/slack/send/pictures.ts';
import { readRef, writeRef } from '../../src/slack/send/ref.ts';
import { type Slack, startSlack } from '../platforms/slack.ts';

const log = pino({ level: 'silent' });
const hello: View = { body: [text('Hello')] };

describe('two workspaces with the same ids', () => {
  let red: Slack;
  let blue: Slack;
  let clients: ReadonlyMap<string, webApi.WebClient>;
  const clientOf = (team: string) => clients.get(team)!;

  beforeEach(async () => {
    [red, blue] = [await startSlack({ mode: 'http' }), await startSlack({ mode: 'http' })];
    const client = ({ botToken, apiUrl }: Slack) =>
      new webApi.WebClient(botToken, {
        slackApiUrl: apiUrl,
        rejectRateLimitedCalls: true,
        retryConfig: { retries: 0 },
        logLevel: webApi.LogLevel.ERROR,
      });
    clients = new Map([
      ['TRED', client(red)],
      ['TBLUE', client(blue)],
    ]);
  });
  afterEach(() => Promise.all([red.stop(), blue.stop()]));

  test('keep what they know of a person apart, and ask for it once each', async () => {
    const [ana, ben] = [red.addUser({ name: 'Ana', admin: true }), blue.addUser({ name: 'Ben', locale: 'zh-CN' })];
    expect(ana.id).toBe(ben.id);
    const profileOf = createPeople(clientOf, log);
    const both = () =>
      Promise.all([profileOf({ team: 'TRED', user: ana.id }), profileOf({ team: 'TBLUE', user: ben.id })]);
    for (const [here, there] of [await both(), await both()]) {
      expect(here).toMatchObject({ real_name: 'Ana', is_admin: true, locale: 'en-US' });
      expect(there).toMatchObject({ real_name: 'Ben', is_admin: false, locale: 'zh-CN' });
    }
    expect([red.calls('users.info').length, blue.calls('users.info').length]).toEqual([1, 1]);
  });

  test('have a rate limit each', async () => {
    const [ana, ben] = [red.addUser({ name: 'Ana' }), blue.addUser({ name: 'Ben' })];
    const profileOf = createPeople(clientOf, log);
    red.refuseNext('users.info', 'ratelimited', 30);
    expect(await profileOf({ team: 'TRED', user: ana.id })).toBeUndefined();
    expect(await profileOf({ team: 'TRED', user: ana.id })).toBeUndefined();
    expect(await profileOf({ team: 'TBLUE', user: ben.id })).toMatchObject({ real_name: 'Ben' });
    // Neither was answered: the first was refused, and the second was not even asked.
    expect(red.calls('users.info')).toEqual([]);
  });

  test('are asked again after a rate limit, also when the clock ran ahead then', async () => {
    const ana = red.addUser({ name: 'Ana' });
    const profileOf = createPeople(clientOf, log);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2028-05-01') });
    try {
      red.refuseNext('users.info', 'ratelimited', 0);
      expect(await profileOf({ team: 'TRED', user: ana.id })).toBeUndefined();
    } finally {
      vi.useRealTimers();
    }
    expect(await profileOf({ team: 'TRED', user: ana.id })).toMatchObject({ real_name: 'Ana' });
  });

  test('get a picture each, once', async () => {
    const png = new Uint8Array(
      Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), deflateSync(Buffer.from([0, 0, 0, 0, 0]))]),
    );
    const view: View = { body: [{ kind: 'image', alt: 'Seven days', png }] };
    const upload = createPictures(clientOf, log);
    blue.addUser({ name: 'So that the next id is another one' });
    const [here, there] = [await upload('TRED', view), await upload('TBLUE', view)];
    await Promise.all([upload('TRED', view), upload('TBLUE', view)]);
    for (const slack of [red, blue]) expect(slack.calls('files.getUploadURLExternal')).toHaveLength(1);
    expect(here.get(png)).not.toBe(there.get(png));
    expect(red.picture(here.get(png)!)).toEqual(Buffer.from(png));
    expect(blue.picture(there.get(png)!)).toEqual(Buffer.from(png));
  });

  test('show each person their own Home tab, also when both open it at once', async () => {
    const [ana, ben] = [red.addUser({ name: 'Ana' }), blue.addUser({ name: 'Ben' })];
    const handle: Handle = (event) => ({
      ...{ audience: 'private', replaces: false, opens: 'view' },
      check: async () => undefined,
      run: async () => ({ kind: 'view', view: { body: [text(`The day of ${event.account.replace(':', ' ')}`)] } }),
    });
    const eventFor = async (given: Parameters<typeof eventOf>[0]) => eventOf(given, undefined);
    const home = createHome({ clientOf, handle, eventFor, upload: createPictures(clientOf, log), log });
    const opened = (team: string, user: string) =>
      home.opened(readOpening({ team_id: team, event_id: 'Ev1', event: { user, tab: 'home' } })!);
    await Promise.all([opened('TRED', ana.id), opened('TBLUE', ben.id)]);
    expect(red.sees(ana)).toContain(`The day of TRED ${ana.id}`);
    expect(blue.sees(ben)).toContain(`The day of TBLUE ${ben.id}`);
  });

  test.each([
    ['a command', (team_id: string) => readCommand({ team_id, channel_id: 'C1', user_id: 'U1', trigger_id: '1' })],
    [
      'a press',
      (id: string) =>
        readAction({
          ...{ team: { id }, user: { id: 'U1' }, trigger_id: '1' },
          actions: [{ type: 'button', action_id: 'a', value: 'task.open' }],
        })!,
    ],
    ['an opening', (team_id: string) => readOpening({ team_id, event_id: 'Ev1', event: { user: 'U1', tab: 'home' } })!],
    [
      'a form',
      (id: string) =>
        readSubmission(
          {
            ...{ team: { id }, user: { id: 'U1' } },
            view: { id: 'V1', hash: '1', callback_id: 'a.b', private_metadata: '', state: { values: {} } },
          },
          () => {
            throw new Error('it has no file');
          },
        ),
    ],
  ] as const)('do %s each: one is not taken for the other delivered again', (_, of) => {
    const isNew = createOnce();
    const [here, there] = [of('TRED'), of('TBLUE')];
    expect([isNew(here.id), isNew(there.id), isNew(here.id)]).toEqual([true, true, false]);
    const [mine, theirs] = [eventOf(here, undefined), eventOf(there, undefined)];
    expect(mine.id).not.toBe(theirs.id);
    expect([mine.account, theirs.account]).toEqual(['TRED:U1', 'TBLUE:U1']);
  });
});

describe('a bot with the token of one workspace', () => {
  let slack: Slack;
  /** It only sends: as in a process that has no chat role, it is not started. */
  const bot = () => createSlack({ ...slack, handle: () => Promise.reject() as never, log });
  beforeEach(async () => {
    slack = await startSlack({ mode: 'http' });
  });
  afterEach(() => slack.stop());

  test('sends there without being started, and asks once whose token it is', async () => {
    const [mei, general] = [slack.addUser({ name: 'mei' }), slack.addChannel('general')];
    const sender = bot();
    const sent = await Promise.all([
      sender.send(directTo(mei.account), hello, 'a'),
      sender.send({ workspace: slack.team.id, channel: general.id }, hello, 'b'),
    ]);
    expect(sent.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
    expect(slack.calls('auth.test')).toHaveLength(1);
  });

  test('sends nothing to another one with the same ids: that waits for the operator', async () => {
    const [mei, general] = [slack.addUser({ name: 'mei' }), slack.addChannel('general')];
    const sender = bot();
    for (const to of [directTo(`TBLUE:${mei.id}`), { workspace: 'TBLUE', channel: general.id }])
      expect(await sender.send(to, hello, 'a')).toMatchObject({
        ...{ kind: 'later', owner: 'ours' },
        detail: expect.stringContaining('TBLUE'),
      });
    expect(await sender.mayPost({ workspace: 'TBLUE', channel: general.id })).toBe(false);
    expect(await sender.edit(`TBLUE/${general.id}/1.0`, hello)).toMatchObject({ kind: 'later', owner: 'ours' });
    expect(slack.messages(mei)).toEqual([]);
  });

  test.each(['token_revoked', 'token_expired', 'missing_scope'])('waits for the operator after %s', async (error) => {
    const general = slack.addChannel('general');
    const sender = bot();
    const send = () => sender.send({ workspace: slack.team.id, channel: general.id }, hello, 'a');
    slack.refuseNext('chat.postMessage', error);
    expect(await send()).toEqual({ kind: 'later', owner: 'ours', afterMs: 300_000, detail: error });
    expect(await send()).toMatchObject({ kind: 'sent' });
  });

  test('waits while Slack does not say whose token it is, and asks again', async () => {
    const general = slack.addChannel('general');
    const sender = bot();
    const send = () => sender.send({ workspace: slack.team.id, channel: general.id }, hello, 'a');
    slack.failNext('auth.test', 503);
    expect(await send()).toMatchObject({ kind: 'later', owner: 'platform' });
    expect(await send()).toMatchObject({ kind: 'sent' });
  });

  test('changes a message that 0.1.0 sent, whose ref names no workspace', async () => {
    const [mei, general] = [slack.addUser({ name: 'mei' }), slack.addChannel('general')];
    const sender = bot();
    const sent = await sender.send({ workspace: slack.team.id, channel: general.id }, hello, 'a');
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    const old = sent.ref.split('/').slice(1).join('/');
    expect(await sender.edit(old, { body: [text('Good evening')] })).toEqual(sent);
    expect(slack.sees(mei)).toContain('Good evening');
    expect(await sender.edit('1234', hello)).toMatchObject({ kind: 'refused', reason: 'lost' });
  });

  test('waits for the operator to edit while its token is not accepted, also by a ref of 0.1.0', async () => {
    const general = slack.addChannel('general');
    const sender = createSlack({ ...slack, botToken: 'xoxb-old', handle: () => Promise.reject() as never, log });
    for (const ref of [`${slack.team.id}/${general.id}/1.0`, `${general.id}/1.0`])
      expect(await sender.edit(ref, hello)).toEqual({
        ...{ kind: 'later', owner: 'ours', afterMs: 300_000 },
        detail: expect.stringContaining('invalid_auth'),
      });
  });
});

describe('the ref of a message', () => {
  const id = fc.string({ minLength: 1 }).filter((part) => !part.includes('/'));
  const ref = fc.record({ workspace: id, channel: id, ts: id }, { requiredKeys: ['channel', 'ts'] });

  test('is read as it was written, with a workspace or, as in 0.1.0, without', () => {
    fc.assert(
      fc.property(ref, (message) => {
        expect(readRef(writeRef(message))).toEqual(message);
      }),
    );
  });

  test('that is none is none', () => {
    for (const other of ['', '1', 'a/', '/1', 'a/b/c/d']) expect(readRef(other)).toBeUndefined();
  });
});
