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

/**
 * Whether a sentence that stands on no passage may be shown after those before it: it is in the language asked for, has no
 * link and calls nobody, and gives no key of an open item.
 */
export const maySay = (
  sentence: string,
  before: readonly string[],
  { language, open }: Pick<Checked, 'language' | 'open'>,
): boolean =>
  !links.test(sentence.normalize('NFKC')) &&
  isIn(sentence, language) &&
  !open.some((item) => leakIn([...before, sentence].join('\n'), item));
