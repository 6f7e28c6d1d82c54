import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeSettings } from '../../src/core/learner/change-settings.ts';
import { erase } from '../../src/core/learner/erase-learner.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import { claimReminders } from '../../src/core/reminder/claim-reminders.ts';
import { messages } from '../../src/store/message.ts';
import { at, date } from '../harness/clock.ts';
import { before, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const account = (name: string, more: { zone?: string; platform?: string } = {}) =>
  ({ platform: 'web', account: name, name, language: 'en', now: before, ...more }) as const;

describe('somebody who is seen', () => {
  test('for the first time begins with 20:00, days from 04:00, five study days and no reminders', async () => {
    const { learner, enrolments } = await identifyLearner(here.ports, account('new', { zone: 'Asia/Kolkata' }));
    expect(learner).toEqual({
      ...{
        id: learner.id,
        name: 'new',
        language: 'en',
        zone: 'Asia/Kolkata',
        languageKnown: true,
        zoneKnown: true,
        reminderTime: 1200,
        dayStart: 240,
        quizMinutes: 10,
      },
      lightDays: [],
      ...{ quiet: { from: 1320, to: 420 }, remind: 'unasked', goals: [{ from: date('2026-10-26'), days: 5 }] },
    });
    expect(enrolments).toEqual([]);
  });

  test('again is the same person; ten first presses at once make one', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => identifyLearner(here.ports, account('eager'))));
    expect(new Set(all.map((found) => found.learner.id)).size).toBe(1);
    const rows = await here.db.selectFrom('learner').select('id').where('name', '=', 'eager').execute();
    expect(rows).toHaveLength(1);
  });

  test('with the same account on another platform is somebody else', async () => {
    const one = await identifyLearner(here.ports, account('twin'));
    const two = await identifyLearner(here.ports, account('twin', { platform: 'slack' }));
    expect(one.learner.id).not.toBe(two.learner.id);
  });

  test('under a new name has it everywhere, and keeps what they chose', async () => {
    const { learner } = await identifyLearner(here.ports, account('renamed'));
    await here.store.learner.save(learner.id, { language: 'zh-CN' });
    const again = await identifyLearner(here.ports, { ...account('renamed'), name: '新名字' });
    expect(again.learner).toMatchObject({ id: learner.id, name: '新名字', language: 'zh-CN' });
    expect((await here.store.learner.get(learner.id))?.learner.name).toBe('新名字');
  });

  test('is known to have closed direct messages until they are opened again, by this account alone', async () => {
    const closed = async (name: string) => (await identifyLearner(here.ports, account(name))).dmClosed ?? false;
    expect([await closed('closed'), await closed('open')]).toEqual([false, false]);
    await here.store.learner.closeDm(account('closed'));
    expect([await closed('closed'), await closed('closed'), await closed('open')]).toEqual([true, true, false]);
    const opened = await Promise.all([1, 2, 3].map(() => here.store.learner.openDm(account('closed'))));
    expect(opened.filter(Boolean)).toHaveLength(1);
    expect(await closed('closed')).toBe(false);
  });

  test('comes with the groups they are in, and not those they left', async () => {
    const ana = await here.member(await here.group());
    const left = await here.store.enrolment.enrol({
      learner: ana.learner.id,
      cohort: (await here.group()).id,
      joined: date('2026-11-02'),
      now: before,
    });
    await here.store.enrolment.save(left.id, { left: before });
    expect((await here.store.learner.get(ana.learner.id))?.enrolments).toEqual([ana.enrolment]);
  });

  test('who does not exist is nobody', async () => {
    expect(await here.store.learner.get('999999')).toBeUndefined();
  });
});

test('what is saved is read back, the days of a goal as dates', async () => {
  const { learner } = await identifyLearner(here.ports, account('saved'));
  const goals = [...learner.goals, { from: date('2026-11-04'), days: 3 }];
  const changes = {
    zone: 'Asia/Shanghai',
    reminderTime: 7 * 60 + 30,
    dayStart: 0,
    quiet: { from: 60, to: 300 },
    remind: 'dm',
    goals,
  } as const;
  await here.store.learner.save(learner.id, changes);
  await here.store.learner.save(learner.id, {});
  expect((await here.store.learner.get(learner.id))?.learner).toEqual({ ...learner, ...changes });
});

describe('erasing', () => {
  /** Every row of every table, as text. */
  async function everything(): Promise<Record<string, string[]>> {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name not like 'kysely%' order by 1`.execute(here.db);
    const all: Record<string, string[]> = {};
    for (const { name } of rows) {
      const { rows: found } = await sql<{ row: string }>`
        select to_jsonb(t)::text as row from ${sql.table(name)} t order by 1`.execute(here.db);
      all[name] = found.map(({ row }) => row);
    }
    return all;
  }

  test('removes everything of a learner, in each table, and nothing of anybody else', async () => {
    const cohort = await here.group({ board: true });
    const ben = await here.member(cohort, { name: 'Ben', board: true, remind: 'dm' });
    await here.studied(ben.enrolment, '2026-11-02', 30);
    const before_ = await everything();

    const { learner } = await identifyLearner(here.ports, account('erased'));
    await identifyLearner(here.ports, { ...account('erased'), name: 'erased there', workspace: 'w' });
    const said = messages(here.db as never);
    await said.append({ channel: 'dm:erased', author: 'bot', view: { body: [] }, key: 'to-erased', at: before });
    await said.append({ channel: 'dm:erased', author: 'erased', text: 'my words', at: before });
    await said.append({ channel: 'general', author: 'erased', text: '/join', at: before });
    await said.append({ channel: 'general', person: 'erased', author: 'bot', view: { body: [] }, at: before });
    await here.solo(learner);
    await changeSettings(here.ports, { learner, changes: { remind: 'dm' }, now: before });
    const enrolment = await here.store.enrolment.enrol({
      learner: learner.id,
      cohort: cohort.id,
      joined: date('2026-11-02'),
      now: before,
    });
    await here.studied(enrolment, '2026-11-02', 30);
    const items = ['s3-bayes-001', 's3-bayes-004'];
    const id = await here.store.quiz.create({
      key: 'k',
      learner: learner.id,
      enrolment: enrolment.id,
      items,
      at: before,
    });
    for (const [number, kp] of [
      [1, 's3-bayes.base-rate'],
      [2, 's3-bayes.conditional'],
    ] as const) {
      const quiz = (await here.store.quiz.get(id))!;
      const question = await here.store.quiz.ask({ quiz, number, kp, order: [0, 1, 2, 3], at: before });
      await here.store.quiz.keepText(question.id, 'my own words');
      if (number === 1)
        await here.log({
          question,
          given: { choices: [1] },
          correct: false,
          day: date('2026-11-02'),
          due: before,
          at: before,
        });
    }
    await claimReminders(here.ports, { now: at('2026-11-02T20:00'), limit: 10 });
    const during = await everything();
    // The test is worth something only if there was something to erase in each of these.
    for (const table of [
      'learner',
      'account',
      'account_name',
      'enrolment',
      'finish',
      'points',
      'quiz',
      'draw',
      'attempt',
      'card',
      'delivery',
      'message',
      'cohort',
    ])
      expect([table, during[table]!.length]).toEqual([
        table,
        expect.toSatisfy((n: number) => n > before_[table]!.length),
      ]);

    await erase(here.ports, learner);
    const after = await everything();
    // Ben's reminder was written on the way, and his next one moved.
    for (const table of ['delivery', 'learner']) {
      expect(
        after[table]!.filter((row) => row.includes(`"learner": ${learner.id},`) || row.includes('erased')),
      ).toEqual([]);
      delete after[table];
      delete before_[table];
    }
    expect(after).toEqual(before_);
    expect(JSON.stringify(await everything())).not.toContain('erased');
  });

  test('of an organiser leaves the group to its learners', async () => {
    const cohort = await here.group();
    const ana = await here.member(cohort);
    await here.store.learner.erase(cohort.organiser);
    expect(await here.store.cohort.get(cohort.id)).toEqual({ ...cohort, organiser: '' });
    expect((await here.store.learner.get(ana.learner.id))?.enrolments).toHaveLength(1);
  });

  test('while answers are coming in loses or keeps all of them, without a fault that stays', async () => {
    const ana = await here.member(await here.group());
    const study = Array.from({ length: 8 }, (_, i) => here.studied(ana.enrolment, '2026-11-02', 15, `task-${i}`));
    await Promise.allSettled([...study, here.store.learner.erase(ana.learner.id)]);
    expect(await here.store.learner.get(ana.learner.id)).toBeUndefined();
    const left = await here.db.selectFrom('points').selectAll().where('enrolment', '=', ana.enrolment.id).execute();
    expect(left).toEqual([]);
  });
});
