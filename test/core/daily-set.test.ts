import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gainOf, intervalFor, memoryAfter } from '../../src/core/card/memory.ts';
import { grades, type TaughtCard } from '../../src/core/card/model.ts';
import { dueCards, nextCard } from '../../src/core/card/rules.ts';
import { skillOf } from '../../src/core/curriculum/entry.ts';
import type { Learner } from '../../src/core/learner/model.ts';
import { beginningOf } from '../../src/core/learner/rules.ts';
import { choose, interleave } from '../../src/core/quiz/choose.ts';
import {
  affordableRetention,
  answersUntilTaught,
  dueByValue,
  dueToday,
  freshToday,
  isLeech,
  newPerDay,
  secondsLeft,
} from '../../src/core/quiz/daily-set.ts';
import type { Candidate } from '../../src/core/quiz/model.ts';
import { pickSibling } from '../../src/core/quiz/pick-items.ts';
import { random } from '../../src/core/seed/rules.ts';
import { at, date } from '../harness/clock.ts';
import { curriculum } from '../harness/world.ts';

const now = at('2026-11-20T12:00');
const clock = { zone: 'UTC', dayStart: 4 * 60 };
const learnerOf = (quizMinutes: number): Learner => ({
  ...{ id: '1', name: 'Ana', language: 'en' },
  ...beginningOf({ zone: 'UTC' }, now),
  quizMinutes,
});

/** A card that was answered on these days before now, right or wrong. */
const cardOf = (kp: string, answers: readonly { right: boolean; daysAgo: number }[], seconds = 30): TaughtCard => {
  const sorted = answers.toSorted((a, b) => b.daysAgo - a.daysAgo);
  const card = sorted.reduce<ReturnType<typeof nextCard> | undefined>((before, { right, daysAgo }) => {
    const answered = now.subtract({ hours: 24 * daysAgo });
    const grade = right ? grades.good : grades.again;
    const day = answered.toZonedDateTimeISO('UTC').toPlainDate();
    return nextCard(before, { kp, correct: right, grade, hints: 0, day, at: answered, retention: 0.9 }, clock);
  }, undefined);
  return { ...card!, seconds };
};
const record = (cards: readonly TaughtCard[], spent?: number) => ({
  ...{ finished: [], days: [], minutes: [], cards },
  ...(spent !== undefined && { spent: { day: date('2026-11-20'), seconds: spent } }),
});
const answers = fc.array(fc.record({ right: fc.boolean(), daysAgo: fc.integer({ min: 1, max: 90 }) }), {
  minLength: 1,
  maxLength: 6,
});
const cards = fc
  .array(fc.tuple(answers, fc.integer({ min: 20, max: 90 })), { maxLength: 60 })
  .map((all) => all.map(([given, seconds], n) => cardOf(`s${n % 7}-x.p${n}`, given, seconds)));
const minutes = fc.constantFrom(5, 10, 15, 30);

describe('the questions of a day', () => {
  test('never take longer than the learner’s minutes, and leave out what is worth least', () => {
    fc.assert(
      fc.property(cards, minutes, fc.nat(1200), (known, quizMinutes, spent) => {
        const day = { learner: learnerOf(quizMinutes), record: record(known, spent), now };
        const ordered = dueByValue(day);
        const asked = ordered.slice(0, dueToday(day));
        expect(asked.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThanOrEqual(secondsLeft(day));
        expect(secondsLeft(day)).toBe(Math.max(0, quizMinutes * 60 - spent));
        expect(new Set(ordered)).toEqual(new Set(dueCards(known, now)));
        const worth = ordered.map(
          (card) => gainOf(card.memory, card.day.until(date('2026-11-20')).days) / card.seconds,
        );
        expect(worth).toEqual(worth.toSorted((a, b) => b - a));
      }),
    );
  });

  test('get no fewer as the day goes on without an answer', () => {
    fc.assert(
      fc.property(cards, minutes, fc.integer({ min: 0, max: 15 }), (known, quizMinutes, hours) => {
        const day = { learner: learnerOf(quizMinutes), record: record(known), now };
        expect(dueToday({ ...day, now: now.add({ hours }) })).toBeGreaterThanOrEqual(dueToday(day));
      }),
    );
  });

  test('are at most two new points, over all the quizzes of the day, and none while what is due takes days', () => {
    const day = (known: readonly TaughtCard[]) => ({ learner: learnerOf(5), record: record(known), now });
    const today = cardOf('a.b', [{ right: true, daysAgo: 0 }]);
    expect(freshToday(day([]))).toBe(newPerDay);
    expect(freshToday(day([today]))).toBe(newPerDay - 1);
    expect(freshToday(day([today, { ...today, kp: 'a.c' }, { ...today, kp: 'a.d' }]))).toBe(0);
    const overdue = (n: number) =>
      Array.from({ length: n }, (_, i) => cardOf(`a.p${i}`, [{ right: true, daysAgo: 30 }], 30));
    expect(freshToday(day(overdue(20)))).toBe(newPerDay);
    expect(freshToday(day(overdue(21)))).toBe(0);
  });
});

describe('the desired retention', () => {
  test('comes down when the reviews to come do not fit into the minutes, and never rises with more to review', () => {
    fc.assert(
      fc.property(cards, minutes, (known, quizMinutes) => {
        const wanted = affordableRetention(known, learnerOf(quizMinutes));
        expect(wanted).toBeLessThanOrEqual(0.9);
        expect(wanted).toBeGreaterThanOrEqual(0.8);
        expect(affordableRetention([...known, ...known], learnerOf(quizMinutes))).toBeLessThanOrEqual(wanted);
        expect(affordableRetention(known, learnerOf(quizMinutes * 2))).toBeGreaterThanOrEqual(wanted);
        const load = known.reduce((sum, { memory, seconds }) => sum + seconds / intervalFor(memory, wanted), 0);
        if (wanted > 0.8) expect(load).toBeLessThanOrEqual(1.5 * quizMinutes * 60);
      }),
    );
    expect(affordableRetention([], learnerOf(5))).toBe(0.9);
    const many = Array.from({ length: 300 }, (_, n) => cardOf(`a.p${n}`, [{ right: false, daysAgo: 1 }]));
    expect(affordableRetention(many, learnerOf(5))).toBe(0.8);
  });
});

test('a point that was met eight times and does not stick is taught again, and then counted anew', () => {
  const wrong = (n: number) =>
    cardOf(
      'a.b',
      Array.from({ length: n }, (_, i) => ({ right: i % 3 === 0, daysAgo: n - i })),
    );
  expect(isLeech(wrong(answersUntilTaught - 1))).toBe(false);
  expect(isLeech(wrong(answersUntilTaught))).toBe(true);
  const known = cardOf(
    'a.b',
    Array.from({ length: 8 }, (_, i) => ({ right: true, daysAgo: 400 - 40 * i })),
  );
  expect(isLeech(known)).toBe(false);
  const review = { kp: 'a.b', correct: true, grade: grades.hard, hints: 1, day: date('2026-11-20'), at: now };
  expect(nextCard(wrong(9), review, clock)).toMatchObject({ asked: 10, sinceTaught: 1 });
});

const candidate = fc.record({
  skill: fc.integer({ min: 0, max: 4 }),
  cause: fc.constantFrom('due' as const, 'new' as const, 'taught' as const),
  seconds: fc.integer({ min: 20, max: 90 }),
  gap: fc.integer({ min: 0, max: 60 }),
  right: fc.boolean(),
});
const candidates = fc.array(candidate, { maxLength: 40 }).map((all) =>
  all.map(({ skill, cause, seconds, gap, right }, n): Candidate => {
    const memory = memoryAfter(undefined, 0, right ? grades.good : grades.again);
    const known = { memory, days: gap, recall: 0.5, asked: 1, lastRight: right };
    return { kp: `s${skill}.p${n}`, item: `i${n}`, cause, seconds, ...(cause !== 'new' && { known }) };
  }),
);

describe('a choice', () => {
  const input = { questions: 6, fresh: 2, retention: 0.9 };

  test('is the same again from what was stored, and holds no more than the rules allow', () => {
    fc.assert(
      fc.property(candidates, fc.nat(600), (all, seconds) => {
        const choice = { ...input, seconds, candidates: all };
        const chosen = choose(choice);
        expect(choose(JSON.parse(JSON.stringify(choice)))).toEqual(chosen);
        expect(chosen.length).toBeLessThanOrEqual(6);
        expect(chosen.filter(({ cause }) => cause === 'new').length).toBeLessThanOrEqual(2);
        expect(chosen.reduce((sum, one) => sum + one.seconds, 0)).toBeLessThanOrEqual(seconds);
        expect(new Set(chosen.map(({ kp }) => kp)).size).toBe(chosen.length);
      }),
    );
  });

  test('asks each point for the cause that it names: without that it is not asked, and without another’s it still is', () => {
    fc.assert(
      fc.property(candidates, fc.nat(20), fc.nat(40), (all, n, other) => {
        const choice = { ...input, seconds: 600, candidates: all };
        const chosen = choose(choice);
        const one = chosen[n % Math.max(1, chosen.length)];
        if (!one) return;
        const without = (kp: string) =>
          choose({ ...choice, candidates: all.filter((c) => c.kp !== kp) }).map(({ kp }) => kp);
        expect(without(one.kp)).not.toContain(one.kp);
        const others = all.filter(({ kp }) => kp !== one.kp);
        if (others.length) expect(without(others[other % others.length]!.kp)).toContain(one.kp);
      }),
    );
  });

  test('that the learner made is asked as it stands, however little time is left', () => {
    const all = fc.sample(candidates, 1)[0]!.map((one) => ({ ...one, cause: 'chosen' as const }));
    expect(choose({ ...input, candidates: all })).toEqual(all.slice(0, 6));
  });
});

test('skills take turns: two of one skill are neighbours only when nothing else is left', () => {
  fc.assert(
    fc.property(candidates, (all) => {
      const ordered = interleave(all);
      expect(ordered.toSorted(byKp)).toEqual(all.toSorted(byKp));
      const count = (skill: string) => all.filter(({ kp }) => skillOf(kp) === skill).length;
      const most = Math.max(0, ...all.map(({ kp }) => count(skillOf(kp))));
      const pairs = ordered.filter(({ kp }, n) => n > 0 && skillOf(ordered[n - 1]!.kp) === skillOf(kp)).length;
      expect(pairs).toBe(Math.max(0, most - (all.length - most) - 1));
    }),
  );
});
const byKp = (a: Candidate, b: Candidate) => (a.kp < b.kp ? -1 : 1);

test('an item rests for three weeks as long as a sibling does not have to', () => {
  const siblings = curriculum.siblings.get('s3-bayes.base-rate')!;
  const days = fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined });
  fc.assert(
    fc.property(
      fc.array(days, { minLength: siblings.length, maxLength: siblings.length }),
      fc.boolean(),
      fc.string(),
      (ago, easy, seed) => {
        const asked = new Map(
          siblings.flatMap(({ id }, n) => {
            const days = ago[n];
            return days === undefined ? [] : [[id, now.subtract({ hours: 24 * days })] as const];
          }),
        );
        const seen = (id: string) => ago[siblings.findIndex((item) => item.id === id)] ?? Number.POSITIVE_INFINITY;
        const picked = pickSibling(siblings, { asked, now, easy }, random(seed))!;
        const rested = siblings.filter(({ id }) => seen(id) > 21);
        if (rested.length) expect(rested).toContain(picked);
        if (!easy || !rested.length) expect(seen(picked.id)).toBe(Math.max(...siblings.map(({ id }) => seen(id))));
        if (easy && rested.length)
          expect(picked.difficulty).toBe(Math.min(...rested.map(({ difficulty }) => difficulty)));
      },
    ),
  );
});
