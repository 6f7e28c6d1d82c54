import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../bench/eval-ask.ts';
import { wrongIn } from '../../bench/eval-reports.ts';
import type { Passage, TutorAnswer } from '../../src/core/tutor/model.ts';

describe('a reported question is wrong when it', () => {
  const passage = (skill: string): Passage => ({
    ...{ id: skill, source: 'lesson', entry: skill, skills: [skill], also: [] },
    body: { en: 'Recall is a share.', 'zh-CN': '召回率是一个比例。' },
  });
  const quotes = (skill: string, instead?: { kind: 'none' }): TutorAnswer => ({
    ...{ kind: 'quotes', quotes: [{ passage: passage(skill), excerpt: 'Recall is a share.' }] },
    ...(instead && { instead }),
  });
  const written = (skill: string, text = 'Recall is a share.'): TutorAnswer => ({
    ...{ kind: 'answer', sentences: [{ text, sources: [1] }], sources: [{ passage: passage(skill), excerpt: '' }] },
  });
  const nothing: TutorAnswer = { kind: 'nothing', nearest: [] };
  const right = { skills: ['a'], points: ['share|part'], never: ['precision'] };
  test.each<[string, TutorAnswer, Partial<Outcome>, string | undefined]>([
    ['is as it should be', written('a'), right, undefined],
    ['is quoted as it should be', quotes('a'), right, undefined],
    ['is from another lesson', written('b'), right, 'is answered from b, and not from a'],
    ['is not answered', nothing, right, 'is not answered'],
    ['has passages that are no answer', quotes('a', { kind: 'none' }), right, 'is not answered'],
    ['lacks a point', written('a', 'Recall is found.'), right, 'does not say “share|part”'],
    ['says what it must not', written('a', 'A share, as Precision.'), right, 'says “precision”'],
    ['is in another language', written('a', '召回率是一个 share。'), right, 'is not in the language of the question'],
    ['nobody says what is right', written('a'), {}, 'nobody has said what is right'],
    ['is answered against its case', written('a'), { kind: 'unanswerable' }, 'should be declined'],
    ['is quoted against its case', quotes('a'), { kind: 'unanswerable' }, 'should be declined'],
    ['is declined', quotes('a', { kind: 'none' }), { kind: 'unanswerable' }, undefined],
    ['has nothing', nothing, { kind: 'unanswerable' }, undefined],
  ])('%s', (_, answer, more, wrong) => {
    const text = answer.kind === 'answer' ? answer.sentences.map((one) => one.text).join(' ') : '';
    const outcome: Outcome = {
      ...{ kind: 'answerable', language: 'en', question: 'What is recall?', skills: [], points: [], never: [] },
      ...{ answer, text, ms: 1, modelAsked: true },
      ...more,
    };
    if (wrong === undefined) expect(wrongIn(outcome)).toBeUndefined();
    else expect(wrongIn(outcome)).toContain(wrong);
  });
});
