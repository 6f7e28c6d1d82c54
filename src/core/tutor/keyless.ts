import type { Item } from '../curriculum/item.ts';
import type { Text } from '../language/model.ts';
import type { Passage } from './model.ts';
import { termsOf } from './terms.ts';

/** From this share of its words on, a sentence says the same as another text. */
const sameShare = 0.8;

const written = (text: Text | undefined): string[] => Object.values(text ?? {}).filter((one) => one !== undefined);

/** Whether an option of an item is wrong by this trap: who reads of the trap knows that it is. */
function holdsTrap(item: Item, trap: string): boolean {
  if ('misconception' in item && item.misconception === trap) return true;
  return 'options' in item && item.options.some((option) => 'misconception' in option && option.misconception === trap);
}

/**
 * Whether a passage gives the key of an item: it is an explanation of the same knowledge, a trap of it, or it says what is
 * right, in any language. What is right is a text, so this is a comparison of words: it withholds rather too much.
 */
export function givesKey(passage: Passage, item: Item, isNear: boolean): boolean {
  if (passage.source === 'explanation' && isNear) return true;
  if (passage.source === 'trap' && (isNear || holdsTrap(item, passage.entry))) return true;
  const said = readOnce(passage);
  // Elsewhere the same word or number has another meaning.
  const tells = (text: string) => (isNear ? says(said, text) : wantedTerms(text).length > 3 && contains(said, text));
  const tellsAny = (text: Text) => written(text).some(tells);
  switch (item.type) {
    case 'single':
    case 'multi':
      return item.options.filter(({ correct }) => correct).every(({ text }) => tellsAny(text));
    case 'truefalse':
      return tellsAny(item.stem);
    case 'numeric':
      return isNear && hasNumber(said.text, item.answer);
    case 'code_output':
      return tells(item.answer);
    case 'short':
      return tellsAny(item.exemplar) || (isNear && item.rubric.every(tellsAny));
    case 'ordering':
      return item.steps.every(tellsAny);
  }
}

/** What a passage says in any language, taken apart. */
interface Said {
  readonly text: string;
  readonly bare: string;
  readonly sentences: readonly ReadonlySet<string>[];
}

const read = new WeakMap<Passage, Said>();

function readOnce(passage: Passage): Said {
  const known = read.get(passage);
  if (known) return known;
  const text = [...written(passage.name), ...written(passage.heading), ...written(passage.body)].join('\n');
  const sentences = text.split(/[.!?。！？;；\n]/).map((sentence) => new Set(termsOf(sentence)));
  const said = { text, bare: bare(text), sentences };
  read.set(passage, said);
  return said;
}

/** Whether one sentence has the words of a text, or the whole has it as it stands. */
function says(said: Said, text: string): boolean {
  if (contains(said, text)) return true;
  const terms = wantedTerms(text);
  if (terms.length < 2) return false;
  return said.sentences.some((own) => terms.filter((term) => own.has(term)).length >= sameShare * terms.length);
}

/** The terms of what is right: the same few texts are looked for in passage after passage. */
const wanted = new Map<string, readonly string[]>();

const maxWanted = 5_000;

function wantedTerms(text: string): readonly string[] {
  const known = wanted.get(text);
  if (known) return known;
  if (wanted.size >= maxWanted) wanted.clear();
  const terms = [...new Set(termsOf(text))];
  wanted.set(text, terms);
  return terms;
}

/** Only words, with one space between them; a Chinese character is a word. */
const bare = (text: string): string =>
  ` ${(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu) ?? []
  ).join(' ')} `;

function contains(said: Said, text: string): boolean {
  const words = bare(text);
  return words.trim() === '' ? said.text.includes(text.trim()) : said.bare.includes(words);
}

/** Whether a number within the tolerance is there, as it is, as a percentage, or as what a percentage stands for. */
function hasNumber(said: string, { value, tolerance }: { value: number; tolerance: number }): boolean {
  const numbers = said
    .normalize('NFKC')
    // The numbers of a list and separators of thousands.
    .replace(/^\s*\d+[.)]\s/gm, '')
    .replace(/(?<=\d)[,\u00a0\u202f](?=\d{3}(?!\d))/g, '')
    .replaceAll('−', '-')
    .match(/-?\d+(?:\.\d+)?/g);
  return (numbers ?? []).some((one) =>
    [1, 100, 0.01].some((by) => Math.abs(Number(one) * by - value) <= Math.max(tolerance, 1e-9)),
  );
}
