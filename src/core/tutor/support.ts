import type { Language } from '../language/model.ts';
import type { ModelSentence, Passage } from './model.ts';
import { termsOf } from './terms.ts';

/**
 * Which share of the words of a sentence has to be in what it cites. `strict` holds while any question is open to the
 * reader: a sentence is then made of the words of its passages alone. Pairs of Chinese characters cross the borders of
 * words, so that a sentence which says the same in another order has others.
 */
const shares = { usual: { words: 0.5, pairs: 0.35 }, strict: { words: 1, pairs: 0.75 } } as const;

const isHan = (term: string) => /^\p{Script=Han}/u.test(term);

/** A text in all languages that it is written in, taken apart once. */
interface Read {
  readonly terms: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly sentences: readonly { readonly terms: ReadonlySet<string>; readonly denies: boolean }[];
}

const read = new WeakMap<Passage, Read>();

function readOnce(passage: Passage): Read {
  const known = read.get(passage);
  if (known) return known;
  const written = [passage.name, passage.heading, passage.body].flatMap((text) => Object.values(text ?? {})).join('\n');
  const fresh: Read = {
    terms: new Set(termsOf(written)),
    numbers: numbersIn(written),
    sentences: written
      .split(/[.!?。！？;；\n]/)
      .map((sentence) => ({ terms: new Set(termsOf(sentence)), denies: denies(sentence) })),
  };
  read.set(passage, fresh);
  return fresh;
}

const spelled =
  /\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|half|third|quarter)\b|[零二三四五六七八九十百千万亿两]+|百分之|一半/gi;

/** Numbers as they are written, in digits and in words. */
const numbersIn = (text: string): ReadonlySet<string> => {
  const plain = text.normalize('NFKC').toLowerCase();
  return new Set([...(plain.match(/\d+(?:[.,]\d+)*/g) ?? []), ...(plain.match(spelled) ?? [])]);
};

const denies = (sentence: string): boolean =>
  /\b(?:not|no|never|nothing|neither|nor|without|cannot|hardly)\b|n['’]t\b|[不没無无非]|并未|从未/i.test(sentence);

/** From this share of its words on, a sentence says what another one says, so both deny it or neither does. */
const sameShare = 0.85;

/** Whether the passages that a sentence cites support it: its words and numbers are there, and it does not turn them round. */
export function isSupported(
  { text }: Pick<ModelSentence, 'text'>,
  cited: readonly Passage[],
  { strict, question }: { readonly strict: boolean; readonly question: string },
): boolean {
  const passages = cited.map(readOnce);
  const terms = [...new Set(termsOf(text))];
  if (!passages.length || !terms.length) return false;
  const own = (term: string) => passages.some((passage) => passage.terms.has(term));
  const asked = strict ? new Set<string>() : numbersIn(question);
  const numbers = [...numbersIn(text)];
  if (!numbers.every((one) => asked.has(one) || passages.some((passage) => passage.numbers.has(one)))) return false;
  const { words, pairs } = shares[strict ? 'strict' : 'usual'];
  const [han, latin] = [terms.filter(isHan), terms.filter((term) => !isHan(term))];
  const share = (of: readonly string[]) => (of.length ? of.filter(own).length / of.length : 1);
  if (
    strict
      ? share(latin) < words || share(han) < pairs
      : share(terms) < words + (pairs - words) * (han.length / terms.length)
  )
    return false;
  const same = passages
    .flatMap(({ sentences }) => sentences)
    .map((one) => ({ ...one, share: terms.filter((term) => one.terms.has(term)).length / terms.length }))
    .filter((one) => one.share >= sameShare);
  return same.length === 0 || same.some((one) => one.denies === denies(text));
}

/** Whether a sentence is in a language, by its letters. Terms of the field are English in any language. */
export function isIn(text: string, language: Language): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  const others = text.match(/(?!\p{Script=Han}|\p{Script=Latin}|\p{Script=Greek})\p{L}/gu)?.length ?? 0;
  if (others > letters / 4) return false;
  return language === 'zh-CN' ? han > 0 && 2 * han >= words : han <= words;
}
