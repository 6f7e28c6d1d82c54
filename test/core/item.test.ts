import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/core/curriculum/item.ts';
import { keyOf, mark, shownOrder, wayToAnswer } from '../../src/core/item/rules.ts';
import { answerTo, curriculum } from '../harness/world.ts';

const items = [...curriculum.items.values()];
const both = (words: string) => ({ en: words, 'zh-CN': words });
const base = {
  id: 'one',
  kp: 'skill.point',
  bloom: 'apply',
  difficulty: 1,
  stem: both('?'),
  explanation: both('.'),
  source: { url: 'https://example.org/', licence: 'link-only' },
  status: 'beta',
} as const;
const options = (right: readonly boolean[]) =>
  right.map((correct) => ({ text: both('option'), ...(correct ? { correct: true as const } : { why: both('why') }) }));
const single: Item = { ...base, type: 'single', options: options([false, true, false, false]) };
const multi: Item = { ...base, type: 'multi', options: options([true, false, true, false]) };
const truefalse: Item = { ...base, type: 'truefalse', answer: false, why: both('why') };
const numeric: Item = { ...base, type: 'numeric', answer: { value: 4, tolerance: 0 } };
const code: Item = { ...base, type: 'code_output', answer: '[1, 2]\nNone\n' };
const short: Item = { ...base, type: 'short', rubric: [both('it names a cost')], exemplar: both('Because.') };
const ordering: Item = { ...base, type: 'ordering', steps: ['a', 'b', 'c', 'd'].map(both) };

const choose = (item: Item, ...choices: number[]) => mark(item, { choices }, shownOrder(item, 'any'));
const write = (item: Item, text: string, order: readonly number[] = []) => mark(item, { text }, order);

describe('marking choices', () => {
  test('a single choice is right when it is the key', () => {
    expect(choose(single, 1)).toBe('right');
    expect(choose(single, 0)).toBe('wrong');
    expect(choose(single, 1, 2)).toBe('wrong');
  });

  test('of several, all right ones and no other are wanted, in any order', () => {
    expect(choose(multi, 0, 2)).toBe('right');
    expect(choose(multi, 2, 0)).toBe('right');
    expect(choose(multi, 0)).toBe('wrong');
    expect(choose(multi, 0, 1, 2)).toBe('wrong');
    expect(choose(multi, 1, 3)).toBe('wrong');
  });

  test('true is the first and false the second', () => {
    expect(choose(truefalse, 1)).toBe('right');
    expect(choose(truefalse, 0)).toBe('wrong');
    expect(choose({ ...truefalse, answer: true }, 0)).toBe('right');
  });

  test('no choice, or words where a choice belongs, is no answer', () => {
    expect(choose(single)).toBe('unfit');
    expect(write(single, 'B')).toBe('unfit');
    expect(choose(numeric, 0)).toBe('unfit');
  });
});

describe('marking the output of a program', () => {
  test('a newline at the end, spaces behind a line and Windows line ends do not matter', () => {
    for (const typed of ['[1, 2]\nNone', '[1, 2]\nNone\n\n', '[1, 2]  \r\nNone ', '［1, 2］\nNone'])
      expect(write(code, typed)).toBe('right');
  });

  test('case, missing lines and inner spaces do', () => {
    for (const typed of ['[1, 2]\nnone', '[1, 2]', '[1,2]\nNone', 'None\n[1, 2]'])
      expect(write(code, typed)).toBe('wrong');
    expect(write(code, ' \n ')).toBe('unfit');
    // Whoever meant to begin a command has not answered, unless that is what is printed.
    for (const slash of ['/', ' ／ ']) expect(write(code, slash)).toBe('unfit');
    if (code.type === 'code_output') expect(write({ ...code, answer: '/' }, '/')).toBe('right');
  });
});

describe('marking an order', () => {
  // Shown are c, a, d, b: the right order is the second, the fourth, the first, the third.
  const order = [2, 0, 3, 1];

  test.each(['2 4 1 3', '2413', '2, 4, 1, 3', '2-4-1-3', '２、４、１、３', '2 → 4 → 1 → 3'])('%s is right', (typed) => {
    expect(write(ordering, typed, order)).toBe('right');
  });

  test('another order is wrong', () => {
    expect(write(ordering, '1 2 3 4', order)).toBe('wrong');
  });

  test.each(['', 'a b c d', '2 4 1', '2 4 1 1', '2 4 1 3 3', '2 4 1 5', '0 1 2 3'])(
    '%j names not every step once: no answer',
    (typed) => {
      expect(write(ordering, typed, order)).toBe('unfit');
    },
  );
});

test('a short answer is for its learner to mark, and an empty one is none', () => {
  expect(write(short, '因为成本')).toBe('self');
  expect(write(short, '   ')).toBe('unfit');
  for (const typed of ['/', '...', '？', '-']) expect(write(short, typed)).toBe('unfit');
});

describe('what is shown', () => {
  test('every item of the curriculum is shown whole, in an order that the seed alone decides', () => {
    fc.assert(
      fc.property(fc.constantFrom(...items), fc.string(), (item, seed) => {
        const order = shownOrder(item, seed);
        const all = 'options' in item ? item.options.length : 'steps' in item ? item.steps.length : 0;
        expect(order.toSorted()).toEqual(Array.from({ length: item.type === 'truefalse' ? 2 : all }, (_, i) => i));
        expect(shownOrder(item, seed)).toEqual(order);
      }),
    );
  });

  test('steps with several right orders are right in each, and shown in none of them', () => {
    const several: Item = {
      ...ordering,
      also: [
        [4, 3, 2, 1],
        [1, 2, 4, 3],
      ],
    };
    for (let i = 0; i < 500; i++) {
      const order = shownOrder(several, String(i));
      const typed = (steps: readonly number[]) => steps.map((step) => order.indexOf(step - 1) + 1).join(' ');
      for (const right of [[1, 2, 3, 4], ...several.also!]) {
        expect(write(several, typed(right), order)).toBe('right');
        expect(order.map((step) => step + 1)).not.toEqual(right);
      }
      expect(write(several, typed([2, 1, 3, 4]), order)).toBe('wrong');
    }
  });

  test('steps to be ordered never stand in the right order already', () => {
    for (let i = 0; i < 500; i++) expect(shownOrder(ordering, String(i))).not.toEqual([0, 1, 2, 3]);
  });

  test('true stays before false', () => {
    for (let i = 0; i < 20; i++) expect(shownOrder(truefalse, String(i))).toEqual([0, 1]);
  });

  test('where the right option stands says nothing: each place has its share', () => {
    const places = [0, 0, 0, 0];
    for (let i = 0; i < 400; i++) places[shownOrder(single, `${i}:1`).indexOf(1)]!++;
    for (const count of places) expect(count).toBeGreaterThan(60);
  });
});

test('whatever the seed, pressing the shown places of the key is right, and any other choice is not', () => {
  const chosen = items.filter((item) => wayToAnswer(item) !== 'words');
  expect(chosen.length).toBeGreaterThan(30);
  fc.assert(
    fc.property(fc.string(), fc.infiniteStream(fc.boolean()), (seed, coin) => {
      for (const item of chosen) {
        const order = shownOrder(item, seed);
        const key = keyOf(item);
        const places = key.map((index) => order.indexOf(index));
        const press = (positions: readonly number[]) => mark(item, { choices: positions.map((p) => order[p]!) }, order);
        expect(press(places)).toBe('right');
        const others = order.flatMap((_, p) => (coin.next().value ? [p] : []));
        const same = others.length === places.length && others.every((p) => places.includes(p));
        if (others.length) expect(press(others)).toBe(same ? 'right' : 'wrong');
      }
    }),
  );
});

test('whatever the seed, what somebody writes who knows is right, and who does not know is wrong', () => {
  const written = items.filter((item) => wayToAnswer(item) === 'words' && item.type !== 'short');
  expect(written.length).toBeGreaterThan(15);
  fc.assert(
    fc.property(fc.string(), (seed) => {
      for (const item of written) {
        const order = shownOrder(item, seed);
        const answer = (right: boolean) => answerTo({ order }, item, right) as { text: string };
        expect(mark(item, answer(true), order)).toBe('right');
        expect(mark(item, answer(false), order)).toBe('wrong');
      }
    }),
  );
});
