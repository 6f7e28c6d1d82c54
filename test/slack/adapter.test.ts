import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Event } from '../../src/chat/contract/event.ts';
import type { Handle, PendingReply, Reply } from '../../src/chat/contract/reply.ts';
import { buttons, plain, text, type View } from '../../src/chat/contract/view.ts';
import { directTo } from '../../src/core/delivery/address.ts';
import { createSlack, type SlackPlatform } from '../../src/slack/adapter.ts';
import { startOnSlack } from '../harness/slack.ts';
import { type Channel, type Slack, startSlack, type User } from '../platforms/slack.ts';

const menu: View = {
  title: 'Menu',
  body: [
    text('Pick **one**.'),
    buttons(
      { label: 'Next', style: 'main', route: 'demo.next:1' },
      { label: 'Write', route: 'demo.write' },
      { label: 'Site', url: 'https://example.org/' },
    ),
    {
      kind: 'select',
      placeholder: 'A day',
      route: 'demo.day',
      min: 1,
      max: 1,
      options: [
        { value: 'mo', label: 'Monday' },
        { value: 'tu', label: 'Tuesday' },
      ],
    },
    {
      kind: 'select',
      placeholder: 'Some topics',
      route: 'demo.topics:7',
      min: 1,
      max: 2,
      options: [
        { value: 'bayes', label: 'Bayes' },
        { value: 'gd', label: 'Gradient descent' },
        { value: 'pca', label: 'PCA' },
      ],
    },
  ],
};

/** A little bot that does one of everything, and remembers what it was told. */
function createDemo() {
  const events: Event[] = [];
  const view = (...paragraphs: string[]): Reply => ({ kind: 'view', view: { body: [text(...paragraphs)] } });
  const form: Reply = {
    kind: 'form',
    route: 'demo.write',
    form: {
      title: 'A note',
      fields: [
        { name: 'title', label: 'Title', kind: 'line', required: true, max: 50 },
        { name: 'more', label: 'More', kind: 'lines', required: false },
        {
          name: 'mood',
          label: 'Mood',
          kind: 'select',
          required: true,
          value: 'ok',
          choices: [
            { value: 'ok', label: 'Fine' },
            { value: 'bad', label: 'Not so fine' },
          ],
        },
      ],
    },
  };
  const reply = ({ action, name }: Event): Reply => {
    if (action.kind === 'text' && action.text === 'note') return form;
    if (action.kind === 'text')
      return action.text === 'menu' ? { kind: 'view', view: menu } : view(`You said ${plain(action.text)}`);
    if (action.kind === 'submit') return view(`Noted for ${plain(name)}: ${plain(action.fields.title ?? '')}`);
    if (action.kind !== 'press') return view('?');
    return action.route === 'demo.write'
      ? form
      : view(`You chose ${action.route} ${action.values.join(' and ')}`.trim());
  };
  const handle: Handle = (event): PendingReply => {
    events.push(event);
    const { action } = event;
    const route = 'route' in action ? action.route : '';
    return {
      audience: 'private',
      replaces: route === 'demo.next:1' || action.kind === 'submit',
      opens: reply(event).kind === 'form' ? 'form' : 'view',
      check: async () =>
        action.kind === 'submit' && !/^[A-Z]/.test(action.fields.title ?? '')
          ? {
              kind: 'invalid',
              errors: { title: 'Begin with a capital.' },
              view: { body: [text('Begin with a capital.')] },
            }
          : undefined,
      run: async () => reply(event),
    };
  };
  return { events, handle };
}

describe.each(['socket', 'http'] as const)('Slack over %s', (mode) => {
  let slack: Slack;
  let bot: SlackPlatform;
  let demo: ReturnType<typeof createDemo>;
  let mei: User;
  let tom: User;
  let general: Channel;
  let close: () => Promise<void>;

  beforeEach(async () => {
    demo = createDemo();
    const on = await startOnSlack(mode, demo.handle);
    slack = on.slack;
    bot = on.bot();
    close = on.stop;
    mei = slack.addUser({ name: 'mei', locale: 'zh-CN', zone: 'Asia/Shanghai', admin: true });
    tom = slack.addUser({ name: 'tom' });
    general = slack.addChannel('general');
  });
  afterEach(() => close());

  test('tells of who, where and when', async () => {
    await slack.command(mei, general, '');
    await slack.until(mei, 'You said help');
    expect(demo.events).toEqual([
      {
        id: expect.stringMatching(/./),
        platform: 'slack',
        account: mei.account,
        name: 'mei',
        workspace: { id: 'T0STUDY', name: 'study' },
        channel: general.id,
        locale: 'zh-CN',
        zone: 'Asia/Shanghai',
        organiser: true,
        seen: 'channel',
        action: { kind: 'text', text: 'help' },
      },
    ]);
  });

  test('asks who somebody is once, and never waits long for it', async () => {
    const release = slack.hold('users.info');
    await slack.command(mei, general, 'slow');
    await slack.until(mei, 'You said slow');
    expect(demo.events[0]).toMatchObject({ name: 'mei', organiser: false });
    expect(demo.events[0]).not.toHaveProperty('locale');
    release();
    await slack.command(mei, general, 'again');
    await slack.until(mei, 'You said again');
    expect(demo.events[1]).toMatchObject({ locale: 'zh-CN', organiser: true });
    expect(slack.calls('users.info')).toHaveLength(1);
  });

  test('a private answer never takes the place of what everybody sees', async () => {
    await bot.send({ workspace: slack.team.id, channel: general.id }, menu, 'key');
    await slack.press(mei, 'Next');
    expect(await slack.until(mei, 'You chose')).toContain('# Menu');
    expect(slack.sees(tom)).not.toContain('You chose');
  });

  test('a link that is opened is no event', async () => {
    await slack.command(mei, general, 'menu');
    await slack.until(mei, '# Menu');
    await slack.press(mei, 'Site');
    await slack.command(mei, general, 'after it');
    await slack.until(mei, 'You said after it');
    expect(demo.events.map(({ action }) => action.kind)).toEqual(['text', 'text']);
  });

  test('a multiple select answers when it is done', async () => {
    await slack.command(mei, general, 'menu');
    await slack.until(mei, '# Menu');
    await slack.select(mei, ['PCA', 'Bayes']);
    await slack.press(mei, 'Done');
    await slack.until(mei, 'You chose demo.topics:7 pca and bayes');
    expect(demo.events).toHaveLength(2);
  });

  test('a form is corrected in place, keeps what was chosen, and is one event however often it is corrected', async () => {
    await slack.command(mei, general, 'menu');
    await slack.until(mei, '# Menu');
    await slack.press(mei, 'Write');
    await slack.until(mei, 'modal: A note');
    await slack.submit(mei, { Title: 'small', Mood: 'Not so fine' });
    expect(slack.sees(mei)).toContain('⚠ Begin with a capital.');
    await slack.submit(mei, { Title: 'Big' });
    const seen = await slack.until(mei, 'Noted for mei: Big');
    expect(seen).not.toContain('modal');
    expect(seen).not.toContain('# Menu');
    const [, wrong, right] = demo.events.slice(1);
    expect(wrong).toMatchObject({
      channel: general.id,
      seen: 'private',
      action: { kind: 'submit', route: 'demo.write' },
    });
    expect(right?.action).toMatchObject({ fields: { title: 'Big', mood: 'bad' } });
    expect(right?.id).toBe(wrong?.id);
  });

  test('a form from a command is answered privately, and by DM when the response URL has run out', async () => {
    await slack.command(mei, general, 'note');
    await slack.until(mei, 'modal: A note');
    slack.forward(31 * 60_000);
    await slack.submit(mei, { Title: 'Late' });
    expect(await slack.until(mei, 'Noted for mei: Late')).toContain('direct message');
    expect(slack.sees(tom)).toBe('');
  });

  test('a form that cannot open any more says so', async () => {
    slack.refuseNext('views.open', 'expired_trigger_id');
    await slack.command(mei, general, 'note');
    await slack.until(mei, 'only visible to you');
  });

  test('says why a message cannot be sent', async () => {
    slack.closeDms(mei);
    const view: View = { body: [text('Hello')] };
    const to = { workspace: slack.team.id, channel: general.id };
    const archived = slack.addChannel('old', { archived: true });
    const strange = slack.addChannel('strange', { member: false });
    expect(await bot.send(directTo(mei.account), view, 'a')).toMatchObject({ kind: 'refused', reason: 'closed' });
    expect(await bot.send({ ...to, channel: archived.id }, view, 'b')).toMatchObject({ reason: 'lost' });
    expect(await bot.send({ ...to, channel: strange.id }, view, 'c')).toMatchObject({ reason: 'forbidden' });
    expect(await bot.send({ ...to, channel: 'C404' }, view, 'd')).toMatchObject({ reason: 'lost' });
    expect(await bot.send(directTo('nobody'), view, 'e')).toMatchObject({ reason: 'lost' });
    slack.refuseNext('chat.postMessage', 'ratelimited', 7);
    expect(await bot.send(to, view, 'f')).toEqual({ kind: 'later', afterMs: 7000 });
    slack.refuseNext('chat.postMessage', 'fatal_error');
    await expect(bot.send(to, view, 'g')).rejects.toThrow('fatal_error');
    expect(slack.messages(tom)).toEqual([]);
  });

  test('knows where it may post', async () => {
    const may = (channel: Channel) => bot.mayPost({ workspace: slack.team.id, channel: channel.id });
    expect(await may(general)).toBe(true);
    expect(await may(slack.addChannel('strange', { member: false }))).toBe(false);
    expect(await may({ id: 'C404', name: '' })).toBe(false);
  });

  test('a name neither pings nor formats', async () => {
    const eve = slack.addUser({ name: '<!channel> *b* @here <@U0000001>' });
    await slack.command(eve, general, 'note');
    await slack.until(eve, 'modal');
    await slack.submit(eve, { Title: 'Hi <!everyone>' });
    await slack.until(eve, 'Noted for <!channel> *b* @here <@U0000001>: Hi <!everyone>');
    expect(slack.pings).toEqual([]);
    expect(JSON.stringify(slack.messages(eve))).not.toContain('*b*');
  });

  test('is ready while it is connected, and finishes what is under way before it stops', async () => {
    expect(bot.ready()).toBe(true);
    const release = slack.hold('users.info');
    await slack.command(mei, general, 'last words');
    const stopped = bot.stop();
    expect(bot.ready()).toBe(false);
    release();
    await stopped;
    expect(slack.sees(mei)).toContain('You said last words');
  });
});

describe('Slack over http', () => {
  test('refuses a wrong signature, an old timestamp, another path and a body that is too big; the same request counts once', async () => {
    const { events, handle } = createDemo();
    const { slack, bot, url, stop } = await startOnSlack('http', handle);
    const mei = slack.addUser({ name: 'mei' });
    const general = slack.addChannel('general');
    const forged = await slack.request(mei, general, 'forged', { secret: 'guessed' });
    const old = await slack.request(mei, general, 'old', { at: Math.floor(Date.now() / 1000) - 301 });
    expect([await forged.send(), await old.send()]).toEqual([401, 401]);
    expect((await fetch(`${url}/slack/other`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${url}/slack/events`)).status).toBe(404);
    expect(events).toEqual([]);
    const good = await slack.request(mei, general, 'good');
    expect([await good.send(), await good.send()]).toEqual([200, 200]);
    await slack.until(mei, 'You said good');
    expect(events).toHaveLength(1);
    const big = await fetch(`${url}/slack/events`, { method: 'POST', body: 'x'.repeat(1_100_000) });
    expect(big.status).toBe(413);
    // There Slack calls the bot: no connection lasts.
    expect(bot().connections).toBeUndefined();
    await stop();
    expect(slack.sees(mei).match(/You said good/g)).toHaveLength(1);
    expect(bot().ready()).toBe(false);
  });

  test('does not start with a token that Slack does not know', async () => {
    const slack = await startSlack({ mode: 'http' });
    const { apiUrl, signingSecret } = slack;
    const { handle } = createDemo();
    const bot = createSlack({ botToken: 'xoxb-old', signingSecret, apiUrl, handle, log: pino({ level: 'silent' }) });
    await expect(bot.start()).rejects.toThrow('Slack says invalid_auth of SLACK_BOT_TOKEN');
    expect(bot.ready()).toBe(false);
    await slack.stop();
  });
});

describe('Slack over socket', () => {
  test('is not ready while the connection is gone', async () => {
    const slack = await startSlack({ mode: 'socket' });
    const { apiUrl, botToken, appToken } = slack;
    const { handle } = createDemo();
    const bot = createSlack({ botToken, appToken, apiUrl, handle, log: pino({ level: 'silent' }) });
    const seen = () => [bot.ready(), bot.connections?.()];
    const both = (up: boolean) => [up, [{ name: 'socket', up }]];
    expect(seen()).toEqual(both(false));
    await bot.start();
    expect(seen()).toEqual(both(true));
    slack.dropConnections();
    await expect.poll(seen).toEqual(both(false));
    await expect.poll(seen, { timeout: 9000 }).toEqual(both(true));
    await bot.stop();
    await slack.stop();
  });

  test('needs one of the two ways in', () => {
    const { handle } = createDemo();
    expect(() => createSlack({ botToken: 'x', handle, log: pino({ level: 'silent' }) })).toThrow('signing secret');
  });
});
