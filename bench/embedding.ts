import { random } from '../src/core/seed/rules.ts';
import { termsOf } from '../src/core/tutor/terms.ts';

const dimensions = 64;

const unit = (values: readonly number[]): Float32Array => {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
};

/** A vector that depends on the whole text alone: it means nothing. */
export function noise(text: string): Float32Array {
  const next = random(text);
  return unit(Array.from({ length: dimensions }, () => next() - 0.5));
}

/** Knows what each of these texts is about; others are noise. */
export const oracle =
  (about: ReadonlyMap<string, string>) =>
  (text: string): Float32Array => {
    const subject = about.get(text);
    if (subject === undefined) return noise(text);
    const [of, own] = [noise(subject), noise(text)];
    return unit([...of].map((value, at) => value + 0.3 * own[at]!));
  };

/** Many, so that two words are hardly similar. */
const ofWords = 512;

const vectorOf = (seed: string): number[] => {
  const next = random(seed);
  return Array.from({ length: ofWords }, () => next() - 0.5);
};

/** The sum of a vector for each term: texts with the same words are similar. It knows nothing that a search by words does not. */
export function bagOfWords(text: string): Float32Array {
  const sum = Array<number>(ofWords).fill(0);
  for (const term of new Set(termsOf(text))) for (const [at, value] of vectorOf(term).entries()) sum[at]! += value;
  const length = Math.hypot(...sum) || 1;
  return Float32Array.from(sum, (value) => value / length);
}
