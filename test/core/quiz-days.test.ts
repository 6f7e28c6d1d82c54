import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Learner } from '../../src/core/learner/model.ts';
import { returnOf } from '../../src/core/quiz/answer-question.ts';
import { startQuiz } from '../../src/core/quiz/start-quiz.ts';
import { at, date } from '../harness/clock.ts';
import { curriculum, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const monday = at('2026-11-02T12:00');

test('before the day begins, what comes next comes later on the date that it is', async () => {
  const ana = await here.member(await here.group());
  await here.answerAll(ana.learner, await here.begin(ana, monday), false, monday);
  const ask = (now: Temporal.Instant) => startQuiz(here.ports, { ...ana, key: here.fresh(), now });
  const nextDay = date('2026-11-03');
  expect(await ask(monday)).toEqual({ kind: 'nothing', nextDay });
  expect(await ask(at('2026-11-03T02:00'))).toEqual({ kind: 'nothing', nextDay, today: ana.learner.dayStart });
});

test('what was wrong a moment ago was so today, and after midnight dates go by the clock on the wall', async () => {
  const ana = await here.member(await here.group());
  const [, siblings] = [...curriculum.siblings].find(([, list]) => list.length > 1)!;
  // Two in the morning: the day of 2 November goes on until four.
  const night = at('2026-11-03T02:00');
  const ask = async (now: Temporal.Instant) => here.ask(siblings[0]!.id, ana.learner, now);
  await here.answerAll(ana.learner, await ask(night), false, night);
  const soon = night.add({ minutes: 2 });
  const right = await here.answer(ana.learner, await ask(soon), true, soon);
  expect(right).toMatchObject({ wrongOn: date('2026-11-03'), wrongToday: true });
  const later = at('2026-11-03T12:00');
  await here.answerAll(ana.learner, await ask(later), false, later);
  const next = at('2026-11-04T12:00');
  const turned = await here.answer(ana.learner, await ask(next), true, next);
  expect(turned).toMatchObject({ wrongOn: date('2026-11-03') });
  expect(turned).not.toHaveProperty('wrongToday');
});

test('a point that returns is promised for no day off, and before the day begins for later today', () => {
  const learner = { zone: 'UTC', dayStart: 4 * 60, zoneKnown: true } as Learner;
  const off = { ...learner, vacation: [{ from: date('2026-12-02'), to: date('2026-12-03') }] } as Learner;
  const noon = at('2026-12-01T12:00');
  expect(returnOf(at('2026-12-02T12:00'), noon, learner)).toEqual({ inDays: 1, on: date('2026-12-02') });
  expect(returnOf(at('2026-12-02T12:00'), noon, off)).toEqual({ inDays: 3, on: date('2026-12-04') });
  // The day of 27 November goes on until four in the morning.
  const early = at('2026-11-28T03:08');
  expect(returnOf(at('2026-11-28T12:00'), early, learner)).toEqual({ inDays: 0, on: date('2026-11-28'), today: 240 });
  // By the date that it is, the day after it is tomorrow, not in two days.
  expect(returnOf(at('2026-11-29T12:00'), early, learner)).toEqual({ inDays: 1, on: date('2026-11-29') });
});
