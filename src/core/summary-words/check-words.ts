import type { Language } from '../language/model.ts';
import { type Figure, type Figures, figures } from '../summary/model.ts';
import { maySay } from '../tutor/check-sentence.ts';
import { summaryPrompt } from '../tutor/prompts/summary.ts';

/** The most characters of a sentence. */
const longest = 200;

/** A mark of a figure, as a model writes it: `{tasks}`. */
const mark = /\{(\w+)\}/g;

/**
 * Number words, those of order and of shares among them. `one` and `一` count wherever they could be a number: a model that
 * has marks for its numbers needs no others. Days of the week and a few words that only have such a character are none.
 */
const english =
  /\b(?:zero|none|one|once|two|twice|three|thrice|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|dozens?|couple|pair|both|first|second|third|(?:four|fif|six|seven|eigh|nin|ten)th|half|halves|quarters?|doubled?|tripled?|percent|majority|minority|most|fewest)\b/i;
const noNumber =
  /(?:周|星期|礼拜)[一二三四五六]|一(?:起|共|同|样|些|直|定|步|路|周|切|般)|万一|十分|百分百|千万别|四处/g;
const chinese = /[零〇一二三四五六七八九十百千万亿两俩仨半壹贰叁肆伍陆柒捌玖拾廿卅]|多数|少数|翻番|[倍%％]/;

/** A name is written with a capital inside of a sentence; of a language without capitals, words in Latin letters. */
const capital = /(?<=\S\s+["“‘(]?)(?!I\b)\p{Lu}[\p{L}'’]*/u;

/** Markup, calls, addresses, and what stands for another thing than itself. */
const marks = /[@#<>[\]*_`~|\\{}/]|\p{Extended_Pictographic}|\S\.[\p{L}\p{N}]|[\p{Cc}\p{Cf}]/u;

const flat = (text: string) => text.normalize('NFKC').toLowerCase();

/** Whether somebody's name stands in a text, as a word where its letters have borders between words. */
function names(text: string, name: string): boolean {
  const wanted = flat(name).trim();
  if ([...wanted].length < 2) return false;
  const escaped = RegExp.escape(wanted);
  return /\p{Script=Han}/u.test(wanted)
    ? flat(text).includes(wanted)
    : new RegExp(`(?<!\\p{L})${escaped}(?!\\p{L})`, 'u').test(flat(text));
}

/**
 * What a model wrote of a cohort's week in a language, with a mark in the place of each figure; undefined when any of it may
 * not be shown. There is no number in it but the marks of the figures that there are, no name of a member or of anybody, no
 * link, and nobody is called. A figure that is written out exactly as it is said becomes its mark, so that the sentence is
 * right when it is posted, whatever the figure is then.
 */
export function checkWords(
  sentences: readonly string[],
  of: { readonly language: Language; readonly figures: Figures; readonly members: readonly string[] },
): readonly string[] | undefined {
  if (sentences.length !== 2) return undefined;
  const marked = sentences.map((one) => withMarks(one.trim(), of.figures));
  const used = marked.flatMap((one) => [...one.matchAll(mark)].map(([, name]) => name!));
  if (new Set(used).size < used.length || !used.every((name) => isFigure(name) && of.figures[name])) return undefined;
  return marked.every((one) => isGood(one, of)) ? marked : undefined;
}

const isFigure = (name: string): name is Figure => figures.some((one) => one === name);

/** The longest first: `12 people` ends with `2 people`. Chinese is written with a space after its numbers and without. */
function withMarks(sentence: string, of: Figures): string {
  const said = Object.entries(of).toSorted(([, a], [, b]) => b.length - a.length);
  return said.reduce((text, [name, phrase]) => {
    const written = phrase.split(' ').map(RegExp.escape).join(' ?');
    return text.replace(new RegExp(`(?<![\\p{Script=Latin}\\p{N}.,])${written}(?!\\w)`, 'u'), `{${name}}`);
  }, sentence);
}

function isGood(
  sentence: string,
  { language, members }: { readonly language: Language; readonly members: readonly string[] },
): boolean {
  if (sentence.length > longest || !/\{\w+\}/.test(sentence)) return false;
  // A small letter, so that a word after the mark is inside of the sentence.
  const bare = sentence.replace(mark, ' x ');
  const numbers = language === 'zh-CN' ? bare.replace(noNumber, '') : bare;
  return (
    !/\p{N}/u.test(numbers) &&
    !english.test(numbers) &&
    !chinese.test(numbers) &&
    !marks.test(bare.normalize('NFKC')) &&
    !capital.test(bare) &&
    !(language === 'zh-CN' && /\p{Lu}/u.test(bare)) &&
    !members.some((name) => names(sentence.replace(mark, ' '), name)) &&
    maySay(sentence.replace(mark, ' '), [], { language, open: [], prompt: summaryPrompt })
  );
}
