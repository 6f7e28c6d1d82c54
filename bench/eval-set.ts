import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { skillOf } from '../src/core/curriculum/entry.ts';
import type { Curriculum } from '../src/core/curriculum/model.ts';
import type { MarkedCase } from '../src/core/tutor/model.ts';
import { readQuestions } from './retrieval.ts';

const language = z.enum(['en', 'zh-CN']);
const texts = z.array(z.string().min(1));
const setSchema = z.strictObject({
  points: z.array(z.strictObject({ language, question: z.string(), skill: z.string(), points: texts })),
  adversarial: z.array(z.strictObject({ language, question: z.string(), never: texts })),
  unanswerable: z.strictObject({ en: texts, 'zh-CN': texts }),
});

/** One question of the evaluation, and what is expected of its answer. */
export interface Case {
  readonly kind: 'answerable' | 'unanswerable' | 'adversarial' | 'open';
  readonly language: z.infer<typeof language>;
  readonly question: string;
  /** The skills whose texts answer it. */
  readonly skills: readonly string[];
  /** Words of which one has to be there, `a|b`, for each key point. */
  readonly points: readonly string[];
  readonly never: readonly string[];
  /** The item that is open to whoever asks. */
  readonly open?: string;
  /** The questions from which it goes on. */
  readonly earlier?: readonly string[];
}

const reportedSchema = z.object({
  cases: z.array(
    z.object({
      ...{ language, question: z.string().min(1), earlier: texts, skills: texts },
      settled: z.enum(['answer', 'decline']),
    }),
  ),
  marks: z.array(
    z.object({
      ...{ language, item: z.string(), typed: z.string(), prompt: z.string() },
      ...{ met: z.array(z.boolean()).min(1), right: z.boolean() },
    }),
  ),
});

/**
 * The cases of a file that `npm run reports` wrote: answers that did not help somebody, as their organisers settled them,
 * and marks of the model on which a person has decided.
 */
export function readReported(file: string): { readonly cases: readonly Case[]; readonly marks: readonly MarkedCase[] } {
  const { cases, marks } = reportedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    marks,
    cases: cases.map(({ settled, ...of }) => ({
      ...{ ...of, points: [], never: [] },
      kind: settled === 'answer' ? 'answerable' : 'unanswerable',
    })),
  };
}

/** How many items are asked about while they are open. */
const openItems = 24;

/** The cases of a folder such as `bench/data`, and the stems of some items of the curriculum, asked while these are open. */
export function readCases(folder: string, { items }: Curriculum): readonly Case[] {
  const set = setSchema.parse(parse(readFileSync(join(folder, 'eval.yaml'), 'utf8')));
  const none = { skills: [], points: [], never: [] };
  const pointsOf = new Map(set.points.map((one) => [one.question, one.points]));
  const all = [...items.values()];
  const step = Math.floor(all.length / openItems);
  return [
    ...readQuestions(folder).map(({ kind, text, ...of }): Case => {
      const known = { ...none, language: of.language, question: text, skills: of.skills };
      return kind === 'unanswerable'
        ? { ...known, kind }
        : { ...known, kind: 'answerable', points: pointsOf.get(text) ?? [] };
    }),
    ...(['en', 'zh-CN'] as const).flatMap((of) =>
      set.unanswerable[of].map((question): Case => ({ ...none, kind: 'unanswerable', language: of, question })),
    ),
    ...set.adversarial.map((one): Case => ({ ...none, kind: 'adversarial', ...one })),
    ...all
      .filter((_, at) => at % step === 0)
      .slice(0, openItems)
      .map((item, at): Case => {
        const of = at % 2 ? 'zh-CN' : 'en';
        const asked = { language: of, question: item.stem[of].slice(0, 500), skills: [skillOf(item.kp)] } as const;
        return { ...none, kind: 'open', ...asked, open: item.id };
      }),
  ];
}
