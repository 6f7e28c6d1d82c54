import { skillOf } from '../curriculum/entry.ts';
import type { Curriculum } from '../curriculum/model.ts';
import type { Language } from '../language/model.ts';
import { blocksOf, excerptOf } from './excerpt.ts';
import type { Manner, Passage, Quote } from './model.ts';
import { explanationPassage, lessonPassages } from './passages.ts';
import { termsOf } from './terms.ts';

/** Code, a table, and words that announce an example. */
const announced =
  /^\s*(?:```|\|)|\b(?:for example|for instance|such as|suppose|imagine|say you|e\.g\.)|例如|比如|譬如|假设|假如/im;

/** What tells of this many numbers tells of a case. */
const fewestNumbers = 2;

const isExample = (block: string): boolean =>
  announced.test(block) ||
  (block.replace(/^\s*\d+[.)]\s/gm, '').match(/\d+(?:[.,]\d+)*/g) ?? []).length >= fewestNumbers;

const maxOthers = 2;

interface Shown {
  /** What was shown of it, the best first. */
  readonly quotes: readonly Pick<Quote, 'passage' | 'excerpt'>[];
  /** What the question's subject is about, and the item that it is about, whose explanation was read. */
  readonly skills: readonly string[];
  readonly item?: string | undefined;
  readonly words: string;
  readonly language: Language;
}

/**
 * The same in another way, and nothing of it shown before. Simpler: how its lesson begins. An example: one of its lesson, or the explanation of an item that the asker has answered. Empty when
 * there is none.
 */
export function inManner(
  manner: Manner,
  shown: Shown,
  curriculum: Curriculum,
  may: (passage: Passage) => boolean,
): readonly Pick<Quote, 'passage' | 'excerpt'>[] {
  const { quotes, words, language } = shown;
  // Of what was asked about, and else of what fitted best: what else was quoted may be about something near it.
  const about = shown.skills.length ? shown.skills : (quotes[0]?.passage.skills ?? []);
  const skills = [...new Set(about)].flatMap((id) => curriculum.skills.get(id) ?? []);
  const isShown = (block: string) => quotes.some(({ excerpt }) => excerpt.includes(block));
  const isNew = ({ excerpt }: { readonly excerpt: string }) => excerpt !== '' && !blocksOf(excerpt).some(isShown);
  const asked = new Set(termsOf(words));
  const hits = ({ name, heading, body, also }: Passage) => {
    const own = termsOf([name, heading, body, ...also].flatMap((text) => Object.values(text ?? {})).join('\n'));
    return new Set(own.filter((term) => asked.has(term))).size;
  };
  const ranked = (passages: readonly Passage[]) => {
    const all = passages.filter(may).map((passage) => ({ passage, hits: hits(passage) }));
    const best = Math.max(...all.map((one) => one.hits));
    const good = all.filter((one) => one.hits > 0 && one.hits >= best / 2);
    return good.toSorted((a, b) => b.hits - a.hits).map(({ passage }) => passage);
  };
  if (manner === 'example') {
    const isOther = (block: string) => isExample(block) && !isShown(block);
    const told = [...curriculum.items.values()].filter(
      ({ id, kp }) => id !== shown.item && skills.some((skill) => skill.id === skillOf(kp)),
    );
    const ofItems = ranked(told.map((item) => explanationPassage(item, curriculum)))
      .map((passage) => ({ passage, excerpt: excerptOf(passage.body, words, language) }))
      .filter(isNew);
    const [best, ...others] = ranked(skills.flatMap(lessonPassages))
      .map((passage) => ({ passage, excerpt: excerptOf(passage.body, words, language, isOther) }))
      .filter(isNew);
    return [...(best ? [best] : []), ...ofItems, ...others].slice(0, maxOthers);
  }
  // Without words of its own to look for, an excerpt is how a text begins.
  const beginOf = (passages: readonly Passage[]) =>
    passages.map((passage) => ({ passage, excerpt: excerptOf(passage.body, '', language) })).filter(isNew);
  // A lesson may begin with a question, which explains nothing.
  const explains = ({ excerpt }: { readonly excerpt: string }) => !/[?？]\s*$/.test(excerpt);
  return beginOf(skills.flatMap((skill) => lessonPassages(skill).slice(0, 1)).filter(may))
    .filter(explains)
    .slice(0, 1);
}
