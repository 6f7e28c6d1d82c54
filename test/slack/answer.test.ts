import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Event } from '../../src/chat/contract/event.ts';
import type { PendingReply, Reply } from '../../src/chat/contract/reply.ts';
import type { Timed } from '../../src/chat/contract/timed.ts';
import { buttons, type Chart, text, type View } from '../../src/chat/contract/view.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { startDemo } from '../harness/slack.ts';
import type { Channel, Slack, User } from '../platforms/slack.ts';

const { en } = catalogues;
/** The smallest real picture. */
const png = new Uint8Array(
  Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), deflateSync(Buffer.from([0, 0, 0, 0, 0]))]),
);
const chart: Chart = {
  ...{ kind: 'chart', title: 'The week', labels: ['Mon', 'Tue'], alt: 'Mon 3, Tue 5.' },
  series: [{ label: 'Days', values: [3, 5] }],
};
const post: View = {
  title: 'Day 3',
  body: [buttons({ label: 'Start', route: 'task.start' }, { label: 'All', route: 'task.all' })],
};
const long = Array.from({ length: 500 }, (_, i) => `This is the sentence number ${i} of a long answer.`);
const form: Reply = {
  kind: 'form',
  route: 'demo.write',
  form: { title: 'A note', fields: [{ name: 'a', label: 'A', kind: 'line', required: false }] },
};

function reply({ action }: Event): Reply {
  const view = (...body: View['body']): Reply => ({ kind: 'view', view: { body } });
  if (action.kind === 'text' && action.text === 'long')
    return view(text(long.join(' ')), buttons({ label: 'End', route: 'a.b' }));
  if (action.kind === 'text' && action.text === 'picture') return view({ kind: 'image', alt: 'Seven days', png });
  if (action.kind === 'text' && action.text === 'chart') return view(chart);
  if (action.kind === 'text' && action.text === 'form') return form;
  if (action.kind === 'text' && action.text === 'fault') return { ...view(text('A fault')), fault: true } as Reply;
  if (action.kind === 'submit') return view(text(`Noted ${action.fields.a}`));
  return view(text(`Answer to ${action.kind === 'press' ? action.route : 'text' in action ? action.text : ''}`));
}
const how = ({ action }: Event): Partial<PendingReply> =>
  'route' in action && action.route === 'task.all' ? { audience: 'channel' } : {};

describe.each(['socket', 'http'] as const)('answers over %s', (mode) => {
  let demo: Awaited<ReturnType<typeof startDemo>>;
  let slack: Slack;
  let mei: User;
  let tom: User;
  let general: Channel;
  const to = () => ({ workspace: slack.team.id, channel: general.id });

  beforeEach(async () => {
    demo = await startDemo(mode, reply, how);
    ({ slack } = demo);
    mei = slack.addUser({ name: 'mei' });
    tom = slack.addUser({ name: 'tom' });
    general = slack.addChannel('general');
  });
  afterEach(() => demo.stop());

  test('arrive although Slack asked to wait, and although it had a fault, without holding up others', async () => {
    slack.failNext('hook', 429, { times: 2, retryAfter: 1 });
    await slack.command(mei, general, 'first');
    slack.failNext('hook', 500);
    await slack.command(tom, general, 'second');
    await slack.until(tom, 'Answer to second');
    await slack.until(mei, 'Answer to first');
    expect(slack.sees(mei).match(/Answer to first/g)).toHaveLength(1);
  });

  test('a form opens although Slack had a fault, and offers itself again when that took too long', async () => {
    slack.failNext('views.open', 500);
    await slack.command(mei, general, 'form');
    await slack.until(mei, 'modal: A note');
    slack.dismiss(mei);
    slack.failNext('views.open', 429, { retryAfter: 30 });
    await slack.command(mei, general, 'form');
    await slack.until(mei, en.chat.late);
    await slack.press(mei, en.chat.retry);
    expect(demo.events.at(-1)).toMatchObject({ action: { kind: 'press', route: 'demo.write' } });
  });

  test('a fault is shown once and a form opens once, although the word that they arrived gets lost', async () => {
    /** The next call of this kind is done, and answered as if it were not. */
    const lose = (spot: string) => {
      let lost = false;
      slack.disturb((called) => {
        if (called !== spot || lost) return undefined;
        lost = true;
        return { status: 500, after: true };
      });
    };
    lose('hook');
    await slack.command(mei, general, 'fault');
    await slack.until(mei, 'A fault');
    lose('views.open');
    await slack.command(mei, general, 'form');
    await slack.until(mei, 'modal: A note');
    await slack.submit(mei, { A: 'this' });
    const seen = await slack.until(mei, 'Noted this');
    expect(seen.match(/A fault/g)).toHaveLength(1);
    expect(seen).not.toContain(en.chat.late);
  });

  test('a long one comes whole, in several messages', async () => {
    await slack.command(mei, general, 'long');
    const seen = await slack.until(mei, '[End]');
    for (const sentence of long) expect(seen).toContain(sentence);
    expect(slack.messages(mei).length).toBeGreaterThan(1);
    expect(slack.sees(tom)).toBe('');
  });

  test('a press, a command, and a form that was taken count once, however often Slack delivers them', async () => {
    await slack.command(mei, general, 'once');
    await slack.until(mei, 'Answer to once');
    await slack.again();
    await demo.bot.send(to(), post, 'key');
    await slack.press(mei, 'Start');
    await slack.until(mei, 'Answer to task.start');
    await slack.again();
    await slack.command(mei, general, 'form');
    await slack.until(mei, 'modal');
    await slack.submit(mei, { A: 'this' });
    await slack.until(mei, 'Noted this');
    await slack.again();
    await slack.command(mei, general, 'last');
    const seen = await slack.until(mei, 'Answer to last');
    for (const answer of ['Answer to once', 'Answer to task.start', 'Noted this'])
      expect(seen.match(new RegExp(answer, 'g')), answer).toHaveLength(1);
  });

  test('somebody of another workspace is told so, and nothing is done', async () => {
    const eve = slack.addUser({ name: 'eve', team: 'T0OTHER' });
    await demo.bot.send(to(), post, 'key');
    await slack.press(eve, 'Start');
    await slack.until(eve, en.chat.elsewhere);
    expect(slack.sees(mei)).not.toContain(en.chat.elsewhere);
    await slack.openHome(eve);
    expect(demo.events).toEqual([]);
  });

  test('a post opens a thread, which is where a press in it is answered', async () => {
    const thread = { title: 'Day 3 · Task', view: { ...post, title: 'Talk about it' } };
    const sent = await demo.bot.send(to(), post, 'key', { thread });
    expect(await slack.until(tom, '# Talk about it')).toMatch(/#general, in a thread\n# Talk about it/);
    const [first, reply] = slack.messages(tom);
    expect(reply?.thread).toBe(first?.ts);
    await slack.press(mei, 'Start', reply);
    await slack.until(mei, /#general, in a thread, only visible to you\nAnswer to task\.start/);
    expect(demo.events[0]).toMatchObject({ channel: general.id, seen: 'channel' });
    // On the post itself it is answered in the channel.
    await slack.press(mei, 'Start', first);
    await slack.until(mei, /#general, only visible to you\nAnswer to task\.start/);
    await slack.press(mei, 'All', reply);
    await slack.until(tom, /#general, in a thread\nAnswer to task\.all/);
    // A later message finds the thread by what sending the first one gave.
    if (sent.kind !== 'sent') throw new Error('not sent');
    await demo.bot.send({ ...to(), thread: sent.ref }, { body: [text('One more')] }, 'key2');
    await slack.until(tom, /in a thread\nOne more/);
  });

  test('a thread waits for its turn, one message a second, and counts less than the post', async () => {
    const thread = { title: 'Day 3', view: { body: [text('Talk')] } };
    slack.setBurst(0);
    expect(await demo.bot.send(to(), post, 'key', { thread })).toMatchObject({ kind: 'sent' });
    expect(slack.sees(tom)).toMatch(/in a thread\nTalk/);
    expect(slack.calls('chat.postMessage').length).toBeGreaterThan(2);
    slack.setBurst(5);
    slack.failNext('chat.postMessage', 429, { skip: 1, retryAfter: 30 });
    expect(await demo.bot.send(to(), { body: [text('The next day')] }, 'key', { thread })).toMatchObject({
      kind: 'sent',
    });
    expect(slack.sees(tom).match(/Talk/g)).toHaveLength(1);
  });

  test('a picture is uploaded once and shown, with its words for those who cannot see it', async () => {
    await slack.command(mei, general, 'picture');
    await slack.until(mei, '[picture: Seven days]');
    await demo.bot.send(to(), { body: [{ kind: 'image', alt: 'Seven days', png }] }, 'key');
    await slack.until(tom, '[picture: Seven days]');
    expect(slack.calls('files.completeUploadExternal')).toHaveLength(1);
    const [block] = slack.messages(tom)[0]?.blocks ?? [];
    const file = block?.type === 'image' ? (block.slack_file?.id ?? '') : '';
    expect(slack.picture(file)).toEqual(Buffer.from(png));
  });

  test('a picture that Slack does not take gives way to its words', async () => {
    slack.refuseNext('files.getUploadURLExternal', 'missing_scope');
    await slack.command(mei, general, 'picture');
    expect(await slack.until(mei, 'Seven days')).not.toContain('[picture');
    slack.slowFiles(1);
    await slack.command(tom, general, 'picture');
    await slack.until(tom, '[picture: Seven days]');
  });

  test('a chart is drawn by Slack, and where Slack refuses it, its figures are there once', async () => {
    await slack.command(mei, general, 'chart');
    await slack.until(mei, '[chart: The week]');
    slack.refuseNext('chat.postMessage', 'invalid_blocks');
    expect(await demo.bot.send(to(), { body: [chart] }, 'key')).toMatchObject({ kind: 'sent' });
    expect(slack.sees(tom)).toContain('The week\nDays: Mon 3, Tue 5');
    expect(slack.sees(tom)).not.toContain('[chart');
    const sent = await demo.bot.send(to(), post, 'key');
    slack.refuseNext('chat.update', 'invalid_blocks');
    const edited = await demo.bot.edit(sent.kind === 'sent' ? sent.ref : '', { body: [chart] });
    expect(edited).toMatchObject({ kind: 'sent' });
    expect(slack.sees(tom).match(/Days: Mon 3, Tue 5/g)).toHaveLength(2);
  });

  test('somebody who cannot be written to is told where they are', async () => {
    await slack.command(mei, general, 'form');
    await slack.until(mei, 'modal');
    slack.closeDms(mei);
    slack.forward(31 * 60_000);
    await slack.submit(mei, { A: 'late' });
    expect(await slack.until(mei, 'Noted late')).toContain('#general, only visible to you');
    expect(slack.sees(tom)).toBe('');
  });
});

test('a picture that Slack goes on looking at gives way to its words', async () => {
  const { slack, bot, stop } = await startDemo('socket', reply);
  const tom = slack.addUser({ name: 'tom' });
  slack.slowFiles(9);
  const to = { workspace: slack.team.id, channel: slack.addChannel('general').id };
  const { kind } = await bot.send(to, { body: [{ kind: 'image', alt: 'Ten days', png }] }, 'key');
  expect(kind).toBe('sent');
  expect(slack.sees(tom)).toMatch(/^Ten days$/m);
  await stop();
});

test('language and zone are asked once an hour at the most, also while Slack says no', async () => {
  const { slack, stop } = await startDemo('socket', reply);
  const mei = slack.addUser({ name: 'mei' });
  slack.failNext('users.info', 429, { retryAfter: 30 });
  await slack.command(mei, 'dm', 'one');
  await slack.until(mei, 'Answer to one');
  await slack.command(mei, 'dm', 'two');
  await slack.until(mei, 'Answer to two');
  expect(slack.calls('users.info')).toEqual([]);
  await stop();
});

test('a command is acknowledged once, and it is told how long that took', async () => {
  const acknowledgements: [string, number][] = [];
  const acknowledged: Timed = (of, ms) => acknowledgements.push([of, ms]);
  const { slack, stop } = await startDemo('http', reply, undefined, { acknowledged });
  const mei = slack.addUser({ name: 'mei' });
  await slack.command(mei, 'dm', 'one');
  await slack.until(mei, 'Answer to one');
  expect(acknowledgements).toEqual([['slack', expect.any(Number)]]);
  await stop();
});

test('before it knows whose token it has, it answers nobody', async () => {
  const { slack, bot, events, stop } = await startDemo('http', reply);
  const mei = slack.addUser({ name: 'mei' });
  const general = slack.addChannel('general');
  await bot.stop();
  const late = await slack.request(mei, general, 'late');
  expect(await late.send()).toBe(503);
  expect(events).toEqual([]);
  await stop();
});

test('a connection that Slack asks to be made anew is made anew', async () => {
  const { slack, bot, stop } = await startDemo('socket', reply);
  const mei = slack.addUser({ name: 'mei' });
  slack.refreshConnections();
  await expect.poll(() => bot.ready()).toBe(false);
  await expect.poll(() => bot.ready(), { timeout: 9000 }).toBe(true);
  await slack.command(mei, 'dm', 'here');
  await slack.until(mei, 'Answer to here');
  await stop();
});
