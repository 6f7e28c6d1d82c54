import { describe, expect, test } from 'vitest';
import { describeMachine, exitCodeOf, judge, lineOf, type Row, resultSchema } from '../../bench/result.ts';

const nine = (value: number) => Array<number>(9).fill(value);
/** Twice as slow as the peer, whatever the machine does meanwhile. */
const paired: Row = {
  name: '/task, p50',
  unit: 'ms',
  ours: [2, 4, 2, 4, 20, 4, 2, 4, 2],
  peer: [1, 2, 1, 2, 10, 2, 1, 2, 1],
};
const alone: Row = { name: 'round trips of task', unit: 'queries', ours: nine(2) };

describe('a figure', () => {
  test('beside a peer is the median of the paired ratios', () => {
    expect(judge(paired)).toMatchObject({ figure: 2, of: 'ratio' });
    expect(judge({ ...paired, ours: [...paired.ours.slice(0, 8), 90] }).figure).toBe(2);
  });

  test('without a peer is the median of our own values', () => {
    expect(judge({ ...alone, ours: [1, 2, 3, 4] })).toMatchObject({ figure: 2.5, of: 'ours' });
  });

  test('without a promise neither holds nor misses', () => {
    expect(judge(alone)).not.toHaveProperty('holds');
    expect(lineOf(judge(alone))).toBe('round trips of task: 2 queries');
  });

  test.each([
    ['no value of ours', { ...alone, ours: [] }],
    ['a value that is no number', { ...alone, ours: [Number.NaN] }],
    ['fewer values of the peer', { ...paired, peer: [1] }],
  ])('with %s is no figure', (_, row) => {
    expect(() => judge(row)).toThrow();
  });
});

describe('--assert', () => {
  const codeOf = (rows: readonly Row[], assert = true) => exitCodeOf(rows.map(judge), assert);

  test.each([
    ['the ratio', { ...paired, goal: 2 }, { ...paired, goal: 1.99 }],
    ['our own figure', { ...alone, goal: 2 }, { ...alone, goal: 1 }],
  ])('passes within the bound of %s and fails outside it', (_, within, outside) => {
    expect(codeOf([within])).toBe(0);
    expect(codeOf([outside])).toBe(1);
    expect(codeOf([within, outside, alone])).toBe(1);
    expect(lineOf(judge(within))).toMatch(/, within 2$/);
    expect(lineOf(judge(outside))).toMatch(/, MISSES 1(\.99)?$/);
  });

  test('fails when nothing was promised: nothing was asserted then', () => {
    expect(codeOf([alone])).toBe(1);
    expect(codeOf([])).toBe(1);
  });

  test('left out, a figure outside its bound is only printed', () => {
    expect(codeOf([{ ...alone, goal: 1 }], false)).toBe(0);
  });
});

describe('a result to be kept', () => {
  const result = {
    ...{ name: 'command', peer: 'hello', machine: describeMachine(0.5) },
    ...{ at: '2026-11-27T09:00:00.000Z', commit: '307a654', changed: false, versions: { node: '26.10.0' } },
    rows: [judge({ ...paired, goal: 2 }), judge(alone)],
  };
  const withRow = (change: object) => ({ ...result, rows: [{ ...result.rows[0], ...change }] });

  test('is what was measured, where and with which versions', () => {
    expect(resultSchema.parse(result)).toEqual(result);
  });

  test.each([
    ['without a machine', { ...result, machine: undefined }],
    ['without a row', { ...result, rows: [] }],
    ['of another shape', { ...result, note: 'a quiet evening' }],
    ['at no time', { ...result, at: 'yesterday' }],
    ['of less than nine pairs', withRow({ ours: [1], peer: [1] })],
    ['of values that are not in pairs', withRow({ peer: nine(1).slice(1) })],
    ['whose figure is missing', withRow({ figure: undefined })],
    ['whose figure is no number', withRow({ figure: Number.NaN })],
  ])('is refused %s', (_, malformed) => {
    expect(resultSchema.safeParse(malformed).success).toBe(false);
  });
});
