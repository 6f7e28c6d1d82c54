import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { skillOf } from '../src/core/curriculum/entry.ts';
import type { Curriculum } from '../src/core/curriculum/model.ts';
import type { Passage } from '../src/core/tutor/model.ts';
import { isOfSubject } from '../src/core/tutor/of-subject.ts';
import { passagesOf } from '../src/core/tutor/passages.ts';
import { minShareOf, type PassageIndex, search } from '../src/core/tutor/search.ts';

/** One question, and the skills whose texts answer it: none for what is not taught. */
export interface Asked {
  readonly kind: 'typed' | 'reworded' | 'parallel' | 'unanswerable';
  readonly language: 'en' | 'zh-CN';
  readonly text: string;
  readonly skills: readonly string[];
}

const ways = z.strictObject({ typed: z.string(), reworded: z.string().optional() });
const setSchema = z.strictObject({
  skills: z.record(z.string(), z.strictObject({ en: ways, 'zh-CN': ways, skills: z.array(z.string()).default([]) })),
  unanswerable: z.strictObject({ en: z.array(z.string()), 'zh-CN': z.array(z.string()) }),
});

const languages = ['en', 'zh-CN'] as const;

export type Half = 'development' | 'heldOut';

/**
 * In which half of the questions those of a skill are, whatever else is in the set. Search is fitted to what was looked at of the
 * development half alone.
 */
export const halfOf = ({ skills: [skill] }: Pick<Asked, 'skills'>): Half =>
  createHash('sha256')
    .update(skill ?? '')
    .digest()[0]! %
    2 ===
  0
    ? 'development'
    : 'heldOut';

/** The questions of a folder, `bench/data` or one of somebody's own with a `questions.yaml` like that. */
export function readQuestions(folder: string): readonly Asked[] {
  const set = setSchema.parse(parse(readFileSync(join(folder, 'questions.yaml'), 'utf8')));
  return languages.flatMap((language) => [
    ...Object.entries(set.skills).flatMap(([skill, of]) =>
      (['typed', 'reworded'] as const).flatMap((kind): Asked[] => {
        const text = of[language][kind];
        return text === undefined ? [] : [{ kind, language, text, skills: [skill, ...of.skills] }];
      }),
    ),
    ...set.unanswerable[language].map((text): Asked => ({ kind: 'unanswerable', language, text, skills: [] })),
  ]);
}

/** The stems of all items: the same questions in both languages. */
const stemsOf = ({ items }: Pick<Curriculum, 'items'>): readonly Asked[] =>
  [...items.values()].flatMap(({ stem, kp }) =>
    languages.map((language): Asked => ({ kind: 'parallel', language, text: stem[language], skills: [skillOf(kp)] })),
  );

/**
 * Every tenth item, asked as a question, with all passages but what is told of these items: their explanations have their
 * words.
 */
export function sampleOf(curriculum: Curriculum): {
  readonly passages: readonly Passage[];
  readonly stems: readonly Asked[];
} {
  const items = new Map([...curriculum.items].filter((_, at) => at % 10 === 0));
  return {
    passages: passagesOf(curriculum).filter(({ source, entry }) => source !== 'explanation' || !items.has(entry)),
    stems: stemsOf({ items }),
  };
}

/** What `/ask` may show to somebody new: no explanations. */
export const shownTo = ({ source }: Passage): boolean => source !== 'explanation';

/** How somebody new has passages ranked. */
export const rankerOf =
  (library: PassageIndex) =>
  (question: string): Ranking =>
    search(library, question)
      .filter(({ passage }) => shownTo(passage))
      .map(({ passage, share }) => ({ skills: passage.skills, share }));

/** What a search gives, best first: the skills of each passage, and the share of the question that is in it. */
export type Ranking = readonly { readonly skills: readonly string[]; readonly share: number }[];

/** How many passages are looked at. */
const depth = 5;

/** Recall@5 and MRR: whether, and how far up, there is a passage of a right skill. */
export function score(questions: readonly Asked[], rank: (question: string) => Ranking) {
  const places = questions.map(({ text, skills }) =>
    rank(text).findIndex((passage) => passage.skills.some((skill) => skills.includes(skill))),
  );
  const mean = (value: (place: number) => number) =>
    places.reduce((sum, place) => sum + value(place), 0) / places.length;
  return {
    recall: mean((place) => (place >= 0 && place < depth ? 1 : 0)),
    mrr: mean((place) => (place < 0 ? 0 : 1 / (place + 1))),
  };
}

/** Whether a question is answered, refused as being about something else though a passage has enough of its words, or neither. */
function endOf(text: string, library: PassageIndex): 'answered' | 'refused' | 'nothing' {
  const good = search(library, text).filter(({ share }) => share >= minShareOf(text));
  if (!good.some(({ passage }) => shownTo(passage))) return 'nothing';
  return isOfSubject(good, library, text) ? 'answered' : 'refused';
}

/** The shares of questions that end so, by their words. */
export function endsOf(questions: readonly Pick<Asked, 'text'>[], library: PassageIndex) {
  const ends = questions.map(({ text }) => endOf(text, library));
  const share = (end: (typeof ends)[number]) => ends.filter((one) => one === end).length / ends.length;
  return { answered: share('answered'), refused: share('refused') };
}

/** The share of questions that are answered at all. */
export const answered = (questions: readonly Pick<Asked, 'text'>[], library: PassageIndex): number =>
  endsOf(questions, library).answered;

/** A question what a term means. */
export interface AskedTerm {
  readonly language: Asked['language'];
  readonly text: string;
  readonly term: string;
  readonly half: Half;
}

/** The questions of a folder what terms mean; none in one of somebody's own that has none. */
export function readTerms(folder: string): readonly AskedTerm[] {
  const file = join(folder, 'terms.yaml');
  if (!existsSync(file)) return [];
  const set = termsSchema.parse(parse(readFileSync(file, 'utf8')));
  return languages.flatMap((language) =>
    Object.entries(set).map(([term, of]) => ({
      ...{ language, term, text: of[language], half: halfOf({ skills: [term] }) },
    })),
  );
}

const termsSchema = z.record(z.string(), z.strictObject({ en: z.string().min(1), 'zh-CN': z.string().min(1) }));

/** The share of questions that are answered by the right definition first. */
export const definedFirst = (questions: readonly AskedTerm[], library: PassageIndex): number =>
  questions.filter(({ text, term }) => {
    const good = search(library, text).filter(({ share }) => share >= minShareOf(text));
    return isOfSubject(good, library, text) && good.find(({ passage }) => shownTo(passage))?.passage.entry === term;
  }).length / questions.length;

const texts = z.array(z.string().min(1));
const both = z.strictObject({ en: texts, 'zh-CN': texts });
const offTopicSchema = z.strictObject({ fitted: both, heldOut: both });

/** The questions about something else of a folder, by what they are for; none in one of somebody's own that has none. */
export function readOffTopic(folder: string): Readonly<Record<keyof z.infer<typeof offTopicSchema>, readonly Asked[]>> {
  const file = join(folder, 'off-topic.yaml');
  if (!existsSync(file)) return { fitted: [], heldOut: [] };
  const set = offTopicSchema.parse(parse(readFileSync(file, 'utf8')));
  const of = (part: z.infer<typeof both>) =>
    languages.flatMap((language) =>
      part[language].map((text): Asked => ({ kind: 'unanswerable', language, text, skills: [] })),
    );
  return { fitted: of(set.fitted), heldOut: of(set.heldOut) };
}
