import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ReportedCase } from '../../src/core/conversation/model.ts';
import type { MarkedCase } from '../../src/core/tutor/model.ts';
import { mergeReports, readReportsFile } from '../../src/ops/reports-file.ts';
import { StartError } from '../../src/start-error.ts';

const reported = (id: string, more: Partial<ReportedCase> = {}): ReportedCase => ({
  ...{ id, question: `What is recall ${id}?`, language: 'en', earlier: [], settled: 'answer', reason: 'wrong' },
  ...{ about: null, skills: ['s6-metrics'], names: [] },
  ...more,
});
const marked = (id: string, typed: string): MarkedCase => ({
  ...{ id, item: 's1-001', typed, language: 'en', prompt: 'grade-1', met: [false], right: true, names: ['Ana Silva'] },
});
const fresh = (cases: readonly ReportedCase[], marks: readonly MarkedCase[] = []) =>
  mergeReports(undefined, { cases, marks }, 'cases.yaml').text;

test('what was shown is taken for right only where it was unclear', () => {
  const { cases } = readReportsFile(
    fresh([reported('1'), reported('2', { reason: 'unclear' }), reported('3', { settled: 'decline' })]),
    'cases.yaml',
  );
  expect(cases.map(({ skills, expect: of }) => [of, skills])).toEqual([
    ['answer', []],
    ['answer', ['s6-metrics']],
    ['decline', []],
  ]);
});

test('nobody is named in a question, in those before it, or in an answer that was marked', () => {
  const text = fresh(
    [reported('1', { question: 'and for ana?', earlier: ['Why does Silva get 0.5?'], names: ['Ana Silva'] })],
    [marked('7', 'Silva says: the base rate')],
  );
  expect(text).not.toMatch(/ana\b|silva/i);
  expect(parse(text)).toMatchObject({
    cases: [{ question: 'and for (name)?', earlier: ['Why does (name) get 0.5?'] }],
    marks: [{ answer: '7', typed: '(name) says: the base rate' }],
  });
});

test('what was erased goes, what was written by hand stays, and twice is once', () => {
  const own = '  - { language: en, question: By hand?, expect: decline }\n';
  const before = fresh([reported('1'), reported('2')], [marked('7', 'A rate')]).replace('cases:\n', `cases:\n${own}`);
  const now = { cases: [reported('2'), reported('3')], marks: [] };
  const merged = mergeReports(before, now, 'cases.yaml');
  expect(merged).toMatchObject({ added: 1, erased: 2 });
  const { cases, marks } = readReportsFile(merged.text, 'cases.yaml');
  expect(cases.map(({ report }) => report)).toEqual([undefined, '2', '3']);
  expect(marks).toEqual([]);
  expect(mergeReports(merged.text, now, 'cases.yaml')).toEqual({ text: merged.text, added: 0, erased: 0 });
});

test('what was asked from a lesson says so, and what cannot be asked again is no case', () => {
  const asked = [reported('1', { question: '', about: 's6-metrics' }), reported('2', { question: '' })];
  const { cases } = readReportsFile(fresh(asked), 'cases.yaml');
  expect(cases).toMatchObject([{ report: '1', about: 's6-metrics', question: '' }]);
});

test.each([
  ['cases: [', 'cases.yaml: '],
  ['cases: [{ language: en, question: Why?, expect: maybe }]', 'cases.yaml: cases.0.expect'],
  ['cases: [{ language: en, question: "", expect: answer }]', 'has neither'],
  ['cases: [{ language: en, question: Why?, expect: answer, points: ["("] }]', 'cases.0.points.0: is not a pattern'],
])('a file like %j is refused in a sentence, and left as it is', (text, said) => {
  expect(() => mergeReports(text, { cases: [], marks: [] }, 'cases.yaml')).toThrow(StartError);
  expect(() => readReportsFile(text, 'cases.yaml')).toThrow(said);
});

test('the database of another bot empties no file', () => {
  const before = fresh([reported('1'), reported('2')]);
  expect(() => mergeReports(before, { cases: [reported('9')], marks: [] }, 'cases.yaml')).toThrow('None of the 2');
});
