import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { command } from '../../src/chat/contract/command.ts';
import type { Event } from '../../src/chat/contract/event.ts';
import type { Handle, PendingReply, Reply } from '../../src/chat/contract/reply.ts';
import { defineRoutes } from '../../src/chat/contract/route.ts';
import { buttons, type Form, plain, text, type View } from '../../src/chat/contract/view.ts';
import { directTo } from '../../src/core/delivery/address.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { commandRoutes } from '../../src/routes/command.ts';
import type { Room, Seat } from '../harness/seat.ts';
import { seats } from '../harness/seats.ts';
import { openStage, plainly, sees } from '../harness/stage.ts';

/** What every adapter owes dispatch and the people, whatever its platform is made of. */

const t = catalogues.en;
const said = (words: string): View => ({ body: [text(words)] });
const menu: View = {
  title: 'Menu',
  body: [
    text('Pick one.'),
    buttons(
      { label: 'Replace', style: 'main', route: 'quiz.replace:1' },
      { label: 'Beside', route: 'quiz.beside' },
      { label: 'Tell', route: 'quiz.tell' },
      { label: 'Write', route: 'quiz.write' },
      { label: 'Closed', route: 'quiz.tell:closed' },
    ),
    {
      kind: 'select',
      placeholder: 'A day',
      route: 'quiz.day',
      min: 1,
      max: 1,
      options: [
        { value: 'mo', label: 'Monday' },
        { value: 'tu', label: 'Tuesday' },
      ],
    },
  ],
};
const form: Form = {
  title: 'A note',
  fields: [
    { name: 'title', label: 'Title', kind: 'line', required: true, max: 50 },
    {
      name: 'mood',
      label: 'Mood',
      kind: 'select',
      required: true,
      value: 'ok',
      choices: [{ value: 'ok', label: 'Fine' }],
    },
  ],
};
const wrong = 'Begin with a capital.';

/** What was done, as one line, by which the demo decides. */
function doneBy({ action }: Event): string {
  if (action.kind === 'text') return action.text.replace(/^\/?quiz ?(topic:)?/, '');
  if (action.kind === 'command') return action.options.topic ?? '';
  return 'route' in action ? `${action.kind} ${action.route}` : action.kind;
}

/** A bot that does one of everything, and remembers what it was told. */
function createDemo() {
  const events: Event[] = [];
  let ran = 0;
  let waiting = Promise.withResolvers<void>();

  const view = (shown: View): Reply => ({ kind: 'view', view: shown });
  function invalid({ action }: Event): Extract<Reply, { kind: 'invalid' }> | undefined {
    if (action.kind !== 'submit' || /^[A-Z]/.test(action.fields.title ?? '')) return undefined;
    const again = buttons({ label: t.chat.again, route: 'quiz.write' });
    return { kind: 'invalid', errors: { title: wrong }, view: { body: [text(wrong), again] } };
  }
  async function replyTo(done: string, { action, name }: Event): Promise<Reply> {
    ran++;
    if (done === 'menu' || done === 'public menu') return view(menu);
    if (done === 'note' || done === 'press quiz.write') return { kind: 'form', route: 'quiz.write', form };
    if (done === 'long') return view(said('It goes on. '.repeat(400)));
    if (done === 'slow') await waiting.promise;
    if (action.kind === 'press') return view(said(`You chose ${plain([done, ...action.values].join(' '))}`));
    if (action.kind === 'submit') return view(said(`Noted for ${plain(name)}: ${plain(action.fields.title ?? '')}`));
    return view(said(done === 'slow' ? 'At last' : `You said ${plain(done)}`));
  }
  const howOf = (done: string): Pick<PendingReply, 'audience' | 'replaces' | 'opens'> => ({
    audience: /^public|quiz\.tell/.test(done) ? 'channel' : 'private',
    replaces: done === 'press quiz.replace:1' || done === 'submit quiz.write',
    opens: /^note$|^press quiz\.(write|tell:closed)$/.test(done) ? 'form' : 'view',
  });
  const handle: Handle = (event) => {
    events.push(event);
    const done = doneBy(event);
    return {
      ...howOf(done),
      check: async () => invalid(event),
      run: async () => invalid(event) ?? replyTo(done, event),
    };
  };
  return {
    events,
    handle,
    ran: () => ran,
    /** Lets what is slow be answered. */
    release: () => waiting.resolve(),
    forget() {
      events.length = 0;
      ran = 0;
      waiting = Promise.withResolvers();
    },
  };
}

/** Without the demo, and through dispatch, the command breaks. */
const broken = command({
  name: 'quiz',
  access: 'anyone',
  audience: 'private',
  needsEnrolment: false,
  routes: defineRoutes('quiz', commandRoutes),
  options: z.object({ topic: z.string().optional() }),
  run: () => Promise.reject(new Error('it broke')),
  handlers: {},
});

// A plain platform has no adapter of its own: what it lacks is put in by dispatch.
describe.each(seats.filter(([name]) => name !== 'a plain platform'))('the adapter of %s', (_, open) => {
  const demo = createDemo();
  let stage: Awaited<ReturnType<typeof openStage>>;
  let room: Room;
  let mei: Seat;
  let wei: Seat;
  beforeAll(async () => {
    const around =
      (dispatch: Handle): Handle =>
      (event) =>
        doneBy(event) === 'broken' ? dispatch(event) : demo.handle(event);
    stage = await openStage(open, around, { commands: [broken] });
  });
  beforeEach(async () => {
    await stage.clear();
    demo.forget();
    room = stage.chat.room();
    mei = stage.chat.seat({ name: 'Mei', language: 'en', in: [room], organiser: true });
    wei = stage.chat.seat({ name: 'Wei', language: 'zh-CN', in: [room] });
  });
  afterAll(() => stage.stop());
  const ask = (who: Seat, topic: string, where?: 'dm') => who.command('quiz', { topic }, where);
  const platform = () => stage.chat.platform();
  const unpinged = () => expect(stage.chat.pings()).toEqual([]);

  test('answers a command for whoever gave it, alone', async () => {
    await ask(mei, 'bayes');
    await sees(mei, 'You said bayes', 1);
    expect(await wei.sees()).not.toContain('You said');
    unpinged();
  });

  test('says who, where, in which language, and whether they organise', async () => {
    await ask(mei, 'bayes');
    await sees(mei, 'You said bayes');
    await ask(wei, 'bayes');
    await sees(wei, 'You said bayes');
    const there = { workspace: { id: room.workspace }, channel: room.channel, seen: 'channel' };
    expect(demo.events).toMatchObject([
      { ...there, account: mei.account, name: 'Mei', locale: 'en-GB', organiser: true },
      { ...there, account: wei.account, name: 'Wei', locale: 'zh-CN', organiser: false },
    ]);
    expect(new Set(demo.events.map(({ id }) => id)).size).toBe(2);
  });

  test('answers in a DM, where there is no workspace', async () => {
    await ask(mei, 'bayes', 'dm');
    await sees(mei, 'You said bayes');
    expect(await mei.dms()).toContain('You said bayes');
    expect(demo.events).toMatchObject([{ account: mei.account, seen: 'private' }]);
    expect(demo.events[0]).not.toHaveProperty('workspace');
  });

  test('shows an answer for the channel to everybody', async () => {
    await ask(mei, 'public menu');
    await sees(wei, 'Menu');
  });

  test('puts the answer to a button in the place of what was pressed', async () => {
    await ask(mei, 'menu');
    await sees(mei, 'Menu');
    await mei.press('Replace');
    expect(await sees(mei, 'You chose press quiz.replace:1')).not.toContain('Menu');
    expect(demo.events[1]).toMatchObject({
      seen: 'private',
      action: { kind: 'press', route: 'quiz.replace:1', values: [] },
    });
  });

  test('leaves what was pressed where the answer is beside it, for one person or for everybody', async () => {
    await ask(mei, 'menu');
    await sees(mei, 'Menu');
    await mei.press('Beside');
    expect(await sees(mei, 'You chose press quiz.beside')).toContain('Menu');
    await mei.press('Tell');
    expect(await sees(wei, 'You chose press quiz.tell')).not.toContain('quiz.beside');
  });

  test('says that a message in the channel was pressed', async () => {
    await ask(mei, 'public menu');
    await sees(wei, 'Menu');
    await wei.press('Beside');
    await sees(wei, 'You chose press quiz.beside');
    expect(demo.events[1]).toMatchObject({ account: wei.account, seen: 'channel' });
    expect(await mei.sees()).not.toContain('You chose');
  });

  test('brings what was chosen in a select', async () => {
    await ask(mei, 'menu');
    await sees(mei, 'Menu');
    await mei.choose('Tuesday');
    await sees(mei, 'You chose press quiz.day tu', 1);
    expect(demo.events[1]?.action).toEqual({ kind: 'press', route: 'quiz.day', values: ['tu'] });
  });

  test('opens a form, says what is wrong to its author alone, and answers it when it is right', async () => {
    await ask(mei, 'note');
    await sees(mei, 'Title');
    await mei.submit({ title: 'small' });
    await sees(mei, wrong, 1);
    expect(await wei.sees()).not.toContain(wrong);
    expect(demo.ran()).toBe(1);
    await mei.correct();
    await sees(mei, 'Title');
    await mei.submit({ title: 'Big' });
    await sees(mei, 'Noted for Mei: Big', 1);
    expect(await wei.sees()).not.toContain('Noted');
    expect(demo.events.at(-1)?.action).toEqual({
      kind: 'submit',
      route: 'quiz.write',
      fields: { title: 'Big', mood: 'ok' },
    });
  });

  test('says to whoever asked alone why a form does not open, also where its answer is for everybody', async () => {
    await ask(mei, 'public menu');
    await sees(wei, 'Menu');
    await mei.press('Closed');
    expect(await sees(mei, 'You chose press quiz.tell:closed', 1)).toContain('Menu');
    expect(await wei.sees()).not.toContain('You chose');
  });

  test('puts the answer to a form in the place of the message whose button opened it', async () => {
    await ask(mei, 'menu');
    await sees(mei, 'Menu');
    await mei.press('Write');
    await sees(mei, 'Title');
    await mei.submit({ title: 'Big' });
    expect(await sees(mei, 'Noted for Mei: Big', 1)).not.toContain('Menu');
    expect(demo.events.at(-1)).toMatchObject({ channel: room.channel, seen: 'private' });
  });

  test('answers once what is delivered twice', async () => {
    await ask(mei, 'bayes');
    await sees(mei, 'You said bayes', 1);
    await mei.again();
    await ask(mei, 'after it');
    await sees(mei, 'You said after it');
    await sees(mei, 'You said bayes', 1);
  });

  test('shows an answer that comes late, and lets nobody wait behind it', async () => {
    const refused = stage.chat.refusals().length;
    const asked = ask(mei, 'slow');
    await vi.waitFor(() => expect(demo.ran()).toBe(1));
    await ask(wei, 'bayes');
    await sees(wei, 'You said bayes');
    expect(await mei.sees()).not.toContain('At last');
    demo.release();
    await asked;
    await sees(mei, 'At last', 1);
    expect(stage.chat.refusals().slice(refused)).toEqual([]);
  });

  test('shows the whole of a long answer, to the same person', async () => {
    await ask(mei, 'long');
    await sees(mei, 'It goes on.', 400);
    expect(await wei.sees()).not.toContain('It goes on.');
  });

  test('shows a fault once, with the number under which it is in the log', async () => {
    const before = stage.logged.length;
    await ask(wei, 'broken');
    const seen = await sees(wei, plainly(catalogues['zh-CN'].chat.fault('')), 1);
    const logged = stage.logged.slice(before).map((line) => JSON.parse(line) as { fault: string });
    expect(logged).toHaveLength(1);
    expect(seen).toContain(logged[0]!.fault);
    expect(await mei.sees()).not.toContain(logged[0]!.fault);
  });

  test('sends a DM and a post, and shows another view in the place of each', async () => {
    for (const [to, nobodyElse] of [
      [directTo(mei.account), true],
      [room, false],
    ] as const) {
      const sent = await platform().send(to, said('Good morning'), `key ${nobodyElse}`);
      await sees(mei, 'Good morning', 1);
      expect((await wei.sees()).includes('Good morning')).toBe(!nobodyElse);
      if (sent.kind !== 'sent') throw new Error(sent.kind);
      expect(await platform().edit(sent.ref, said('Good evening'))).toEqual(sent);
      await sees(mei, 'Good evening');
      expect(await mei.sees()).not.toContain('morning');
      await platform().edit(sent.ref, said('Good night'));
    }
    unpinged();
  });

  test('does not edit what is no message of its own', async () => {
    expect(await platform().edit('../users', said('Hello'))).toMatchObject({ kind: 'refused', reason: 'lost' });
  });

  test('shows once what is sent twice under one key, if it says so', async () => {
    const send = () => platform().send(directTo(mei.account), said('Good morning'), 'one key');
    const [first, again] = [await send(), await send()];
    expect(first).toMatchObject({ kind: 'sent' });
    if (platform().idempotent) expect(again).toEqual(first);
    await sees(mei, 'Good morning', platform().idempotent ? 1 : 2);
  });

  test('sends buttons to a DM that work there', async () => {
    await platform().send(directTo(mei.account), menu, 'a menu');
    await sees(mei, 'Menu');
    await mei.press('Replace');
    expect(await sees(mei, 'You chose press quiz.replace:1')).not.toContain('Menu');
    expect(demo.events).toMatchObject([{ account: mei.account, seen: 'private' }]);
    expect(demo.events[0]).not.toHaveProperty('workspace');
  });

  test('is ready until it stops, and answers first what is under way', async () => {
    const before = platform();
    expect(before.ready()).toBe(true);
    const asked = ask(mei, 'slow');
    await vi.waitFor(() => expect(demo.ran()).toBe(1));
    const restarted = stage.restart();
    demo.release();
    await Promise.all([asked, restarted]);
    await sees(mei, 'At last', 1);
    expect(before.ready()).toBe(false);
    expect(platform().ready()).toBe(true);
  });

  // What follows is refused by the platform, so it comes last.
  test('says that somebody who left cannot be written to', async () => {
    mei.close();
    expect(await platform().send(directTo(mei.account), said('x'), 'left')).toMatchObject({ kind: 'refused' });
  });

  test('knows where it may post', async () => {
    expect(await platform().mayPost(room)).toBe(true);
    expect(await platform().send(room, said('Today'), 'today')).toMatchObject({ kind: 'sent' });
    stage.chat.lose(room);
    expect(await platform().mayPost(room)).toBe(false);
    expect(await platform().send(room, said('Tomorrow'), 'tomorrow')).toMatchObject({ kind: 'refused' });
  });
});
