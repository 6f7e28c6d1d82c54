/** Lengths are in UTF-16 units throughout, as the platforms count them. */

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Nothing that somebody would read is longer; a letter with more marks than that is cut between them. */
const longestGrapheme = 64;

/** Where the character begins that `at` lies in: what a reader sees as one, however many code points it has. */
export function characterStart(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return Math.min(Math.max(0, at), text.length);
  const { index } = graphemes.segment(text).containing(at)!;
  if (at - index < longestGrapheme) return index;
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
}

/** The beginning of a text, at most `maxLength` long, that ends with a whole character. */
export function head(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  // What follows by more than a character cannot move the cut.
  return text.slice(0, characterStart(text.slice(0, maxLength + longestGrapheme), maxLength));
}

/** A text of at most `maxLength`, which is at least 1: what is cut ends with an ellipsis, what is blank is one. */
export function shorten(text: string, maxLength: number): string {
  const words = text.trim() || '…';
  return words.length <= maxLength ? words : `${head(words, maxLength - 1).trimEnd()}…`;
}

/** {@link shorten}, on one line: for a label, a title, an option. */
export const shortLabel = (text: string, maxLength: number): string => shorten(text.replace(/\s+/g, ' '), maxLength);
