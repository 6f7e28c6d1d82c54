import type { Curriculum } from '../src/core/curriculum/model.ts';
import { noModel } from '../src/core/tutor/no-model.ts';
import type { ModelPort } from '../src/core/tutor/port.ts';
import { ask } from './eval-ask.ts';

/** Ten turns of somebody who goes on asking, the same in both languages. */
const turns = {
  en: [
    'what is an embedding',
    'why are opposites similar',
    'and how do i choose a model for it',
    'explain that in one sentence',
    'how long may a text be for it',
    'what about chinese',
    'and how do i measure which one is better',
    'should i normalise those vectors',
    'give me an example',
    'what does it cost',
  ],
  'zh-CN': [
    '嵌入是什么',
    '为什么意思相反的也很相似',
    '那怎么给它选模型',
    '用一句话解释',
    '它的文本最长可以多长',
    '那中文呢',
    '那怎么衡量哪个更好',
    '这些向量要归一化吗',
    '举个例子',
    '它要花多少钱',
  ],
} as const;

/**
 * How much of the prompts of ten turns begins as the prompt before: what a server need not read again. The first turn has
 * none before it.
 */
export async function prefixShare(curriculum: Curriculum, language: keyof typeof turns): Promise<number> {
  const prompts: string[] = [];
  const limits = { tokens: 1e9, micros: 1e12 };
  const model: ModelPort = {
    ...noModel,
    state: () => ({ kind: 'ready', name: 'counted', api: 'responses' }),
    terms: () => ({ ...noModel.terms(), limits: { learner: limits, cohort: limits, workspace: limits } }),
    // biome-ignore lint/correctness/useYield: only what it is asked counts.
    async *write({ instructions, formats, input }) {
      prompts.push([instructions, formats.json, input].join('\n\n'));
      return { kind: 'done' };
    },
  };
  const earlier: string[] = [];
  const none = { skills: [], points: [], never: [] };
  for (const question of turns[language]) {
    await ask({ ...none, kind: 'answerable', language, question, earlier: [...earlier] }, model, curriculum);
    earlier.push(question);
  }
  let same = 0;
  let all = 0;
  for (const [n, prompt] of prompts.entries()) {
    const before = prompts[n - 1];
    if (before === undefined) continue;
    let at = 0;
    while (at < prompt.length && prompt[at] === before[at]) at++;
    same += at;
    all += prompt.length;
  }
  return same / all;
}
