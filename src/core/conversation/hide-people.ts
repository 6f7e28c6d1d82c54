/** What tells who somebody is, or lets somebody in, whatever their name is: each with what stands there instead. */
const telling: readonly (readonly [RegExp, string])[] = [
  [/[a-z\d._%+-]+@[a-z\d-]+(?:\.[a-z\d-]+)+/gi, '(address)'],
  [/\b[a-z][a-z\d+.-]*:\/\/[^\s\p{Script=Han}，。]+|\bwww\.[^\s\p{Script=Han}，。]+/giu, '(link)'],
  [/<[@#!][^<>\s]*>/g, '(somebody)'],
  // A key or a token: long, of letters and digits.
  [/(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{20,}/gi, '(key)'],
  // A telephone, a card, an account of a platform.
  [/(?<![\d.])\+?\d(?:[ ()-]{0,2}\d){8,}/g, '(number)'],
];

/** A shorter one is a part of other words. */
const minName = { letters: 3, characters: 2 };

const isHan = /\p{Script=Han}/u;

/** Of a word with spaces around it, which Chinese does not have. */
const letter = '[[\\p{L}\\p{N}]--\\p{Script=Han}]';

/**
 * A text without the names that are given, or parts of them, and without addresses, links, accounts, keys and long numbers.
 * What only a reader would see is still there: “the only one from Lisbon”.
 */
export function hidePeople(text: string, names: readonly string[]): string {
  const known = [...new Set(names.flatMap((name) => [name.trim(), ...name.split(/[^\p{L}\p{N}]+/u)]))]
    .filter((name) => name.length >= (isHan.test(name) ? minName.characters : minName.letters))
    .sort((a, b) => b.length - a.length)
    .map((name) => (isHan.test(name) ? RegExp.escape(name) : `(?<!${letter})${RegExp.escape(name)}(?!${letter})`));
  const plain = telling.reduce((all, [pattern, instead]) => all.replace(pattern, instead), text);
  return known.length ? plain.replace(new RegExp(known.join('|'), 'giv'), '(name)') : plain;
}
