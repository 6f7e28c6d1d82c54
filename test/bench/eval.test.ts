import { describe, expect, test } from 'vitest';
import { readCases } from '../../bench/eval-set.ts';
import { prefixShare } from '../../bench/prefix.ts';
import { loadCurriculum } from '../../src/curriculum/load.ts';
import { curriculum } from '../harness/world.ts';

const cases = readCases('bench/data', curriculum);
const of = (kind: (typeof cases)[number]['kind']) => cases.filter((one) => one.kind === kind);

describe('the evaluation has', () => {
  test('at least 160 questions, of each kind in both languages', () => {
    expect(cases.length).toBeGreaterThanOrEqual(160);
    for (const kind of ['answerable', 'unanswerable', 'adversarial', 'open'] as const)
      for (const language of ['en', 'zh-CN'] as const)
        expect(of(kind).filter((one) => one.language === language).length, kind).toBeGreaterThanOrEqual(10);
  });

  test('key points only for questions that are asked, and each can be looked for', () => {
    const pointed = of('answerable').filter(({ points }) => points.length);
    expect(pointed).toHaveLength(24);
    for (const { points } of pointed) for (const words of points) expect(new RegExp(words, 'i').test('')).toBe(false);
  });

  test('skills and items that are there', () => {
    for (const { skills, open } of cases) {
      for (const skill of skills) expect(curriculum.skills.has(skill), skill).toBe(true);
      if (open !== undefined) expect(curriculum.items.has(open)).toBe(true);
    }
  });
});

// A server reads anew what it has not just read: what is paid in full.
test.each(['en', 'zh-CN'] as const)(
  'of the prompts of ten turns, four fifths or more are as the one before (%s)',
  async (language) => {
    expect(await prefixShare(await loadCurriculum('curriculum'), language)).toBeGreaterThanOrEqual(0.8);
  },
);
