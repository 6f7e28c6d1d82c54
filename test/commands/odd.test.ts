import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import type { Seat } from '../harness/seat.ts';
import {
  count,
  join,
  openGroup,
  plainly,
  playAll,
  type Row,
  type Scene,
  sayOld,
  sees,
  told,
} from '../harness/stage.ts';

/** The id of the newest row. */
async function newest({ db }: Pick<Scene, 'db'>, table: 'draw' | 'enrolment' | 'cohort' | 'quiz'): Promise<string> {
  const { rows } = await sql<{ id: string }>`select max(id)::text as id from ${sql.table(table)}`.execute(db);
  return rows[0]!.id;
}

/** Presses these routes in a message that everybody sees: each is answered by the same words, to the presser alone. */
async function pressOld(scene: Scene, routes: readonly string[], words = scene.t.chat.gone, who = scene.wei) {
  const other = who === scene.wei ? scene.mei : scene.wei;
  const times = async (seat: Seat) => (await seat.sees()).split(plainly(words)).length - 1;
  const [before, aside] = [await times(who), await times(other)];
  await sayOld(scene, routes);
  for (const n of routes.keys()) {
    await who.press(`Old ${n}`);
    await sees(who, words, before + n + 1);
  }
  expect(await times(other)).toBe(aside);
}

/** A group that lives in another server, with somebody in it. */
async function foreign({ ports, store, chat, now }: Scene): Promise<string> {
  const { platform, ...them } = {
    platform: chat.platform().name,
    account: 'far',
    name: 'Far',
    language: 'en' as const,
  };
  const { learner } = await identifyLearner(ports, { platform, ...them, now: now() });
  const group = {
    name: 'Strangers',
    path: 'swe',
    start: Temporal.PlainDate.from('2026-11-23'),
    languages: ['en'],
  } as const;
  const cohort = await store.cohort.create({
    ...{ ...group, zone: 'UTC', postTime: 9 * 60, board: true, organiser: learner.id, demo: false, postAt: null },
    ...{ summaryAt: null, key: 'far', home: { platform, workspace: 'elsewhere', channel: 'far' } },
  });
  await store.enrolment.enrol({ learner: learner.id, cohort: cohort.id, joined: group.start, now: now() });
  return cohort.id;
}

/** Wei has joined a group, and has a question before them. */
async function toQuestion(scene: Scene): Promise<void> {
  const { wei } = scene;
  await openGroup(scene);
  await join(scene, wei);
  await wei.command('quiz', { topic: 'single' });
  await sees(wei, '[A]');
}

const rows: readonly Row[] = [
  [
    'a button whose route says nothing, or of a command or an action that is gone, is one friendly reply',
    (scene) =>
      pressOld(scene, [
        ...['nothing', 'quiz.answer', 'quiz.answer:0:0', 'quiz.answer:1:99', 'join.day:..', 'task.in:e'],
        ...['dance.begin:7', 'quiz.sing:12', 'task.constructor', 'settings.toString:1'],
      ]),
  ],
  [
    'a button of a row that was never there, or was erased with its learner, is one friendly reply',
    async (scene) => {
      const { t, wei } = scene;
      await toQuestion(scene);
      const [question, quiz, enrolment] = [
        await newest(scene, 'draw'),
        await newest(scene, 'quiz'),
        await newest(scene, 'enrolment'),
      ];
      await wei.command('settings');
      await sees(wei, t.settings.title);
      await wei.press(t.settings.leave);
      await sees(wei, t.settings.leaveErase);
      await wei.press(t.settings.leaveErase);
      await sees(wei, t.settings.eraseYes);
      await wei.press(t.settings.eraseYes);
      await sees(wei, t.settings.erased);
      await pressOld(scene, [
        ...[`quiz.answer:${question}:0`, `quiz.self:${question}:yes`, `quiz.next:${quiz}`, `task.in:${enrolment}`],
        ...[`settings.left:e${enrolment}`, 'join.card:4000000000'],
      ]);
      for (const table of ['attempt', 'enrolment', 'draw']) expect(await count(scene, table)).toBe(0);
    },
  ],
  [
    'what was shown before a restart can be pressed after it, and a form that was open can be sent',
    async (scene) => {
      const { t, wei } = scene;
      await openGroup(scene);
      await wei.command('join');
      await sees(wei, '[A]');
      await scene.restart();
      await wei.press('A');
      await sees(wei, `[${t.join.setDay}]`);
      await wei.press(t.join.setDay);
      await sees(wei, t.join.form);
      await scene.restart();
      await wei.submit({ clock: 'Berlin', hour: '13' });
      await sees(wei, t.join.remindNo);
      await wei.press(t.join.remindNo);
      await sees(wei, t.join.firstTask);
      await wei.press(t.join.firstTask);
      await sees(wei, told('What task 1 asks', t));
      for (const table of ['attempt', 'enrolment']) expect(await count(scene, table)).toBe(1);
    },
  ],
  [
    'a group of another server is neither joined nor shown nor changed by its buttons',
    async (scene) => {
      const far = await foreign(scene);
      const changed = sql`select to_jsonb(c) as c from cohort c`;
      const before = await changed.execute(scene.db);
      const { t, mei, wei } = scene;
      await pressOld(scene, [`join.card:${far}`]);
      await pressOld(scene, [`task.start:${far}`, `quiz.topic:${far}:single`], t.chat.notEnrolled);
      const organising = [
        `cohort.change:${far}`,
        `cohort.edit:${far}`,
        `cohort.board:${far}:off`,
        `cohort.here:${far}`,
      ];
      await pressOld(scene, organising, t.chat.organiserOnly);
      await pressOld(scene, organising, t.chat.gone, mei);
      for (const one of [wei, mei]) expect(await one.sees()).not.toContain('Strangers');
      expect((await changed.execute(scene.db)).rows).toEqual(before.rows);
      expect(await count(scene, 'enrolment')).toBe(1);
    },
  ],
  [
    'another learner’s question is not answered, nor is their task opened, by whoever presses',
    async (scene) => {
      const { t, wei } = scene;
      await openGroup(scene);
      const tom = scene.seat('Tom');
      await join(scene, wei);
      await join(scene, tom);
      await tom.command('quiz', { topic: 'single' });
      await sees(tom, 'Stem of');
      const question = await newest(scene, 'draw');
      const { rows: own } = await sql<{ id: string }>`
        select e.id::text from enrolment e join account a on a.learner = e.learner where a.account = ${tom.account}`.execute(
        scene.db,
      );
      const before = await count(scene, 'attempt');
      await pressOld(scene, [
        ...[`quiz.answer:${question}:0`, `quiz.self:${question}:yes`, `task.in:${own[0]!.id}`],
        ...[`task.skip:e${own[0]!.id}:task-1`, `settings.left:e${own[0]!.id}`, `progress.in:${own[0]!.id}`],
      ]);
      expect(await count(scene, 'attempt')).toBe(before);
      await tom.press('A');
      await sees(tom, `[${t.quiz.next}]`);
    },
  ],
  [
    'the same event delivered twice happens once: a command, a press and a form',
    async (scene) => {
      const { t, wei } = scene;
      scene.allow(/callback 400|"code":40060/);
      await openGroup(scene);
      await scene.mei.again();
      expect(await count(scene, 'cohort')).toBe(1);
      await join(scene, wei);
      await wei.command('quiz', { topic: 'single' });
      await sees(wei, '[A]');
      await wei.again();
      expect(await count(scene, 'quiz')).toBe(2);
      await wei.press('A');
      await sees(wei, `[${t.quiz.next}]`);
      await wei.again();
      await sees(wei, t.quiz.repeat, 0);
      expect(await count(scene, 'attempt')).toBe(2);
    },
  ],
  [
    'of two quick presses the first answer counts, and the task is done once',
    async (scene) => {
      const { t, wei } = scene;
      await toQuestion(scene);
      await wei.press('A', 'B');
      await sees(wei, `[${t.quiz.next}]`);
      await vi.waitFor(async () => expect(await count(scene, 'attempt')).toBe(2));
      scene.goTo('2026-11-24T11:00:00Z');
      await wei.command('task');
      await sees(wei, told('What task 2 asks', t));
      await wei.press(t.task.doneButton, t.task.doneButton);
      await vi.waitFor(async () => expect(await count(scene, 'finish')).toBe(1));
      const { rows: minutes } = await sql`select sum(minutes)::int as n from points`.execute(scene.db);
      expect(minutes).toEqual([{ n: 31 }]);
      // Whichever reply came last, the explanation is there.
      await sees(wei, 'Explanation of two');
    },
  ],
  [
    'words where a number belongs change nothing, and the number can be written then',
    async (scene) => {
      const { t, wei } = scene;
      await openGroup(scene);
      await join(scene, wei);
      await wei.command('quiz', { topic: 'number' });
      await sees(wei, `[${t.quiz.write}]`);
      await wei.press(t.quiz.write);
      await wei.submit({ answer: 'eighty or so' });
      await sees(wei, t.quiz.unfit.numeric);
      expect(await count(scene, 'attempt')).toBe(1);
      await wei.press(t.quiz.again);
      await wei.submit({ answer: '８０ %' });
      await sees(wei, t.quiz.right);
      expect(await count(scene, 'attempt')).toBe(2);
      scene.goTo('2026-11-27T11:00:00Z');
      await wei.command('task');
      await sees(wei, told('What task 5 asks', t));
      await wei.press(t.task.doneButton);
      const commit = 'https://github.com/wei/mine/commit/3f9a1c2';
      await wei.submit({ f0: 'four fifths', f1: commit });
      await sees(wei, t.chat.badNumber);
      expect(await count(scene, 'finish')).toBe(0);
      await wei.correct();
      await wei.submit({ f0: '4/5', f1: commit });
      await sees(wei, t.task.finishedBody(30));
      expect(await count(scene, 'finish')).toBe(1);
    },
  ],
  [
    'three thousand characters where sixty fit change nothing, and the form can be corrected',
    async (scene) => {
      const { t, mei } = scene;
      const long = '字'.repeat(3000);
      await mei.command('cohort create');
      await mei.submit({ name: long, start: '2026-11-23', post: '9:00 Berlin' }, { careless: true });
      await sees(mei, t.chat.tooLong(60));
      expect(await count(scene, 'cohort')).toBe(0);
      await mei.correct();
      await mei.submit({ name: 'Owls', start: '2026-11-23', post: '9:00 Berlin' });
      await sees(mei, t.cohort.show);
      expect(await count(scene, 'cohort')).toBe(1);
      await mei.press(t.cohort.settings);
      await sees(mei, `[${t.cohort.change}]`);
      await mei.press(t.cohort.change);
      await mei.submit({ name: long, post: long }, { careless: true });
      await sees(mei, t.chat.tooLong(60));
      const { rows: kept } = await sql`select name, post_time from cohort`.execute(scene.db);
      expect(kept).toEqual([{ name: 'Owls', post_time: 9 * 60 }]);
    },
  ],
];

playAll(rows);
