import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { skillOf } from '../src/core/curriculum/entry.ts';
import type { Curriculum } from '../src/core/curriculum/model.ts';
import type { Passage } from '../src/core/tutor/model.ts';
import { readOffTopic, readQuestions } from './retrieval.ts';

const language = z.enum(['en', 'zh-CN']);
const texts = z.array(z.string().min(1));
const setSchema = z.strictObject({
  points: z.array(z.strictObject({ language, question: z.string(), skill: z.string(), points: texts, says: texts })),
  adversarial: z.array(z.strictObject({ language, question: z.string(), never: texts })),
  unanswerable: z.strictObject({ en: texts, 'zh-CN': texts }),
  declining: z
    .array(
      z.strictObject({
        ...{ language, question: z.string(), expect: z.enum(['decline', 'answer']) },
        ...{ earlier: texts.optional(), about: z.string().optional() },
      }),
    )
    .default([]),
});

/** A question with its key points: each as words of which one has to be there, `a|b`, and as a sentence. */
export interface Pointed {
  readonly language: z.infer<typeof language>;
  readonly question: string;
  readonly words: readonly string[];
  readonly says: readonly string[];
}

/** What a reader says of answers and of citations, to see whether a judge can be believed. */
export interface Marks {
  readonly answers: readonly {
    readonly answer: string;
    readonly as: string;
    readonly met: readonly boolean[];
    readonly of: Pointed;
  }[];
  readonly citations: readonly {
    readonly passage: Passage;
    readonly language: z.infer<typeof language>;
    readonly sentence: string;
    readonly supports: boolean;
  }[];
}

const marksSchema = z.strictObject({
  answers: z.array(
    z.strictObject({
      question: z.string(),
      as: z.string(),
      met: z.array(z.boolean()).min(1),
      answer: z.string().min(1),
    }),
  ),
  citations: z.array(
    z.strictObject({ language, supports: z.boolean(), sentence: z.string().min(1), passage: z.string().min(1) }),
  ),
});

const readSet = (folder: string) => setSchema.parse(parse(readFileSync(join(folder, 'eval.yaml'), 'utf8')));

/** The questions of a folder that have key points, by what is asked. */
export function readPointed(folder: string): ReadonlyMap<string, Pointed> {
  return new Map(
    readSet(folder).points.map(({ language, question, points, says }) => {
      if (says.length !== points.length) throw new Error(`${question}: as many sentences as key points`);
      return [question, { language, question, words: points, says }];
    }),
  );
}

/** The marks of a folder; none in one of somebody's own that has none. */
export function readMarks(folder: string): Marks {
  const file = join(folder, 'marks.yaml');
  if (!existsSync(file)) return { answers: [], citations: [] };
  const { answers, citations } = marksSchema.parse(parse(readFileSync(file, 'utf8')));
  const pointed = readPointed(folder);
  return {
    answers: answers.map(({ question, ...one }) => {
      const of = pointed.get(question);
      if (of?.says.length !== one.met.length) throw new Error(`${question}: one mark for each of its key points`);
      return { ...one, of };
    }),
    citations: citations.map(({ passage, ...one }, at) => ({
      ...one,
      passage: {
        ...{ id: `mark/${at}`, source: 'document', entry: 'mark', skills: [], also: [] },
        body: { en: passage, 'zh-CN': passage },
      },
    })),
  };
}

/** One question of the evaluation, and what is expected of its answer. */
export interface Case {
  readonly kind: 'answerable' | 'unanswerable' | 'off-topic' | 'adversarial' | 'open' | 'beyond' | 'within';
  readonly language: z.infer<typeof language>;
  readonly question: string;
  /** The skills whose texts answer it. */
  readonly skills: readonly string[];
  /** Words of which one has to be there, `a|b`, for each key point. */
  readonly points: readonly string[];
  readonly never: readonly string[];
  /** The item that is open to whoever asks. */
  readonly open?: string;
  /** The skill or the task from which it is asked. */
  readonly about?: string | undefined;
  /** The questions from which it goes on. */
  readonly earlier?: readonly string[] | undefined;
  /** It is asked in a group that wants what its library does not answer declined. */
  readonly declines?: true;
}

/** How many items are asked about while they are open. */
const openItems = 24;

/** The cases of a folder such as `bench/data`, and the stems of some items of the curriculum, asked while these are open. */
export function readCases(folder: string, { items }: Curriculum): readonly Case[] {
  const set = readSet(folder);
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
    ...Object.values(readOffTopic(folder))
      .flat()
      .map(({ language, text }): Case => ({ ...none, kind: 'off-topic', language, question: text })),
    ...set.declining.map(({ expect, ...one }): Case => {
      const kind = expect === 'decline' ? 'beyond' : 'within';
      return { ...none, ...one, kind, declines: true };
    }),
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
