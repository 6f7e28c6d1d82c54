import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { date } from '../harness/clock.ts';
import { before, start, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const due = { postAt: null, summaryAt: null };

describe('a cohort', () => {
  test('is read back as it was made, with and without a home', async () => {
    const organiser = (await here.person()).id;
    const solo: Omit<Cohort, 'id'> = {
      ...{
        name: 'S',
        path: 'swe',
        start,
        languages: ['zh-CN'],
        zone: 'Asia/Kolkata',
        postTime: 21 * 60,
        board: false,
        organiser,
      },
      demo: false,
    };
    const home = { platform: 'slack', workspace: 'T1', channel: 'C1' };
    const both: typeof solo = { ...solo, home, demo: true, languages: ['en', 'zh-CN'] };
    for (const made of [solo, both]) {
      const cohort = await here.store.cohort.create({ ...made, ...due, key: here.fresh() });
      expect(cohort).toEqual({ id: cohort.id, ...made });
      expect(await here.store.cohort.get(cohort.id)).toEqual(cohort);
    }
  });

  test('changes what it is told to and nothing else', async () => {
    const cohort = await here.group();
    const home = { platform: 'web', workspace: 'w', channel: 'moved' };
    await here.store.cohort.save(cohort.id, { name: '新名字', board: true, home });
    expect(await here.store.cohort.get(cohort.id)).toEqual({ ...cohort, name: '新名字', board: true, home });
    for (const chosen of [{ quotesOnly: true }, { declines: true }, { questionOff: true }]) {
      const { id } = await here.group();
      const before = await here.store.cohort.get(id);
      const [field = ''] = Object.keys(chosen);
      await here.store.cohort.save(id, chosen);
      expect(await here.store.cohort.get(id)).toEqual({ ...before, ...chosen });
      await here.store.cohort.save(id, { [field]: false });
      expect(await here.store.cohort.get(id)).toEqual(before);
    }
  });

  test('is listed in its own workspace alone, oldest first', async () => {
    const [one, two] = [await here.group(), await here.group()];
    const ids = (await here.store.cohort.listIn({ platform: 'web', workspace: 'w' })).map((c) => c.id);
    expect(ids).toEqual(expect.arrayContaining([one.id, two.id]));
    expect(ids).toEqual(ids.toSorted((a, b) => Number(a) - Number(b)));
    expect(await here.store.cohort.listIn({ platform: 'discord', workspace: 'w' })).toEqual([]);
  });
});

describe('a week of a cohort', () => {
  test('is Monday to Sunday by the learners’ own days; the week before stands beside it', async () => {
    const cohort = await here.group();
    const ana = await here.member(cohort, { board: true });
    for (const [day, minutes] of [
      ['2026-10-26', 1],
      ['2026-11-01', 2],
      ['2026-11-02', 4],
      ['2026-11-08', 8],
      ['2026-11-09', 16],
    ] as const)
      await here.studied(ana.enrolment, day, minutes);
    const { members } = await here.store.summary.week(cohort.id, start);
    expect(members).toEqual([
      {
        ...{ enrolment: ana.enrolment.id, name: 'Ana', board: true, minutes: 12, lastMinutes: 3 },
        ...{ days: 2, tasks: 2, answers: 0 },
      },
    ]);
    expect((await here.store.summary.week(cohort.id, date('2026-10-19'))).members[0]).toMatchObject({
      minutes: 0,
      lastMinutes: 0,
    });
  });

  test('has each member in it, also those who did nothing, and nobody who left or is of another group', async () => {
    const cohort = await here.group();
    const [idle, left] = [await here.member(cohort, { name: 'Idle' }), await here.member(cohort, { name: 'Left' })];
    await here.studied((await here.member(await here.group(), { name: 'Other' })).enrolment, '2026-11-02', 30);
    await here.studied(left.enrolment, '2026-11-02', 30);
    await here.store.enrolment.save(left.enrolment.id, { left: before });
    const { members, kps } = await here.store.summary.week(cohort.id, start);
    expect(members.map((m) => [m.enrolment, m.minutes])).toEqual([[idle.enrolment.id, 0]]);
    expect(kps).toEqual([]);
  });

  test('counts answers to each point by people, in this week and by members alone', async () => {
    const cohort = await here.group();
    const [ana, ben, left] = [
      await here.member(cohort),
      await here.member(cohort, { name: 'Ben' }),
      await here.member(cohort, { name: 'Left' }),
    ];
    const answer = async ({ learner, enrolment }: typeof ana, correct: boolean, day: string) => {
      const input = {
        key: here.fresh(),
        learner: learner.id,
        enrolment: enrolment.id,
        items: ['s3-bayes-001'],
        at: before,
      };
      const quiz = (await here.store.quiz.get(await here.store.quiz.create(input)))!;
      const question = await here.store.quiz.ask({ quiz, number: 1, kp: 's3-bayes.base-rate', order: [], at: before });
      await here.log({
        question,
        given: { text: '' },
        correct,
        day: date(day),
        due: before,
        at: before,
      });
    };
    await answer(ana, true, '2026-11-02');
    await answer(ana, false, '2026-11-08');
    await answer(ana, true, '2026-11-09');
    await answer(ben, true, '2026-11-04');
    await answer(left, false, '2026-11-04');
    await here.store.enrolment.save(left.enrolment.id, { left: before });
    const { members, kps } = await here.store.summary.week(cohort.id, start);
    expect(kps).toEqual([{ kp: 's3-bayes.base-rate', people: 2, asked: 3, right: 2 }]);
    expect(members.map((m) => [m.name, m.answers, m.tasks])).toEqual([
      ['Ana', 2, 0],
      ['Ben', 1, 0],
    ]);
  });
});
