import { expect, test } from 'vitest';
import type { Item } from '../../../src/core/curriculum/item.ts';
import { gradeAnswer } from '../../../src/core/tutor/grade-answer.ts';
import type { Filled, ModelForm } from '../../../src/core/tutor/model.ts';
import { noModel } from '../../../src/core/tutor/no-model.ts';
import { sample } from '../../curriculum/sample.ts';
import { modelTerms } from '../../harness/model.ts';

const now = Temporal.Instant.from('2026-11-02T12:00Z');
const words = sample.items.get('words')! as Extract<Item, { type: 'short' }>;
const both = (text: string) => ({ en: text, 'zh-CN': text });
const item: Item = { ...words, rubric: [both('It names the base rate'), both('It has an example')] };

type Criteria = readonly { readonly why: string; readonly met: boolean }[];

/** What becomes of an answer when the model says this; the attempt that is written ends the test. */
async function graded(
  criteria: Criteria,
  {
    waiting = ['words'],
    spent = 0,
    quotesOnly = false,
  }: { waiting?: readonly string[]; spent?: number; quotesOnly?: boolean } = {},
) {
  const marks: boolean[] = [];
  const settled: number[] = [];
  const kept: unknown[] = [];
  const question = {
    ...{ id: '1', quiz: '1', learner: '7', enrolment: '3', item: 'words', kp: 'words.one', order: [], hints: 0 },
    ...{ asked: now, number: 1, of: 1, text: 'Because it is rare' },
  };
  const ports = {
    curriculum: {
      ...sample,
      items: new Map([...sample.items, ['words', item], ['words-again', { ...item, id: 'words-again' }]]),
    },
    quiz: {
      question: async () => question,
      questionAndCard: async () => ({ question, traps: [], version: 0 }),
      itemsAsked: async () => ({ waiting, answered: [] }),
      recordAttempt: async ({ review }: { review: { correct: boolean } }) => marks.push(review.correct),
    },
    model: {
      ...noModel,
      state: () => ({ kind: 'ready', name: 'm' }),
      terms: () => modelTerms({ tokens: 20_000, micros: 1e9 }),
      fill: async <T>({ schema }: ModelForm<T>): Promise<Filled<T>> => ({
        kind: 'done',
        value: schema.parse({ criteria }),
      }),
    },
    verdict: { keep: async (verdict: unknown) => void kept.push(verdict) },
    transact: <T>(work: (tx: unknown) => Promise<T>) =>
      work({
        spending: {
          lock: async () => new Map([['learner', { tokens: spent, micros: 0 }]]),
          add: async (_: unknown, used: { tokens: number }) => void settled.push(used.tokens),
        },
      }),
  } as unknown as Parameters<typeof gradeAnswer>[0];
  const learner = { id: '7', zone: 'UTC', dayStart: 240, zoneKnown: true } as never;
  const enrolments = [{ id: '3', cohort: { id: '2', quotesOnly } }] as never;
  const grading = await gradeAnswer(ports, { learner, enrolments, question: '1', language: 'en', now });
  if (grading.kind !== 'grading') throw new Error(grading.kind);
  return { graded: await grading.grade(new AbortController().signal), marks, settled, kept };
}

const met = { why: 'The answer says that it is rare.', met: true };

test('an answer is right when every criterion is met, and wrong when one is not', async () => {
  const right = await graded([met, met]);
  expect(right.marks).toEqual([true]);
  const wrong = await graded([met, { why: 'There is no example in it.', met: false }]);
  expect(wrong.marks).toEqual([false]);
  expect(wrong.graded).toMatchObject({
    kind: 'graded',
    answered: { kind: 'marked', correct: false },
    criteria: [
      { met: true, why: met.why },
      { met: false, why: 'There is no example in it.' },
    ],
  });
  expect(wrong.kept).toMatchObject([
    { question: '1', prompt: 'grade-1', criteria: [{ met: true, why: met.why }, { met: false }] },
  ]);
  // What was reserved and not used is given back.
  expect(wrong.settled).toHaveLength(2);
  expect(wrong.settled[0]! + wrong.settled[1]!).toBeGreaterThan(0);
  expect(wrong.settled[1]).toBeLessThan(0);
});

test('a number of criteria that is not the rubric’s leaves the mark to the learner, as does a spent budget or a cohort that wants no model', async () => {
  for (const [criteria, around, kind] of [
    [[met], {}, 'failed'],
    [[met, met], { spent: 19_999 }, 'spent'],
    [[met, met], { quotesOnly: true }, 'failed'],
  ] as const) {
    const { graded: found, marks, kept } = await graded(criteria, around);
    expect(kept).toEqual([]);
    expect(found).toMatchObject({ kind: 'ungraded', why: { kind }, compare: { typed: 'Because it is rare' } });
    expect(marks).toEqual([]);
  }
});

test('a sentence with a link, in another language or with the key of an open item is left out, and its verdict stays', async () => {
  for (const why of ['See https://example.org/x for it.', '答案里没有例子。', 'Eleven of them came back.']) {
    const { graded: found } = await graded([met, { why, met: false }], { waiting: ['words', 'one'] });
    expect(found).toMatchObject({ criteria: [{ why: met.why }, { met: false }] });
    expect(JSON.stringify(found)).not.toContain(why);
  }
});

test('while another item of the skill is open, no sentence of the model is shown', async () => {
  const { graded: found } = await graded([met, met], { waiting: ['words', 'words-again'] });
  expect(found).toMatchObject({ kind: 'graded', criteria: [{ met: true }, { met: true }] });
  expect(JSON.stringify(found)).not.toContain(met.why);
});
