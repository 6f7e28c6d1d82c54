import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { plain } from '../../src/chat/contract/view.ts';
import { date } from '../harness/clock.ts';
import { counted } from '../harness/counted.ts';
import { join, member, monday, rightOrder, startSample, tongues } from '../harness/group.ts';
import type { Bot } from '../harness/people.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startSample();
});
beforeEach(() => bot.goTo(`${monday}T11:00:00Z`));
afterAll(() => bot.drop());

describe.each(tongues)('/task ($locale)', (tongue) => {
  const { locale, t } = tongue;
  const own = (text: string) => `${text}${t.language === 'en' ? '' : '（中文）'}`;
  const good = { f0: 'https://example.org/mine', f1: 'It surprised me that it ran at all.' };

  test('shows what, how long, when it is done, and the links of one’s own language; why is a press away', async () => {
    const { ada } = await member(bot, tongue);
    const seen = await ada.use('/task');
    for (const part of ['Task 1', 'What task 1 asks', 'A link to it', 'What surprised you'])
      expect(seen).toContain(own(part));
    for (const part of ['Why task 1', 'Thing 1']) expect(seen).not.toContain(own(part));
    expect(seen).toContain(t.reminder.minutes(30));
    expect(seen.includes('https://example.org/guide')).toBe(t.language === 'en');
    expect(seen.includes('https://example.org/zh')).toBe(t.language === 'zh-CN');
    expect(ada.labels()).toEqual([
      t.task.doneButton,
      t.task.hintButton,
      t.task.notToday,
      t.exam.offerBefore,
      t.task.aboutButton,
    ]);
    const more = await ada.press(t.task.aboutButton);
    for (const part of ['Why task 1', 'Thing 1']) expect(more).toContain(own(part));
    expect(ada.labels()).toEqual([t.peers.stuckButton, t.ask.about, t.focus.button(25)]);
  });

  test('gives three hints, one at a time, each alone and below the task', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/task');
    const first = await ada.press(t.task.hintButton);
    expect(first).toContain(own('First hint 1'));
    for (const other of ['What task 1 asks', 'Second hint']) expect(first).not.toContain(other);
    expect(ada.labels()).toEqual([t.task.hintMore]);
    const second = await ada.press(t.task.hintMore);
    expect(second).toContain(own('Second hint 1'));
    expect(second).not.toContain('First hint');
    expect(await ada.press(t.task.hintMore)).toContain(own('Third hint 1'));
    expect(ada.labels()).toEqual([]);
  });

  test('is not shown again today when it is not for today, and waits', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/task');
    expect(await ada.press(t.task.notToday)).toContain(t.task.skipped);
    expect(await ada.use('/task')).toContain(t.task.aside);
    expect(ada.sees()).not.toContain(own('Task 1'));
    expect(await ada.use('/help')).toContain(t.task.aside);
    await ada.use('/task');
    expect(await ada.press(t.task.open)).toContain(own('What task 1 asks'));
    bot.goTo('2026-11-24T11:00:00Z');
    expect(await ada.use('/task')).toContain(own('What task 2 asks'));
  });

  test('a form says which task is done, and which question is answered: it hides them', async () => {
    const { ada, hall } = await member(bot, tongue);
    await ada.use('/task');
    await ada.press(t.task.doneButton);
    expect(ada.form()?.about).toContain(own('Task 1'));
    const ben = await join(bot.person({ in: hall, locale }), tongue);
    const words = 'Which *one* first?';
    const { rows } = await sql<{ learner: string; cohort: string }>`
      select learner::text, cohort::text from enrolment order by id desc limit 2`.execute(bot.db);
    await bot.store.note.add(
      {
        ...{ ...rows[1]!, kind: 'question', text: words, signed: true, notify: false, key: locale, at: bot.now() },
        ...{ address: { workspace: hall.workspace.id, channel: hall.channel }, day: date(monday) },
      },
      5,
    );
    await ben.use('/peers');
    await ben.press(t.peers.answerButton);
    expect(ben.form()?.about).toContain(plain(words));
  });

  test('is done with what its criteria ask for, and counts once', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/task');
    await ada.press(t.task.doneButton);
    expect(ada.form()?.fields.map((f) => [f.label, f.kind])).toEqual([
      [own('A link to it'), 'line'],
      [own('What surprised you'), 'lines'],
    ]);
    const done = await ada.submit(good);
    expect(done).toContain(t.task.finished(own('Task 1')));
    expect(done).toContain(t.task.finishedBody(30));
    expect(await ada.again()).toContain(t.task.repeat);
    expect(await ada.use('/task')).toContain(t.task.doneToday(t.date(Temporal.PlainDate.from('2026-11-24'))));
    expect(await ada.use('/progress')).toContain(`${t.progress.tasks} 1/10`);
  });

  test.each([
    ['a link that is none', { f0: 'my laptop' }, 'badLink'],
    ['a link that is not safe', { f0: 'http://example.org' }, 'badLink'],
    ['a link to no site', { f0: 'https://x' }, 'badLink'],
    ['a script', { f0: 'javascript:alert(1)' }, 'badLink'],
    ['nothing', { f0: '' }, 'badLink'],
  ] as const)('is not done with %s', async (_, fields, message) => {
    const { ada } = await member(bot, tongue);
    await ada.use('/task');
    await ada.press(t.task.doneButton);
    expect(await ada.submit({ ...good, ...fields })).toContain(t.chat[message]);
    expect(ada.last().reply).toMatchObject({ kind: 'invalid', errors: { f0: t.chat[message] } });
    expect(await ada.use('/progress')).toContain(`${t.progress.tasks} 0/10`);
  });

  test('is not done with three words, which are given back', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/task');
    await ada.press(t.task.doneButton);
    const said = await ada.submit({ ...good, f1: 'it went well' });
    expect(said).toContain(t.chat.tooShort(20));
    expect(said).toContain(t.chat.youWrote('it went well'));
    expect(await ada.submit(good)).toContain(t.task.finished(own('Task 1')));
  });

  test('says before how much a sentence needs, and a Chinese character counts as two', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/task');
    await ada.press(t.task.doneButton);
    expect(ada.form()?.fields.map((f) => f.hint)).toEqual(['https://', t.task.least(20, 10)]);
    const short = await ada.submit({ ...good, f1: '第一次就跑通了耶。' });
    expect(short).toContain('**');
    expect(short).toContain(t.chat.shortSentence(20, 10, 18));
    expect(await ada.submit({ ...good, f1: '没想到第一次就跑通。' })).toContain(t.task.finished(own('Task 1')));
  });

  test('a link is taken out of the brackets that a chat puts around it, and kept without them', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/task');
    await ada.press(t.task.doneButton);
    expect(await ada.submit({ ...good, f0: '<https://example.org/mine|example.org>' })).toContain(
      t.task.finished(own('Task 1')),
    );
    const kept = await sql<{ evidence: string[] }>`select evidence from finish order by enrolment desc limit 1`.execute(
      bot.db,
    );
    expect(kept.rows[0]?.evidence[0]).toBe('https://example.org/mine');
  });

  describe('with a number and a commit', () => {
    const sha = '3f9a1c2d';
    const right = { f0: '80%', f1: `https://gitee.com/ada/lab/commit/${sha}` };
    const opened = async () => {
      bot.goTo('2026-11-16T11:00:00Z');
      const { ada } = await member(bot, tongue, '2026-11-16');
      bot.goTo('2026-11-20T11:00:00Z');
      await ada.use('/task');
      await ada.press(t.task.doneButton);
      return ada;
    };

    test('asks for both in lines of their own, and is done with the right ones', async () => {
      const ada = await opened();
      expect(ada.form()?.fields.map((f) => [f.label, f.kind])).toEqual([
        [own('What it prints'), 'line'],
        [own('The commit'), 'line'],
      ]);
      expect(await ada.submit(right)).toContain(t.task.finished(own('Task 5')));
    });

    test.each([
      ['another number', { f0: '0.6' }, 'otherNumber'],
      ['no number', { f0: 'about right' }, 'badNumber'],
      ['a link that names no commit', { f1: 'https://gitee.com/ada/lab' }, 'badCommit'],
      ['a commit that is no link', { f1: sha }, 'badLink'],
    ] as const)('says what to look at when it gets %s, and gives it back', async (_, fields, message) => {
      const ada = await opened();
      const said = await ada.submit({ ...right, ...fields });
      expect(said).toContain(t.chat[message]);
      expect(said).toContain(t.chat.youWrote(plain(Object.values(fields)[0]!)));
      expect(await ada.use('/progress')).toContain(`${t.progress.tasks} 0/10`);
      expect(await ada.use('/task')).toContain(own('Task 5'));
      await ada.press(t.task.doneButton);
      expect(await ada.submit(right)).toContain(t.task.finished(own('Task 5')));
    });
  });

  test('is one press where nothing need be typed', async () => {
    bot.goTo('2026-11-16T11:00:00Z');
    const { ada } = await member(bot, tongue, '2026-11-16');
    bot.goTo('2026-11-24T11:00:00Z');
    await ada.use('/task');
    await ada.press(t.task.group);
    expect(ada.sees()).toContain(own('Task 7'));
    expect(await ada.press(t.task.doneButton)).toContain(t.task.finished(own('Task 7')));
  });

  test('asks for its questions first, where they are a criterion', async () => {
    const { ada } = await member(bot, tongue);
    bot.goTo('2026-11-26T11:00:00Z');
    expect(await ada.use('/task')).toContain(t.task.quizFirst(1, 1));
    expect(ada.labels()).not.toContain(t.task.doneButton);
    const tick = ada.route(t.task.quizButton).replace('questions', 'tick');
    expect(await ada.forge(tick)).toContain(t.task.quizFirst(1, 1));
    await ada.use('/task');
    await ada.press(t.task.quizButton);
    expect(ada.sees()).toContain('Stem of order');
    await ada.press(t.quiz.write);
    await ada.submit({ answer: await rightOrder(bot, ada) });
    expect(ada.sees()).toContain(t.quiz.right);
    await ada.use('/task');
    expect(await ada.press(t.task.doneButton)).toContain(t.task.finished(own('Task 4')));
  });

  test('after a gap is a choice of three, and no count of what was missed', async () => {
    for (const [choice, shown] of [
      ['essentials', 'Task 1'],
      ['own', 'Task 1'],
      ['group', 'Task 9'],
    ] as const) {
      bot.goTo('2026-11-16T11:00:00Z');
      const { ada } = await member(bot, tongue, '2026-11-16');
      bot.goTo('2026-11-26T11:00:00Z');
      const seen = await ada.use('/task');
      expect(seen).toContain(t.task.gap(2, own('Task 9')));
      expect(ada.labels()).toEqual([t.task.essentials, t.task.own, t.task.group]);
      expect(await ada.press(t.task[choice])).toContain(own(shown));
      expect(await ada.use('/task')).toContain(own(shown));
      bot.goTo(`${monday}T11:00:00Z`);
    }
  });

  test('at one’s own pace offers the way back to the group', async () => {
    bot.goTo('2026-11-16T11:00:00Z');
    const { ada } = await member(bot, tongue, '2026-11-16');
    bot.goTo('2026-11-26T11:00:00Z');
    await ada.use('/task');
    await ada.press(t.task.own);
    await ada.press(t.task.aboutButton);
    expect(await ada.press(t.task.group)).toContain(own('Task 9'));
  });

  test('leaves one missed task waiting, whenever they like', async () => {
    const { ada } = await member(bot, tongue);
    bot.goTo('2026-11-24T11:00:00Z');
    expect(await ada.use('/task')).toContain(own('Task 2'));
    await ada.press(t.task.doneButton);
    const seen = await ada.use('/task');
    expect(seen).toContain(t.task.doneToday(t.date(Temporal.PlainDate.from('2026-11-25'))));
    expect(seen).toContain(t.task.waiting(own('Task 1')));
    expect(await ada.press(t.task.open)).toContain(own('What task 1 asks'));
  });

  test('is not there on a Sunday, which says when the next one comes', async () => {
    const { ada } = await member(bot, tongue);
    bot.goTo('2026-11-29T11:00:00Z');
    expect(await ada.use('/task')).toContain(t.task.free(t.date(date('2026-11-30'))));
  });

  test('before the start is a warm-up', async () => {
    const { ada } = await member(bot, tongue, '2026-11-30');
    const early = await ada.use('/task');
    expect(early).toContain(t.task.early(t.date(Temporal.PlainDate.from('2026-11-30'))));
    expect(await ada.press(t.task.quiz)).toContain('Stem of');
  });

  test('after the last one is a plain word, and questions go on', async () => {
    const { ada } = await member(bot, tongue, '2026-11-16');
    const { enrolments } = await ada.known();
    const day = Temporal.PlainDate.from('2026-11-20');
    for (const task of bot.curriculum.tasks.keys())
      await bot.store.task.finish({
        enrolment: enrolments[0]!.id,
        task,
        evidence: [],
        ...counted,
        minutes: 30,
        day,
        at: bot.now(),
      });
    bot.goTo('2026-11-30T11:00:00Z');
    expect(await ada.use('/task')).toContain(t.task.over);
    expect(await ada.press(t.task.quiz)).toContain('Stem of');
  });

  test('nobody’s is offered to somebody who has not joined', async () => {
    const stranger = bot.person({ in: bot.place(), locale });
    expect(await stranger.use('/task')).toContain(t.chat.notEnrolled);
    expect(await stranger.press(t.join.button)).toContain(t.join.none);
  });

  test('of somebody else cannot be done, hinted at or skipped by a button of theirs', async () => {
    const { ada, hall } = await member(bot, tongue);
    await ada.use('/task');
    const eve = await join(bot.person({ in: hall, locale }), tongue);
    for (const action of ['done', 'tick', 'hint', 'skip', 'show', 'questions']) {
      const theirs = ada.route(t.task.doneButton).replace('done', action);
      expect(await eve.forge(action === 'hint' ? `${theirs}:1` : theirs)).toBe(t.chat.gone);
    }
    expect(await eve.forgeForm(ada.route(t.task.doneButton), good)).toBe(t.chat.gone);
    expect(await ada.use('/progress')).toContain(`${t.progress.tasks} 0/10`);
  });

  test('that is not there any more opens no empty form', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/task');
    const gone = ada.route(t.task.doneButton).replace('task-1', 'task-of-yesteryear');
    expect(await ada.forge(gone)).toContain(own('Task 1'));
    expect(ada.form()).toBeUndefined();
  });

  test('from a post is the task of that post, which says its day and leads to today’s', async () => {
    const { ada, hall } = await member(bot, tongue);
    const { cohort } = (await ada.known()).enrolments[0]!;
    bot.goTo('2026-11-25T11:00:00Z');
    const old = await ada.forge(`task.post:${cohort.id}:task-2`);
    expect(old).toContain(own('What task 2 asks'));
    expect(old).toContain(t.task.ofDay(2));
    expect(await ada.press(t.join.firstTask)).toContain(own('What task 3 asks'));
    const todays = await ada.forge(`task.post:${cohort.id}:task-3`);
    expect(todays).toContain(t.task.ofDay(3));
    expect(ada.labels()).not.toContain(t.join.firstTask);
    await ada.press(t.task.doneButton);
    expect(await ada.forge(`task.post:${cohort.id}:task-3`)).toContain(t.task.repeat);
    expect(await ada.forge(`task.post:${cohort.id}:task-of-yesteryear`)).toContain(t.chat.gone);
    const stranger = bot.person({ in: hall, locale });
    expect(await stranger.forge(`task.post:${cohort.id}:task-2`)).toContain(t.chat.notEnrolled);
  });

  test('from a post of an earlier release is today’s, and says its day; or the card of that group', async () => {
    const { ada, hall } = await member(bot, tongue);
    const { cohort } = (await ada.known()).enrolments[0]!;
    expect(await ada.forge(`task.start:${cohort.id}`)).toContain(own('Task 1'));
    expect(ada.sees()).toContain(t.task.ofDay(1));
    const stranger = bot.person({ in: hall, locale });
    expect(await stranger.forge(`task.start:${cohort.id}`)).toContain(t.chat.notEnrolled);
    expect(await stranger.press(t.join.button)).toContain('**Owls**');
  });
});

test('no fault was logged on the way', () => {
  expect(bot.faults).toEqual([]);
});
