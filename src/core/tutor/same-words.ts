import type { Word } from '../curriculum/word.ts';
import { termsOf } from './terms.ts';

/**
 * Cuts a text into terms, with one word for what has several: the term of the curriculum, for what people type and for what
 * its authors do not write. Passages and questions are cut in the same way, so that either finds the other.
 */
export function termsBy(words: readonly Word[]): (text: string) => string[] {
  const uses = new Map(words.flatMap(({ typed = [], use }) => typed.map((one) => [one.toLowerCase(), use] as const)));
  if (!uses.size) return termsOf;
  const longestFirst = [...uses.keys()].sort((a, b) => b.length - a.length).map((one) => RegExp.escape(one));
  const [han, latin] = [true, false].map((is) => longestFirst.filter((one) => isHan.test(one) === is).join('|'));
  const letter = '[[\\p{L}\\p{N}_]--\\p{Script=Han}]';
  const whole = `(?<!${letter})(${latin || '(?!)'})(?:e?s)?(?!${letter})`;
  const all = new RegExp(`${whole}|(${han || '(?!)'})`, 'giv');
  return (text) =>
    termsOf(
      text.replace(all, (found, word: string | undefined, part: string | undefined) => {
        const use = uses.get((word ?? part ?? '').toLowerCase());
        return use === undefined ? found : ` ${use} `;
      }),
    );
}

const isHan = /\p{Script=Han}/u;
