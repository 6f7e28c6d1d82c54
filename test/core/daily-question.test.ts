import { describe, expect, test } from 'vitest';
import type { DailyQuestion, Vote } from '../../src/core/daily-question/model.ts';
import { isAwake, pairUp, type Willing } from '../../src/core/daily-question/pairs.ts';
import {
  choose,
  chooseItem,
  type isChoice,
  momentsOf,
  nextLook,
  splitOf,
  taughtItems,
  turnOf,
} from '../../src/core/daily-question/rules.ts';
import { random, shuffled } from '../../src/core/seed/rules.ts';
import { sample } from '../curriculum/sample.ts';
import { at, date } from '../harness/clock.ts';
import { zones } from '../long/group-people.ts';

type ChoiceItem = Extract<Parameters<typeof isChoice>[0], { type: 'single' }>;

const opens = at('2026-11-24T08:00:00Z');
const question: DailyQuestion = {
  ...{ id: '1', cohort: '1', day: date('2026-11-24'), item: 'one', order: [2, 0, 1] },
  ...momentsOf(opens),
};
const one = sample.items.get('one') as ChoiceItem;
const votes = (...of: readonly (readonly [first: number, last: number])[]): Vote[] =>
  of.map(([first, last], n) => ({ learner: String(n + 1), first, last }));

describe('the item of the day', () => {
  const path = sample.paths.get('swe')!;

  test('is of the days before, and there is none on the first day of a path', () => {
    const taught = (number: number) => taughtItems(sample, path, path.days[number - 1]!).map(({ id }) => id);
    expect(taught(1)).toEqual([]);
    expect(taught(2).length).toBeGreaterThan(0);
    for (const id of taught(2)) expect(sample.items.get(id)).toMatchObject({ type: 'single', kp: 'single.one' });
    expect(taught(2)).not.toContain(path.opener);
    expect(taught(6)).toContain('two');
  });

  test('is rather one that nobody has open in a quiz, then one that few were asked, and never one that it was before', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ ...one, id })) as [ChoiceItem, ChoiceItem, ChoiceItem];
    const standing = new Map([
      ['a', { open: 1, seen: 0, used: false }],
      ['b', { open: 0, seen: 4, used: false }],
      ['c', { open: 0, seen: 0, used: true }],
    ]);
    expect(chooseItem([a, b, c], standing, 's')).toBe(b);
    expect(chooseItem([a, c], standing, 's')).toBe(a);
    expect(chooseItem([c], standing, 's')).toBeUndefined();
    const chosen = (seed: string) => chooseItem([a, b, c], new Map(), seed)?.id;
    expect(chosen('day 1')).toBe(chosen('day 1'));
    expect(new Set(Array.from({ length: 30 }, (_, n) => chosen(`day ${n}`))).size).toBe(3);
  });
});

describe('choices', () => {
  test('take the place of the first until the thread shows the answers, are the second then, and count no more at the end', () => {
    const early = { choice: 1, now: opens.add({ hours: 11 }) };
    const late = { choice: 1, now: opens.add({ hours: 13 }) };
    const before: Vote = { learner: '1', first: 0, last: 0 };
    expect(choose(question, undefined, early)).toEqual({ first: 1, last: 1 });
    expect(choose(question, before, early)).toEqual({ first: 1, last: 1 });
    expect(choose(question, before, late)).toEqual({ last: 1 });
    expect(choose(question, undefined, late)).toEqual({ first: 1, last: 1 });
    expect(choose(question, before, { choice: 1, now: question.closes })).toBeUndefined();
    expect(choose({ ...question, closed: true }, before, early)).toBeUndefined();
    expect(choose(question, { ...before, told: true }, late)).toBeUndefined();
  });

  test('are shown by position from five people on, and turn in percent', () => {
    expect(splitOf(votes([0, 0], [0, 0], [1, 1], [2, 2]), question)).toBeUndefined();
    const five = votes([1, 0], [1, 0], [0, 0], [2, 2], [2, 2]);
    // The options are shown as 2, 0, 1.
    expect(splitOf(five, question)).toEqual([40, 60, 0]);
    expect(turnOf(five, one)).toEqual({ before: 20, after: 60 });
    expect(turnOf(five.slice(1), one)).toBeUndefined();
  });

  test('have people looked at each hour while somebody waits, and otherwise at the two moments', () => {
    const from = (hours: number, waiting: boolean) =>
      nextLook(question, waiting, opens.add({ minutes: hours * 60 }))
        .since(opens)
        .total('hours');
    expect([from(0, false), from(11.5, true), from(3, true), from(12, false), from(23.5, true)]).toEqual([
      12, 12, 4, 24, 24,
    ]);
  });
});

describe('pairs', () => {
  const person = (n: number, more: Partial<Willing> = {}): Willing => ({
    ...{ learner: String(n), choice: n % 2, since: opens, zone: 'UTC', quiet: { from: 22 * 60, to: 7 * 60 } },
    ...more,
  });
  const span = { now: opens, closes: question.closes, blocks: new Map<string, ReadonlySet<string>>() };
  const pairs = (willing: readonly Willing[], more: Partial<typeof span> = {}) =>
    [...Map.groupBy(pairUp(willing, { ...span, ...more }), ({ pair }) => pair).values()].map((of) =>
      of.map(({ learner }) => learner).sort(),
    );

  test('are of people who chose differently and are awake at the same time', () => {
    expect(pairs([person(1), person(3)])).toEqual([]);
    expect(pairs([person(1), person(2)])).toEqual([['1', '2']]);
    const night = { from: 7 * 60, to: 22 * 60 };
    expect(pairs([person(1), person(2, { quiet: night })])).toEqual([]);
    // The one with whom more of the day is left.
    const short = { from: 9 * 60, to: 7 * 60 };
    expect(pairs([person(1), person(2, { quiet: short }), person(3), person(4)])).toEqual([
      ['1', '4'],
      ['2', '3'],
    ]);
  });

  test('are never of two of whom one has blocked the other', () => {
    for (const [by, of] of [
      ['1', '2'],
      ['2', '1'],
    ] as const)
      expect(pairs([person(1), person(2)], { blocks: new Map([[by, new Set([of])]]) })).toEqual([]);
  });

  test('take a third who has waited and is left over, and no fourth', () => {
    const people = [person(1), person(2), person(3), person(5)];
    expect(pairs(people).map((of) => of.length)).toEqual([2]);
    expect(pairs(people, { now: opens.add({ hours: 1 }) }).map((of) => of.length)).toEqual([3]);
    const paired = [person(1, { pair: 4 }), person(2, { pair: 4 }), person(3)];
    expect(pairUp(paired, { ...span, now: opens.add({ hours: 2 }) })).toEqual([{ learner: '3', pair: 4 }]);
  });

  // The measure: four out of five within their next twelve waking hours, wherever they live, also where most chose the same.
  test.each([
    [1, [0.31, 0.5, 0.19]],
    [2, [0.7, 0.3]],
  ] as const)('of 60 people in 12 zones, four in five are paired in time (%i)', (seed, shares) => {
    const luck = random(`pairs ${seed}`);
    const place = shuffled(60, `choices ${seed}`);
    const choice = (n: number) =>
      shares.findIndex((_, i) => shares.slice(0, i + 1).reduce((sum, share) => sum + share, 0) > place[n]! / 60);
    const people = Array.from({ length: 60 }, (_, n) => {
      const quiet = { from: (19 + Math.floor(luck() * 5)) * 60, to: (6 + Math.floor(luck() * 4)) * 60 };
      const zone = zones[n % zones.length]!;
      // They press at some hour of the day in which they are awake, and in which there is time left.
      let since: Temporal.Instant;
      do since = opens.add({ minutes: Math.floor(luck() * 22 * 60) });
      while (!isAwake({ zone, quiet }, since));
      return person(n, { choice: choice(n), quiet, zone, since });
    });
    const pairOf = new Map<string, { pair: number; now: Temporal.Instant }>();
    for (let hour = 1; hour < 24; hour++) {
      const now = opens.add({ hours: hour });
      const here = people
        .filter(({ since }) => Temporal.Instant.compare(since, now) <= 0)
        .map((one) => ({ ...one, ...(pairOf.has(one.learner) && { pair: pairOf.get(one.learner)!.pair }) }));
      for (const { learner, pair } of pairUp(here, { ...span, now })) pairOf.set(learner, { pair, now });
    }
    const wakingMinutes = (one: Willing, until: Temporal.Instant) => {
      let awake = 0;
      for (let at = one.since; Temporal.Instant.compare(at, until) < 0; at = at.add({ minutes: 30 }))
        if (isAwake(one, at)) awake += 30;
      return awake;
    };
    const inTime = people.filter((one) => {
      const found = pairOf.get(one.learner);
      return found && wakingMinutes(one, found.now) <= 12 * 60;
    });
    expect(inTime.length / people.length).toBeGreaterThanOrEqual(0.8);
    // And no pair agrees.
    for (const of of Map.groupBy(
      people.filter(({ learner }) => pairOf.has(learner)),
      ({ learner }) => pairOf.get(learner)!.pair,
    ).values())
      expect(new Set(of.map((one) => one.choice)).size).toBeGreaterThan(1);
  });
});
