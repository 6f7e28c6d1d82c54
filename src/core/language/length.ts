/** Letters of scripts that write a syllable or a word in each, and the marks that are as wide. */
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3001-\u303f\uff01-\uff60]/gu;

/** As how many letters of an alphabet a Chinese, Japanese or Korean character counts. */
const denseLength = 2;

/** How much somebody has written, in letters of an alphabet: `你好` is 4. */
export const lengthOf = (text: string): number =>
  [...text].length + (denseLength - 1) * (text.match(dense)?.length ?? 0);

/** A length as so many Chinese characters, for people who write these. */
export const inDense = (length: number): number => Math.ceil(length / denseLength);
