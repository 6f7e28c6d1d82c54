import type { Item } from '../curriculum/item.ts';
import type { Language } from '../language/model.ts';
import type { ModelSentence, Passage } from './model.ts';
import { leakIn } from './output-filter.ts';
import { isIn, isSupported } from './support.ts';

/** What is wrong with a sentence of the model, so that it is not shown. */
export type Fault = 'no source' | 'link' | 'language' | 'unsupported' | 'key';

export interface Checked {
  readonly passages: readonly Passage[];
  readonly question: string;
  readonly language: Language;
  /** The items that wait for the reader's answer. */
  readonly open: readonly Item[];
}

/** Addresses and calls: links are those of the sources, and nobody is called. */
const links =
  /[a-z][a-z\d+.-]*:\/\/|\bwww\.|\]\(|<(?:[@#!]|\/?(?:a|img|script|iframe)\b)|@(?:everyone|here|channel)\b|\b(?:mailto|javascript|data):/i;

/** Whether a sentence may be shown after those before it; what is wrong with it if not. */
export function checkSentence(
  sentence: ModelSentence,
  before: readonly ModelSentence[],
  { passages, question, language, open }: Checked,
): Fault | undefined {
  const cited = sentence.sources.flatMap((number) => passages[number - 1] ?? []);
  if (!cited.length || cited.length < sentence.sources.length) return 'no source';
  if (links.test(sentence.text.normalize('NFKC'))) return 'link';
  if (!isIn(sentence.text, language)) return 'language';
  if (!isSupported(sentence, cited, { strict: open.length > 0, question })) return 'unsupported';
  const said = [...before, sentence].map(({ text }) => text).join('\n');
  return open.some((item) => leakIn(said, item)) ? 'key' : undefined;
}

/** So many words of a prompt in a row are no coincidence. */
const wordsInARow = 6;

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const runsOf = (text: string): readonly string[] => {
  const words = wordsOf(text);
  return words.slice(wordsInARow - 1).map((_, from) => words.slice(from, from + wordsInARow).join(' '));
};

/** What was read of each prompt: there are few. */
const known = new Map<string, ReadonlySet<string>>();

/** Whether a text says what a prompt says, in its words. */
function repeats(text: string, { instructions, format }: Spoken['prompt']): boolean {
  const own = known.get(instructions) ?? new Set([instructions, format].flatMap(runsOf));
  known.set(instructions, own);
  return runsOf(text).some((run) => own.has(run));
}

/** What is known of the model's words in a form. */
interface Spoken extends Pick<Checked, 'language' | 'open'> {
  /** What it was told to do. */
  readonly prompt: { readonly instructions: string; readonly format: string };
}

/**
 * Whether a sentence that stands on no passage may be shown after those before it: it is in the language asked for, has no
 * link and calls nobody, does not tell what the model was told, and gives no key of an open item.
 */
export function maySay(sentence: string, before: readonly string[], { language, open, prompt }: Spoken): boolean {
  if (links.test(sentence.normalize('NFKC')) || !isIn(sentence, language)) return false;
  const said = [...before, sentence].join('\n');
  return !repeats(said, prompt) && !open.some((item) => leakIn(said, item));
}
