import { maxTokensOf } from '../src/core/spending/rules.ts';
import type { ModelSentence } from '../src/core/tutor/model.ts';
import { noModel } from '../src/core/tutor/no-model.ts';
import type { ModelPort } from '../src/core/tutor/port.ts';

const plenty = { tokens: 1e12, micros: 1e15 };

/** As many sentences of a passage as it says. */
const maxOfPassage = 2;

/**
 * A model of few words, for an evaluation without a key: it says the first sentences of each passage, and cites them. What it
 * scores is what retrieval and the checks bring; a real one is better at leaving out what does not answer.
 */
export const scriptedModel: ModelPort = {
  fill: noModel.fill,
  state: () => ({ kind: 'ready', name: 'scripted' }),
  terms: () => ({
    limits: { learner: plenty, cohort: plenty, workspace: plenty },
    prices: { input: 0, cached: 0, output: 0 },
  }),
  async *write({ instructions, input }) {
    const sentences = firstSentences(input);
    yield* sentences;
    const output = maxTokensOf(sentences.map(({ text }) => text).join(' '));
    return { kind: 'done', usage: { input: maxTokensOf(instructions + input), cached: 0, output } };
  },
};

/** The first sentences of the passages of a prompt, without their marks. */
export const firstSentences = (input: string): readonly ModelSentence[] =>
  [...input.matchAll(/<passage n="(\d+)">\n[^\n]*\n([\s\S]*?)\n<\/passage>/g)].flatMap(([, n, text]) =>
    (text!.replace(/```[\s\S]*?```/g, '').match(/[^\s#>|*.\-\d][^\n]*?[.。](?=\s|$|\P{ASCII})/gu) ?? [])
      .slice(0, maxOfPassage)
      .map((sentence) => ({ text: sentence.replace(/[*`_]|\[|\]\([^)]*\)/g, ''), sources: [Number(n)] })),
  );
