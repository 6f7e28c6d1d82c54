import { expect, test } from 'vitest';
import { definedIn } from '../../../src/core/tutor/definition.ts';
import type { Passage } from '../../../src/core/tutor/model.ts';
import { indexPassages } from '../../../src/core/tutor/search.ts';

const both = (en: string, zh: string) => ({ en, 'zh-CN': zh });
const term = (id: string, en: string, zh: string, also: readonly string[] = []): Passage => ({
  ...{ id: `term/${id}`, source: 'term', entry: id, skills: ['one'], name: both(en, zh), body: both('…', '…') },
  also: also.map((one) => both(one, one)),
});
const lesson: Passage = {
  ...{ id: 'lesson/one/0', source: 'lesson', entry: 'one', skills: ['one'] },
  name: both('Language models and Git', '语言模型与 Git'),
  body: both('A branch of tracking, and request.', '分支与温度。'),
  also: [],
};
const library = await indexPassages([
  lesson,
  term('token', 'Token', '词元（token）'),
  term('rag', 'RAG (retrieval-augmented generation)', 'RAG（检索增强生成）', ['retrieval augmentation']),
  term('temperature', 'Temperature', '温度', ['温度参数']),
  term('branch', 'Branch', '分支'),
  term('mean', 'Mean (average)', '均值（平均数）'),
  term('few', 'Few-shot prompting', '少样本提示', ['few-shot']),
  term('request', 'HTTP request', 'HTTP 请求', ['请求']),
  term('tracing', 'Tracing', '链路追踪'),
  term('embedding', 'Embedding', '嵌入'),
]);
const found = (question: string) => definedIn(question, library)?.passage.entry;

test.each([
  ['RAG'],
  ['rag?'],
  ['What is RAG'],
  ["what's RAG exactly?"],
  ['wtf is rag'],
  ['what does RAG stand for?'],
  ['define RAG, please'],
  ['could you please explain what retrieval-augmented generation is'],
  ['hey, i dont understand what the term RAG means'],
  ['RAG (retrieval-augmented generation) meaning'],
  ['explain RAG like I’m five'],
  ['RAG是什么'],
  ['RAG 是什么意思？'],
  ['什么是 RAG 呢'],
  ['请问啥叫RAG'],
  ['老师，我不太懂RAG是个什么东西'],
  ['能不能解释一下什么是RAG'],
  ['检索增强生成怎么理解啊'],
  ['RAG（检索增强生成）的定义'],
  ['RAG到底是干嘛用的'],
  ['什么是词元\nRAG是什么'],
])('a term is what is asked about: %s', (question) => expect(found(question)).toBe('rag'));

test.each([
  ['what are tokens', 'token'],
  ['FEW SHOT?', 'few'],
  ['what is the mean', 'mean'],
  ['what does mean mean', 'mean'],
  ['请求是什么', 'request'],
  ['what is temperature in a language model', 'temperature'],
  ['语言模型里的温度是什么意思', 'temperature'],
  ['在语言模型中，温度参数是什么', 'temperature'],
  ['what is a branch in git', 'branch'],
  ['what is a tokne', undefined],
  ['what is an embeding', 'embedding'],
  ['what is temprature', 'temperature'],
])('by any of its names, with what it is of, and with a slip: %s', (question, entry) =>
  expect(found(question)).toBe(entry),
);

test.each([
  ['what is a branch of a bank'],
  ['银行的分支是什么'],
  ['what is tracking'],
  ['what is the difference between RAG and a token'],
  ['RAG和词元有什么区别'],
  ['why is RAG slow'],
  ['what is it'],
  ['这是什么意思'],
  ['是什么'],
  ['explain'],
  ['解释一下'],
  ['?'],
  [''],
])('and nothing is where more is asked, or something else: “%s”', (question) =>
  expect(found(question)).toBeUndefined(),
);

test('where there are no terms, nothing is', async () => {
  expect(definedIn('RAG', await indexPassages([lesson]))).toBeUndefined();
});
