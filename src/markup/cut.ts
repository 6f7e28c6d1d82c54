/** Lengths are in UTF-16 units throughout, as the platforms count them. */

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** No readable character is longer, in UTF-16 units. A letter with even more combining marks is cut between them. */
const longestGrapheme = 64;

/** The start of the character (grapheme, of any number of code points) that `at` is in. */
export function characterStart(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return Math.min(Math.max(0, at), text.length);
  const { index } = graphemes.segment(text).containing(at)!;
  if (at - index < longestGrapheme) return index;
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
}

/** The beginning of a text, at most `maxLength` long, that ends with a whole character. */
export function head(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  // Text beyond the longest character cannot affect the cut.
  return text.slice(0, characterStart(text.slice(0, maxLength + longestGrapheme), maxLength));
}

/** What takes no room or shows nothing: the braille blank and the Hangul fillers count as letters. */
const blank = /[\s\p{Default_Ignorable_Code_Point}\u2800\u115f\u1160\u3164\uffa0]/gu;

/** A text of at most `maxLength` (1 or more). A cut text ends with an ellipsis, and one that shows nothing becomes one. */
export function shorten(text: string, maxLength: number): string {
  const words = text.replace(blank, '') === '' ? '…' : text.trim();
  return words.length <= maxLength ? words : `${head(words, maxLength - 1).trimEnd()}…`;
}

/** {@link shorten}, on one line: for a label, a title, an option. */
export const shortLabel = (text: string, maxLength: number): string => shorten(text.replace(/\s+/g, ' '), maxLength);
