import { describe, expect, test } from 'vitest';
import { maxShare } from '../../src/core/note/model.ts';
import { hellos, thanks } from '../../src/playground/own-lines.ts';
import { names } from '../../src/playground/people.ts';
import { planOf } from '../../src/playground/plan.ts';
import type { Sentence } from '../../src/playground/say.ts';
import { questions, shares } from '../../src/playground/sentences.ts';
import { echoes, quotes, unquoted, welcomes } from '../../src/playground/to-visitors.ts';

const spoken: readonly Sentence[] = [...questions.flatMap(({ asks, answers }) => [asks, ...answers]), ...shares];
const toOne = [...welcomes, ...echoes, ...thanks, ...hellos];
const all: readonly Sentence[] = [
  ...spoken,
  ...quotes.map((of) => of('It says “train” there.')),
  ...unquoted,
  ...toOne.flatMap((to) => [to('Wei'), to('')]),
];
const said = (sentence: Sentence, name: string) => {
  const topic = { task: name, point: name, skill: name };
  return sentence({ en: topic, 'zh-CN': topic });
};

test('what is named with quotation marks of its own is not quoted twice', () => {
  for (const sentence of all)
    for (const words of Object.values(said(sentence, '“Compatible”, and where not'))) {
      expect(words).not.toMatch(/“[^”]*“/);
      expect(words).not.toContain('””');
      // What a member says is shown as it is typed.
      expect(words).not.toContain('`');
    }
});

test('no two lines are alike, each is in both languages, and a long name leaves room', () => {
  for (const language of ['en', 'zh-CN'] as const) {
    const words = all.map((sentence) => said(sentence, '~')[language]);
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((line) => /[\u4e00-\u9fff]/.test(line))).toHaveLength(language === 'en' ? 0 : words.length);
    for (const sentence of [...spoken, ...toOne.map((to) => to('A rather long name of somebody'))])
      expect(said(sentence, 'n'.repeat(80))[language].length).toBeLessThanOrEqual(maxShare);
  }
});

test('there is a line of thanks and of hello for each of them', () => {
  expect(thanks.length).toBeGreaterThanOrEqual(names.size);
  expect(hellos.length).toBeGreaterThanOrEqual(names.size);
});

describe.each(['one week', 'another week'])('what is said in half a year (%s)', (seed) => {
  const days = Array.from({ length: 130 }, (_, n) => planOf(n + 1, [...names.keys()], seed));
  const lines = days.flatMap(({ question, answer, share }, day) => [
    ...(question ? [{ day, by: question.by, line: `question ${question.line}` }] : []),
    ...(answer ? [{ day: day + 1, by: answer.by, line: `answer ${question?.line}.${answer.line}` }] : []),
    ...(share ? [{ day, by: share.by, line: `share ${share.line}` }] : []),
  ]);

  test('nothing comes twice within five weeks, nothing is said by two people, and nobody answers themselves', () => {
    const last = new Map<string, { day: number; by: string }>();
    for (const { day, by, line } of lines) {
      const before = last.get(line);
      if (before) {
        expect(day - before.day).toBeGreaterThanOrEqual(25);
        expect(by).toBe(before.by);
      }
      last.set(line, { day, by });
    }
    for (const { question, answer } of days) if (question) expect(answer?.by).not.toBe(question.by);
  });

  test('all of them speak, and every day has somebody who does', () => {
    expect(new Set(lines.map(({ by }) => by)).size).toBe(names.size);
    expect(days.filter(({ question, share }) => !question && !share)).toEqual([]);
  });
});
