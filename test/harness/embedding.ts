import { random } from '../../src/core/seed/rules.ts';

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
