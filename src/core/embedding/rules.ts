import type { Curriculum } from '../curriculum/model.ts';
import { reciprocalRanks } from '../tutor/fuse.ts';
import type { Passage } from '../tutor/model.ts';
import type { Found } from '../tutor/search.ts';

/** A vector of length 1. The product of two is their similarity, from -1 to 1. */
export type Vector = Float32Array;

/** What is compared by meaning: each passage in each of its languages. */
export interface Dense {
  /** The vectors of each passage, by its id. */
  readonly vectors: ReadonlyMap<string, readonly Vector[]>;
  /** A passage that is less similar than this is about something else. */
  readonly least: number;
}

/** A question about what is taught, and the skill that it is about. */
export interface Example {
  readonly text: string;
  readonly skill: string;
}

export interface Near {
  readonly id: string;
  readonly similarity: number;
}

/** What is embedded of a passage; servers take a few hundred words. */
const maxLength = 2_000;

/** How many of the most similar passages are looked at. */
const maxNear = 10;

/** From {@link Dense.least} on, so many of the most similar passages have to be about the right skill. */
const rightShare = 0.9;

/** Fewer examples than this say nothing. */
const fewestExamples = 10;

const depth = 5;

/** How many standard errors of the sum of what is gained it has to be. */
const beyondChance = 2;

/** The texts of a passage that are embedded, one a language. */
export const textsOf = ({ name, heading, body }: Passage): readonly string[] =>
  Object.entries(body).flatMap(([language, text]) => {
    const of = language as keyof typeof body;
    return text === undefined ? [] : [[name?.[of], heading?.[of], text].filter(Boolean).join('\n').slice(0, maxLength)];
  });

/** A question of each skill in each language, as the curriculum asks it: the stem of its first item. */
export function examplesOf({ items, skills }: Curriculum): readonly Example[] {
  return [...skills.values()].flatMap(({ id, kps }) => {
    const item = [...items.values()].find(({ kp }) => kps.some((point) => point.id === kp));
    return item ? Object.values(item.stem).map((text) => ({ text, skill: id })) : [];
  });
}

/** The passages that are most similar to a question, best first, and none below {@link Dense.least}. */
export function nearest({ vectors, least }: Dense, question: Vector): readonly Near[] {
  const found: Near[] = [];
  for (const [id, of] of vectors) {
    const similarity = Math.max(...of.map((vector) => product(vector, question)));
    if (similarity >= least) found.push({ id, similarity });
  }
  return found.sort((a, b) => b.similarity - a.similarity).slice(0, maxNear);
}

/** Vectors of two dimensions, as after a change of the model, are not similar at all. */
function product(a: Vector, b: Vector): number {
  if (a.length !== b.length) return -1;
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

/**
 * What was found by words and what is similar, in one order by reciprocal rank fusion. What only one of them has stands
 * behind what both have.
 */
export function withSimilar(
  byWords: readonly Found[],
  near: readonly Near[],
  passages: ReadonlyMap<string, Passage>,
): readonly Found[] {
  const shares = new Map(byWords.map(({ passage, share }) => [passage.id, share]));
  const fused = [...reciprocalRanks([[...shares.keys()], near.map(({ id }) => id)])].flatMap(([id, score]) => {
    const passage = passages.get(id);
    return passage ? [{ passage, score, share: shares.get(id) ?? 0 }] : [];
  });
  return fused.sort((a, b) => b.score - a.score);
}

/** An {@link Example} with what was found of it by words, and what is most similar, both best first. */
export interface TriedExample extends Example {
  readonly byWords: readonly Found[];
  readonly near: readonly Near[];
}

/**
 * Decides on the curriculum's own questions whether meaning may be used, and gives {@link Dense.least}. Half of them say
 * from which similarity on a passage is about the question; on the other half, what is found by words and meaning has to
 * be as good as what is found by words alone in Recall@5, and better in MRR, by more than chance makes of it: these questions have
 * more words of the lessons than people's have, so that a model which adds nothing to them takes something from others.
 * Undefined when it is not, so that no model makes the search worse.
 */
export function calibrate(
  passages: ReadonlyMap<string, Passage>,
  examples: readonly TriedExample[],
): number | undefined {
  const isRight = (id: string, { skill }: Example) => passages.get(id)?.skills.includes(skill) ?? false;
  const half = (second: boolean) => examples.filter((_, at) => at % 4 >= 2 === second);
  const best = half(false)
    .flatMap((example) => example.near.slice(0, 1).map((one) => ({ ...one, right: isRight(one.id, example) })))
    .sort((a, b) => b.similarity - a.similarity);
  let right = 0;
  let least: number | undefined;
  for (const [at, one] of best.entries()) {
    if (one.right) right++;
    if (at + 1 >= fewestExamples && right >= rightShare * (at + 1)) least = one.similarity;
  }
  if (least === undefined) return undefined;
  const from = least;
  const places = (of: (example: TriedExample) => readonly Found[]) =>
    half(true).map((example) => of(example).findIndex(({ passage }) => isRight(passage.id, example)));
  const words = places(({ byWords }) => byWords);
  const both = places(({ byWords, near }) =>
    withSimilar(
      byWords,
      near.filter(({ similarity }) => similarity >= from),
      passages,
    ),
  );
  const gains = both.map((place, at) => worthOf(place) - worthOf(words[at]!));
  const chance = Math.sqrt(gains.reduce((sum, gain) => sum + gain ** 2, 0));
  const gained = gains.reduce((sum, gain) => sum + gain, 0);
  return recall(both) >= recall(words) && gained > beyondChance * chance ? least : undefined;
}

const recall = (places: readonly number[]) => places.filter((place) => place >= 0 && place < depth).length;
/** The reciprocal rank. */
const worthOf = (place: number) => (place < 0 ? 0 : 1 / (place + 1));
