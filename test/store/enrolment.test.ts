import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryAfter } from '../../src/core/card/memory.ts';
import { grades } from '../../src/core/card/model.ts';
import { readRecord } from '../../src/core/progress/read-record.ts';
import { at, date } from '../harness/clock.ts';
import { before, curriculum, start, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const monday = at('2026-11-02T12:00');

/** Somebody in a group, with one question asked. */
async function asked() {
  const ana = await here.member(await here.group());
  const input = {
    key: here.fresh(),
    learner: ana.learner.id,
    enrolment: ana.enrolment.id,
    items: ['s3-bayes-001'],
    at: monday,
  };
  const quiz = (await here.store.quiz.get(await here.store.quiz.create(input)))!;
  const question = await here.store.quiz.ask({
    quiz,
    number: 1,
    kp: 's3-bayes.base-rate',
    order: [2, 0, 1, 3],
    at: monday,
  });
  return { ...ana, question };
}
const given = { given: { choices: [2] }, correct: true, day: start, due: at('2026-11-05T04:00'), at: monday };

describe('an enrolment', () => {
  test('again changes nothing; after leaving it comes back as it was', async () => {
    const cohort = await here.group();
    const learner = await here.person();
    const enter = (joined: string) =>
      here.store.enrolment.enrol({ learner: learner.id, cohort: cohort.id, joined: date(joined), now: before });
    const one = await enter('2026-11-02');
    await here.store.enrolment.save(one.id, { pace: 'own', board: true });
    await here.store.enrolment.save(one.id, { left: before });
    expect(await here.store.cohort.size(cohort.id)).toBe(0);
    expect(await enter('2026-11-09')).toEqual({ ...one, pace: 'own', board: true });
    expect(await here.store.cohort.size(cohort.id)).toBe(1);
  });

  test('a pace is taken back with null', async () => {
    const ana = await here.member(await here.group());
    await here.store.enrolment.save(ana.enrolment.id, { pace: 'essentials' });
    expect((await here.again(ana)).enrolment.pace).toBe('essentials');
    await here.store.enrolment.save(ana.enrolment.id, { pace: null });
    expect((await here.again(ana)).enrolment).not.toHaveProperty('pace');
  });
});

describe('the record', () => {
  test('is empty for somebody new, in a group and without one', async () => {
    const ana = await here.member(await here.group());
    const empty = { finished: [], cards: [], days: [], minutes: [], recent: [], tried: { asked: 0, right: 0 } };
    expect(await here.store.progress.record({ learner: ana.learner.id, enrolment: ana.enrolment.id })).toEqual(empty);
    expect(await here.store.progress.record({ learner: ana.learner.id })).toEqual(empty);
  });

  test('holds days as dates and moments as instants, oldest first', async () => {
    const { learner, enrolment, question } = await asked();
    await here.studied(enrolment, '2026-11-04', 30, 'later');
    await here.studied(enrolment, '2026-11-03', 45, 'sooner');
    await here.log({ question, ...given });
    expect(await here.store.progress.record({ learner: learner.id, enrolment: enrolment.id })).toEqual({
      finished: [
        { task: 'sooner', day: date('2026-11-03') },
        { task: 'later', day: date('2026-11-04') },
      ],
      cards: [
        {
          ...{ kp: 's3-bayes.base-rate', due: at('2026-11-05T04:00'), asked: 1, right: 1, lastRight: true },
          ...{ answered: given.at, day: given.day, interval: 3 },
          ...{ memory: memoryAfter(undefined, 0, grades.good), since: given.day, sinceTaught: 1 },
        },
      ],
      days: [start, date('2026-11-03'), date('2026-11-04')],
      minutes: [
        { day: start, minutes: 1 },
        { day: date('2026-11-03'), minutes: 45 },
        { day: date('2026-11-04'), minutes: 30 },
      ],
      answered: { day: start, items: [question.item] },
      ...{ recent: [true], tried: { asked: 0, right: 0 } },
    });
  });

  test('leaves out a point that is no longer taught, which could never come back', async () => {
    const { learner, question } = await asked();
    await here.log({ question, ...given });
    const without = { ...here.ports, curriculum: { ...curriculum, siblings: new Map() } };
    expect((await readRecord(without, { learner, now: given.at })).cards).toEqual([]);
    expect((await here.store.progress.record({ learner: learner.id })).cards).toHaveLength(1);
  });
});

test('a task is finished once, also ten times at once, and gives its minutes once', async () => {
  const { learner, enrolment } = await here.member(await here.group());
  const all = await Promise.all(Array.from({ length: 10 }, () => here.studied(enrolment, '2026-11-02', 30, 'once')));
  expect(all.filter(Boolean)).toHaveLength(1);
  expect(await here.store.progress.record({ learner: learner.id, enrolment: enrolment.id })).toMatchObject({
    finished: [{ task: 'once' }],
    minutes: [{ minutes: 30 }],
  });
});
