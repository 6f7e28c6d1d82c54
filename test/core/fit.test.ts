import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryAfter, retrievability, usualParameters } from '../../src/core/card/memory.ts';
import { type Grade, grades, type History, type Memory, type Parameters } from '../../src/core/card/model.ts';
import { rebuildCards } from '../../src/core/card/rebuild-cards.ts';
import { fitParameters } from '../../src/core/fit/fit-parameters.ts';
import { lossOf, splitByTime } from '../../src/core/fit/rules.ts';
import { random } from '../../src/core/seed/rules.ts';
import { fitParameters as optimise } from '../../src/fitting/fit.ts';
import { at, date } from '../harness/clock.ts';
import { curriculum, type World, world } from '../harness/world.ts';

/** Other ones, which FSRS takes as they are: what is right lasts longer, and what is wrong as well. */
const others: Parameters = usualParameters.map((value, n) => (n < 4 ? value * 3 : value));

/** Those of somebody who forgets four times as soon. */
const forgetful: Parameters = usualParameters.map((value, n) => (n < 4 ? value / 4 : value));

const history = fc.array(
  fc.record({ days: fc.integer({ min: 1, max: 60 }), grade: fc.constantFrom<Grade>(...Object.values(grades)) }),
  { minLength: 1, maxLength: 8 },
);
const memoryOf = (list: History, parameters?: Parameters) =>
  list.reduce<Memory | undefined>(
    (memory, { days, grade }, n) => memoryAfter(memory, n ? days : 0, grade, parameters),
    undefined,
  )!;

describe('the optimiser', () => {
  test('has the FSRS that the scheduler has: the same answers give the same memory', async () => {
    const scope = globalThis as { self?: unknown; addEventListener?: unknown };
    scope.self ??= globalThis;
    scope.addEventListener ??= () => {};
    const { Fsrs, initSync } = await import('fsrs-browser');
    initSync({ module: readFileSync(fileURLToPath(import.meta.resolve('fsrs-browser/fsrs_browser_bg.wasm'))) });
    fc.assert(
      fc.property(history, fc.constantFrom(usualParameters, others), (list, parameters) => {
        const [stability, difficulty] = new Fsrs(Float32Array.from(parameters)).memoryState(
          Uint32Array.from(list, ({ grade }) => grade),
          Uint32Array.from(list, ({ days }, n) => (n ? days : 0)),
        );
        const ours = memoryOf(list, parameters);
        expect(stability! / ours.stability).toBeCloseTo(1, 2);
        expect(difficulty).toBeCloseTo(ours.difficulty, 1);
      }),
    );
  });

  test('finds parameters that predict better what people do who forget sooner', async () => {
    const luck = random('sooner');
    const histories = () =>
      Array.from({ length: 300 }, (_, n): History => {
        let memory: Memory | undefined;
        // Some answer a point twice on its first day, and some never later.
        const later = n % 50 ? [1, 2, 4, 8] : [];
        return [0, ...(n % 2 ? [] : [0]), ...later].map((days) => {
          const recall = memory ? retrievability(memory, days, forgetful) : 0.7;
          const grade = luck() < recall ? grades.good : grades.again;
          memory = memoryAfter(memory, days, grade, forgetful);
          return { days, grade };
        });
      });
    const [learnt, unseen] = [histories(), histories().map((history) => ({ history, later: 1 }))];
    const fitted = await optimise(learnt, 60_000);
    expect(fitted).toHaveLength(21);
    expect(lossOf(unseen, fitted).loss).toBeLessThan(lossOf(unseen, undefined).loss);
  });
});

test('what judges a fit is later than all that it learnt from', () => {
  const answer = fc.record({
    ...{
      learner: fc.constantFrom('1', '2'),
      kp: fc.constantFrom('a.1', 'a.2', 'a.3'),
      grade: fc.constantFrom<Grade>(1, 3),
    },
    day: fc.integer({ min: 0, max: 60 }).map((days) => date('2026-01-01').add({ days })),
  });
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 60 }), (list) => {
      const sorted = list.toSorted((a, b) => Temporal.PlainDate.compare(a.day, b.day));
      const { early, all } = splitByTime(sorted);
      const learnt = all.reduce((sum, { later }) => sum + later, 0);
      // In the order of days, the split is one place.
      const from = sorted[learnt]?.day;
      if (from && learnt) expect(Temporal.PlainDate.compare(sorted[learnt - 1]!.day, from)).toBeLessThan(0);
      expect(all.flatMap((one) => one.history)).toHaveLength(list.length);
      expect(early.every(({ length }) => length > 1)).toBe(true);
      expect(lossOf(all, undefined).loss).toBeGreaterThanOrEqual(0);
    }),
  );
});

describe('a fit', () => {
  let here: World;
  beforeAll(async () => {
    here = await world();
  });
  afterAll(() => here.drop());

  const now = at('2026-12-20T12:00');
  const least = { shared: 12, own: 12, judges: 2 };
  const portsWith = (parameters: Parameters, heard: (histories: readonly History[]) => void = () => {}) => ({
    ...here.ports,
    optimiser: {
      fit: async (histories: readonly History[]) => {
        heard(histories);
        return parameters;
      },
    },
  });
  /** Somebody who has answered two points, right each time or wrong each time, on days that are further and further apart. */
  async function answered(right: boolean) {
    const learner = await here.person();
    // Without those that one marks oneself.
    const marked = [...curriculum.siblings].filter(([, items]) => items.every(({ type }) => type !== 'short'));
    for (const [kp] of marked.slice(0, 2))
      for (const days of [0, 1, 4, 9, 18, 30, 40]) {
        const moment = at('2026-11-02T12:00').add({ hours: 24 * days });
        const question = await here.ask(curriculum.siblings.get(kp)![0]!.id, learner, moment);
        await here.answer(learner, question, right, moment);
      }
    return learner;
  }
  const parametersOf = async (id: string) => (await here.store.learner.get(id))!.learner.parameters;

  test('is used when it predicts later answers better, by everybody without their own; their cards follow', async () => {
    const ana = await answered(true);
    const found = await fitParameters(portsWith(others), { now, least: { ...least, own: 1_000 } });
    expect(found).toMatchObject([{ adopted: true, answers: 14 }]);
    expect(found[0]!.after).toBeLessThan(found[0]!.before);
    expect(await parametersOf(ana.id)).toEqual(others);
    expect(await rebuildCards(here.ports, { dry: true })).toMatchObject({ cards: 2, changed: 0 });
    const [card] = (await here.store.progress.record({ learner: ana.id })).cards;
    const reviews = (await here.store.card.log(ana.id)).reviews.filter(({ kp }) => kp === card!.kp);
    const days = reviews.map(({ day, grade }, n) => ({ days: n ? reviews[n - 1]!.day.until(day).days : 0, grade }));
    expect(card!.memory).toEqual(memoryOf(days, others));
    // There is nothing new to learn from.
    expect(await fitParameters(portsWith(usualParameters), { now, least: { ...least, own: 1_000 } })).toEqual([]);
    // An answer goes on from there.
    const { learner } = (await here.store.learner.get(ana.id))!;
    const question = await here.ask(curriculum.siblings.get(card!.kp)![0]!.id, learner, now);
    await here.answer(learner, question, true, now);
    expect(await rebuildCards(here.ports, { dry: true })).toMatchObject({ changed: 0 });
  });

  test('one that predicts them worse is refused, and kept on record', async () => {
    const ben = await answered(true);
    const before = await parametersOf(ben.id);
    const worse = usualParameters.map((value, n) => (n < 4 ? value / 3 : value));
    const found = await fitParameters(portsWith(worse), { now, least: { ...least, shared: 100_000 } });
    expect(found.filter(({ learner }) => learner === ben.id)).toMatchObject([{ adopted: false }]);
    // What is shared by all is used by who has joined since.
    expect(before).toBeUndefined();
    expect(await parametersOf(ben.id)).toEqual(others);
  });

  test('a learner with enough answers gets their own, and what is shared no longer changes theirs', async () => {
    const cleo = await answered(false);
    const forgets = usualParameters.map((value, n) => (n < 4 ? value / 2 : value));
    const heard: (readonly History[])[] = [];
    const ports = portsWith(forgets, (histories) => heard.push(histories));
    const found = await fitParameters(ports, { now, least: { ...least, shared: 100_000 } });
    expect(found.find(({ learner }) => learner === cleo.id)).toMatchObject({ adopted: true, answers: 14 });
    expect(await parametersOf(cleo.id)).toEqual(forgets);
    // Nobody is named in what is learnt from.
    expect(heard.flat(2).every((one) => Object.keys(one).sort().join() === 'days,grade')).toBe(true);
    await fitParameters(portsWith(others), { now, least });
    expect(await parametersOf(cleo.id)).toEqual(forgets);
    expect(await rebuildCards(here.ports, { dry: true })).toMatchObject({ changed: 0 });
  });
});
