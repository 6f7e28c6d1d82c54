import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Event } from '../../src/chat/contract/event.ts';
import { plain, text } from '../../src/chat/contract/view.ts';
import { directTo } from '../../src/core/delivery/address.ts';
import { startDemo } from '../harness/slack.ts';
import { createLimits } from '../platforms/slack-limits.ts';

const said = ({ action }: Event) => (action.kind === 'message' ? action.text : action.kind);

describe.each(['http', 'socket'] as const)('something said to the bot, over %s', (mode) => {
  let demo: Awaited<ReturnType<typeof startDemo>>;
  let study: ReturnType<typeof demo.slack.addChannel>;
  beforeAll(async () => {
    demo = await startDemo(
      mode,
      (event) => ({ kind: 'view', view: { body: [text(`You said: ${plain(said(event)) || 'nothing'}`)] } }),
      ({ workspace }) => ({ audience: workspace ? 'channel' : 'private' }),
      { retries: [0, 5, 10], burst: 100 },
    );
    study = demo.slack.addChannel('study');
  });
  afterEach(() => void demo.events.splice(0));
  afterAll(() => demo.stop());
  const user = (name: string, more: object = {}) => demo.slack.addUser({ name, locale: 'zh-CN', ...more });

  test('in a DM is heard as it was typed, and answered there', async () => {
    const { slack, events } = demo;
    const ada = user('Ada');
    await slack.say(ada, 'dm', 'is 1 < 2 & 2 > 1?');
    expect(await slack.until(ada, 'You said')).toContain('— direct message\nYou said: is 1 < 2 & 2 > 1?');
    expect(events).toMatchObject([
      { account: ada.account, name: 'Ada', locale: 'zh-CN', seen: 'private', action: { text: 'is 1 < 2 & 2 > 1?' } },
    ]);
    expect(events[0]).not.toHaveProperty('workspace');
  });

  test('may be answered by one that grows for an hour, at the usual pause, within what Slack takes', () => {
    let now = 0;
    const limits = createLimits(() => now, { most: 0 });
    for (; now < 3_600_000; now += demo.bot.editPauseMs) expect(limits.call('chat.update', study.id)).toBeUndefined();
  });

  test('by its name in a DM is answered once, also should it come as a mention too', async () => {
    const { slack, events } = demo;
    const ada = user('Ada');
    expect(await slack.say(ada, 'dm', '@bot quizz')).toBe(1);
    await slack.until(ada, 'You said: quizz');
    const { event, ...wrapper } = slack.delivered()!.payload as { readonly event: object };
    await slack.deliverRaw('events_api', {
      ...wrapper,
      event_id: 'Ev0MENTION',
      event: { ...event, type: 'app_mention' },
    });
    await slack.say(ada, 'dm', 'after it');
    await slack.until(ada, 'You said: after it');
    expect(events.map(said)).toEqual(['quizz', 'after it']);
  });

  test('by its name in a channel is answered in a thread below it; anything else is not heard', async () => {
    const { slack, events } = demo;
    const [ada, bo] = [user('Ada'), user('Bo')];
    await slack.say(ada, study, 'who knows a quiz?');
    await slack.say(ada, study, '@bot task');
    expect(await slack.until(bo, 'You said: task')).toContain('— #study, in a thread\nYou said: task');
    expect(events).toMatchObject([
      { workspace: { id: slack.team.id, name: 'Study' }, channel: study.id, seen: 'channel' },
    ]);
  });

  test('in a thread is answered in that thread', async () => {
    const { slack } = demo;
    const ada = user('Ada');
    await slack.say(ada, study, 'a question');
    const root = slack.messages(ada).at(-1)!;
    await slack.say(ada, study, '@bot help', { thread: root.ts });
    await slack.until(ada, 'You said: help');
    expect(slack.messages(ada).at(-1)).toMatchObject({ thread: root.ts });
  });

  test('is answered once, however often Slack sends it', async () => {
    const { slack, events } = demo;
    const ada = user('Ada');
    await slack.say(ada, 'dm', 'once');
    await slack.until(ada, 'You said: once');
    await slack.again();
    expect(events).toHaveLength(1);
  });

  test.each([
    { subtype: 'message_changed' },
    { subtype: 'bot_message' },
    { bot_id: 'B0OTHER' },
    { user: 'U0BOT' },
    { user: undefined },
    { text: undefined },
  ])('with %o is not heard', async (extra) => {
    const { slack, events } = demo;
    const ada = user('Ada');
    await slack.say(ada, 'dm', 'not this', { extra });
    await slack.say(ada, 'dm', 'but this');
    await slack.until(ada, 'You said: but this');
    expect(events.map(said)).toEqual(['but this']);
  });

  test('by somebody of another workspace is answered by where they belong', async () => {
    const { slack, events } = demo;
    const far = user('Far', { team: 'T0FAR', locale: 'en-GB' });
    await slack.say(far, study, '@bot hi');
    await slack.until(far, 'I am installed in another workspace');
    expect(events).toEqual([]);
  });

  test('its own messages come back to it, and are not heard', async () => {
    const { slack, bot, events } = demo;
    const ada = user('Ada');
    const sent = await bot.send(directTo(ada.account), { body: [text('A reminder')] }, 'key');
    expect(sent.kind).toBe('sent');
    if (sent.kind === 'sent') await bot.edit(sent.ref, { body: [text('Another')] });
    await slack.say(ada, 'dm', 'thanks');
    await slack.until(ada, 'You said: thanks');
    expect(events).toHaveLength(1);
  });
});

test('an app that was installed before is told of nothing, and the rest works', async () => {
  const scopes = ['commands', 'chat:write', 'files:write', 'im:write', 'users:read', 'channels:read', 'groups:read'];
  const { slack, events, stop } = await startDemo(
    'socket',
    () => ({ kind: 'view', view: { body: [text('Here you are')] } }),
    () => ({}),
    { scopes },
  );
  const ada = slack.addUser({ name: 'Ada' });
  expect(await slack.say(ada, 'dm', 'hi')).toBe(0);
  await slack.command(ada, 'dm', 'task');
  await slack.until(ada, 'Here you are');
  expect(events.map(({ action }) => action.kind)).toEqual(['text']);
  await stop();
});

test('an answer that grows is edited at most once in each pause', async () => {
  const editPauseMs = 120;
  const { slack, bot, stop } = await startDemo(
    'socket',
    () => ({
      kind: 'stream',
      async *views() {
        for (let n = 1; n <= 50; n++) {
          yield { body: [text(`Word ${n};`)] };
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        return { body: [text('The end')] };
      },
    }),
    () => ({ audience: 'channel' }),
    { burst: 0, editPauseMs },
  );
  expect(bot.editPauseMs).toBe(editPauseMs);
  const ada = slack.addUser({ name: 'Ada' });
  const begun = performance.now();
  await slack.say(ada, slack.addChannel('study'), '@bot tell me');
  await vi.waitFor(() => expect(slack.sees(ada)).toContain('The end'), { timeout: 5_000, interval: 10 });
  const edits = slack.calls('chat.update').length;
  expect(edits).toBeGreaterThanOrEqual(3);
  expect(edits).toBeLessThanOrEqual((performance.now() - begun) / editPauseMs + 1);
  // Each takes the place of the one before, which Slack's own stream cannot show.
  expect(slack.calls('chat.startStream')).toHaveLength(1);
  expect(slack.calls('chat.stopStream')).toHaveLength(1);
  expect(slack.calls('chat.postMessage')).toHaveLength(0);
  expect(slack.refusals).toEqual([]);
  await stop();
});
