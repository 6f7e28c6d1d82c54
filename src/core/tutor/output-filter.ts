import type { Item } from '../curriculum/item.ts';
import type { Text } from '../language/model.ts';
import { givesKey } from './keyless.ts';
import type { Passage } from './model.ts';
import { spelledNumbers } from './spelled-numbers.ts';

/** How a text gave the key of an open item away, for the figures of the long test. */
export type Leak = 'text' | 'compact' | 'encoded' | 'number' | 'position' | 'verdict';

/**
 * The second wall: whether a text gives the key of an open item, whatever it stands on. The first one is that such a text is
 * not written. `said` is all that was shown of the answer so far with the next sentence, so that a key which comes in
 * pieces is found.
 */
export function leakIn(said: string, item: Item): Leak | undefined {
  if (gives(said, item)) return 'text';
  const keys = keysOf(item).map((forms) => forms.map(compact).filter((key) => key.length >= minCompact));
  const has = (text: string) => {
    const letters = compact(text);
    return keys.length > 0 && keys.every((forms) => forms.some((key) => letters.includes(key)));
  };
  if (has(said)) return 'compact';
  // Letter by letter, a key of any length stands out.
  const spelt = spelledOut(said);
  if (spelt && keysOf(item).some((texts) => texts.some((key) => compact(key) !== '' && spelt.includes(compact(key)))))
    return 'compact';
  if (encodings(said).some((text) => gives(text, item) || has(text))) return 'encoded';
  if (item.type === 'numeric') {
    const { value, tolerance } = item.answer;
    const isKey = (one: number) => [1, 100, 0.01].some((by) => Math.abs(one * by - value) <= Math.max(tolerance, 1e-9));
    if (spelledNumbers(said).some(isKey)) return 'number';
    // Digit by digit, beside others perhaps: `44 2 2 0 0`.
    const digits = String(value);
    if (digits.length > 1 && spelt.split('\n').some((run) => run.includes(digits))) return 'number';
  }
  if ('options' in item && pointsAt.test(said.normalize('NFKC'))) return 'position';
  if (item.type === 'truefalse' && verdict.test(said)) return 'verdict';
  return undefined;
}

/** Shorter ones are parts of other words. */
const minCompact = 5;

/** Which option it is, by its letter or place. A small letter is a word. */
const pointsAt =
  /\b(?:[Aa]nswer|[Oo]ption|[Cc]hoice|[Kk]ey)\b[^.。\n]{0,24}\b(?:[A-E]|[1-5]|first|second|third|fourth|fifth|last)\b|\b(?:[Cc]orrect|[Rr]ight)\b(?: one)?(?: is|:)? *(?:[A-E]|[1-5]|first|second|third|fourth|fifth|last)\b|\b(?:[A-E]|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ll]ast) (?:option|choice|answer|one is|is (?:right|correct))|(?:答案|选项?|正确|应选|对的是)[^。\n]{0,8}(?:[A-Ea-e甲乙丙丁](?![A-Za-z])|第[一二三四五1-5])|第[一二三四五1-5][个项]|^\s*[A-E]\s*[.。]?\s*$/m;

/** Whether a statement is true; the words alone are in many sentences. */
const verdict =
  /\b(?:statement|claim|sentence|answer|it|that|this)\b[^.。\n]{0,16}\b(?:true|false|correct|incorrect|right|wrong)\b|^\W*(?:true|false|yes|no|correct|wrong)\b|(?:说法|陈述|命题|这句话|答案|这)[^。\n]{0,6}(?:对的|错的|真的|假的|正确|错误|属实)|^\W*(?:对|错|正确|错误|是真|是假)/im;

const asPassage = (text: string): Passage => ({
  ...{ id: 'answer', source: 'lesson', entry: 'answer', skills: [], also: [] },
  body: { en: text, 'zh-CN': text },
});

const gives = (text: string, item: Item): boolean => givesKey(asPassage(text), item, true);

/** What is right, each in all the languages in which it is written. */
function keysOf(item: Item): (readonly string[])[] {
  const written = (text: Text) => Object.values(text).filter((one) => one !== undefined);
  switch (item.type) {
    case 'single':
    case 'multi':
      return item.options.filter(({ correct }) => correct).map(({ text }) => written(text));
    case 'code_output':
      return [[item.answer]];
    case 'short':
      return [written(item.exemplar)];
    // To repeat a statement is to say what it says.
    case 'truefalse':
      return [written(item.stem)];
    case 'ordering':
      return item.steps.map(written);
    default:
      return [];
  }
}

/** Letters and digits alone: spaces, dots and marks between them hide nothing. */
const compact = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Single letters and digits in a row, as the words that they spell: `i. n. 4` is `in4`. */
const spelledOut = (text: string): string =>
  (text.normalize('NFKC').match(/(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[^\p{L}\p{N}]+[\p{L}\p{N}](?![\p{L}\p{N}]))+/gu) ?? [])
    .map(compact)
    .join('\n');

/** What a text says to somebody who turns it round, or reads it as one of the usual codes. */
function encodings(text: string): string[] {
  const rot13 = (of: string) =>
    of.replace(/[a-z]/gi, (letter) => {
      const base = letter <= 'Z' ? 65 : 97;
      return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
    });
  const leet = (of: string) => of.replace(/[013457@$]/g, (sign) => 'oieastas'['013457@$'.indexOf(sign)]!);
  return [[...text].reverse().join(''), rot13(text), leet(text), ...decoded(text)];
}

/** Runs of base64 and of hexadecimal digits. */
function decoded(text: string): string[] {
  const bytes = (of: string, read: (of: string) => Uint8Array) => {
    try {
      return [new TextDecoder('utf-8', { fatal: true }).decode(read(of))];
    } catch {
      return [];
    }
  };
  return [
    ...(text.match(/[A-Za-z0-9+/]{6,}={0,2}/g) ?? []).flatMap((run) => bytes(run, (of) => Uint8Array.fromBase64(of))),
    ...(text.match(/(?:[0-9a-f]{2}[\s:]?){4,}/gi) ?? []).flatMap((run) =>
      bytes(run.replace(/[^0-9a-f]/gi, ''), (of) => Uint8Array.fromHex(of)),
    ),
  ];
}
