import { z } from 'zod';
import { element } from '../src/core/tutor/make-prompt.ts';
import type { ModelForm, Passage } from '../src/core/tutor/model.ts';
import type { ModelPort } from '../src/core/tutor/port.ts';
import { isSupported } from '../src/core/tutor/support.ts';
import { agreementOf } from './agreement.ts';
import type { Marks, Pointed } from './eval-set.ts';
import { pointsPrompt, supportPrompt } from './judge-prompt.ts';

/** Who says what is in an answer. Undefined: it did not say. */
export interface Judge {
  readonly name: string;
  /** Which key points of its question an answer meets, in their order. */
  met(answer: string, of: Pointed): Promise<readonly boolean[] | undefined>;
  /** Which of the sentences that cite a passage it supports. */
  supports(passage: Passage, sentences: readonly string[]): Promise<readonly boolean[] | undefined>;
}

const maxWaitMs = 120_000;
const why = z.string().max(1_000);

/** A model that reads the answer, by the rule by which the marks of the set were made. */
export function modelJudge({ fill }: Pick<ModelPort, 'fill'>, name: string): Judge {
  async function ask<T>(form: ModelForm<T>): Promise<T | undefined> {
    const filled = await fill(form, AbortSignal.timeout(maxWaitMs));
    return filled.kind === 'done' ? filled.value : undefined;
  }
  // A form of another length says nothing of anything.
  const whole = (said: readonly boolean[] | undefined, length: number) => (said?.length === length ? said : undefined);
  return {
    name,
    async met(answer, { question, says }) {
      const { instructions, format } = pointsPrompt;
      const filled = await ask({
        ...{ instructions, format, maxTokens: 200 + 150 * says.length },
        schema: z.object({ points: z.array(z.object({ why, met: z.boolean() })) }),
        input: [
          element('question', question),
          ...says.map((one) => element('criterion', one)),
          element('answer', answer),
          `<task>Judge the answer by its ${says.length} key points.</task>`,
        ].join('\n\n'),
      });
      return whole(
        filled?.points.map(({ met }) => met),
        says.length,
      );
    },
    async supports({ name: called, heading, body }, sentences) {
      const { instructions, format } = supportPrompt;
      const written = [called, heading, body].flatMap((text) => Object.values(text ?? {})).join('\n');
      const filled = await ask({
        ...{ instructions, format, maxTokens: 200 + 150 * sentences.length },
        schema: z.object({ sentences: z.array(z.object({ why, supported: z.boolean() })) }),
        input: [
          element('passage', written),
          ...sentences.map((one) => element('answer', one)),
          `<task>Judge the ${sentences.length} sentences.</task>`,
        ].join('\n\n'),
      });
      return whole(
        filled?.sentences.map(({ supported }) => supported),
        sentences.length,
      );
    },
  };
}

/** What there is without a key: key words for the key points, and the product's own check for the citations. */
export const wordsJudge: Judge = {
  name: 'key words and the check',
  met: async (answer, { words }) => words.map((one) => new RegExp(one, 'i').test(answer)),
  supports: async (passage, sentences) =>
    sentences.map((text) => isSupported({ text }, [passage], { strict: false, question: '' })),
};

export interface JudgeRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** How often the judge marks as the reader did who marked the set, and how much of that is more than chance. */
export async function agreementRows(judge: Judge, { answers, citations }: Marks): Promise<readonly JudgeRow[]> {
  const points: (readonly [boolean, boolean])[] = [];
  let silent = 0;
  for (const { answer, met, of } of answers) {
    const said = await judge.met(answer, of);
    if (said) points.push(...met.map((one, at) => [one, said[at]!] as const));
    else silent += met.length;
  }
  const cited: (readonly [boolean, boolean])[] = [];
  for (const { passage, sentence, supports } of citations) {
    const said = await judge.supports(passage, [sentence]);
    if (said) cited.push([supports, said[0]!]);
    else silent++;
  }
  const of = (what: string, pairs: typeof points): JudgeRow[] => {
    const agreed = agreementOf(pairs);
    if (!agreed) return [];
    return [
      { name: `judge agrees with the marks, of ${agreed.of} ${what}`, value: agreed.rate, unit: 'of 1' },
      { name: `Cohen's kappa of that, ${what}`, value: agreed.kappa, unit: 'at most 1' },
    ];
  };
  return [
    ...of('key points', points),
    ...of('citations', cited),
    { name: 'marks of which the judge said nothing', value: silent, unit: 'marks' },
  ];
}

/** What was answered, as far as a judge reads it. */
export interface Judged {
  readonly text: string;
  readonly of?: Pointed | undefined;
  readonly cited: readonly { readonly passage: Passage; readonly sentences: readonly string[] }[];
}

/** Every passage that is cited is a call: of a whole evaluation, these many are spread over all answers. */
const maxCited = 120;

/** Key points met and citation precision as the judge sees them. */
export async function judgedRows(judge: Judge, all: readonly Judged[]): Promise<readonly JudgeRow[]> {
  const met: boolean[] = [];
  const supported: boolean[] = [];
  for (const { text, of } of all) if (of) met.push(...((await judge.met(text, of)) ?? []));
  const cited = all.flatMap((one) => one.cited);
  const step = Math.max(1, cited.length / maxCited);
  for (let at = 0; at < cited.length; at += step) {
    const { passage, sentences } = cited[Math.floor(at)]!;
    supported.push(...((await judge.supports(passage, sentences)) ?? []));
  }
  const share = (list: readonly boolean[]) => list.filter(Boolean).length / (list.length || 1);
  return [
    { name: `key points met by the judge, of ${met.length}`, value: share(met), unit: 'of 1' },
    { name: `citation precision by the judge, of ${supported.length}`, value: share(supported), unit: 'of 1' },
  ];
}
