import MiniSearch from 'minisearch';
import type { Curriculum } from '../curriculum/model.ts';
import type { Word } from '../curriculum/word.ts';
import type { Language, Text } from '../language/model.ts';
import { definedIn, namesIn, termsByName } from './definition.ts';
import type { Passage, Source } from './model.ts';
import { passagesOf } from './passages.ts';
import { termsBy } from './same-words.ts';
import { asksWhat, termsOf } from './terms.ts';

/** Passages that can be searched. All languages of a passage are one document: a question in any of them finds it. */
export interface PassageIndex {
  readonly index: MiniSearch<Indexed>;
  /** What is searched: all but the terms. */
  readonly passages: ReadonlyMap<string, Passage>;
  /** The terms of a text, in the words of the index. */
  readonly termsIn: (text: string) => string[];
  /** What terms mean, by their names. */
  readonly terms: ReadonlyMap<string, Passage>;
  /** In how many fields of passages a term is. */
  readonly uses: ReadonlyMap<string, number>;
  /** The terms that say what the passages are about. */
  readonly subject: Pick<ReadonlySet<string>, 'has'>;
  /** Of them, those that say what a passage and its skills are about. */
  readonly namesIn: (passage: Passage) => Pick<ReadonlySet<string>, 'has'>;
}

/** A word in a short field counts more by itself: none is given more than another. */
const fields = ['heading', 'name', 'also', 'body'] as const;

type Indexed = Readonly<Record<'id' | (typeof fields)[number], string>>;

/** How much a passage counts: lessons are written to be read. */
const weights: Readonly<Record<Source, number>> = {
  ...{ lesson: 1, question: 1, task: 0.7, explanation: 0.7, trap: 0.5, news: 0.7, document: 1, term: 1 },
};

/**
 * Below this share of what was asked, a passage is about something else. Of the pairs of characters into which Chinese is
 * cut, many are no words. Chosen by `bench/data`: nineteen in twenty questions about what is taught are answered, and one
 * in eight about something else.
 */
const minShare = { words: 0.45, pairs: 0.2 };

/** Of one or two words, half has to be there: with more, a passage may say it in others. */
const fewTerms = 2;
const minOfFew = 0.5;

/** {@link minShare}, in between for a question that has both. */
export function minShareOf(question: string): number {
  const terms = termsOf(question);
  const pairs = terms.filter((term) => /^\p{Script=Han}/u.test(term)).length / (terms.length || 1);
  const least = minShare.words + (minShare.pairs - minShare.words) * pairs;
  return new Set(terms).size <= fewTerms ? Math.max(least, minOfFew) : least;
}

/** How much of a word counts that is there only with another letter: `bread` and `break`. */
export const inexact = 0.5;

/** A question what something is: how much more the lesson counts that has it in its name. */
const definition = 1.5;

/**
 * How much more the lesson counts that teaches the term whose meaning is asked for, so that it comes before others: a section
 * that says a name of it, and one that stands beside such a section.
 */
const teaching = { says: 10, beside: 4 };

/** Of other passages, this share of a name of the term has to be there: with less, they have its words for something else. */
const minOfName = 0.8;

/**
 * How much more a passage counts when what is told of its skill's questions, or of a trap, fits best: twice as much. They say
 * in the words of a case what a lesson says in general, also where they may not be quoted.
 */
const evidence = 1;

/** What is told in everyday words, of cases. */
export const isEvidence = ({ source }: Passage) => source === 'explanation' || source === 'trap';

/** A question waits while this many passages are added; whoever does something else, no longer. */
const atOnce = 20;

/** Makes passages, or what is written of them in some languages, ready to be searched. `words` are taken for one another. */
export async function indexPassages(
  all: readonly Passage[],
  { languages, words = [] }: { readonly languages?: readonly Language[]; readonly words?: readonly Word[] } = {},
): Promise<PassageIndex> {
  // What a term means is looked up by its names: a text so short would stand before lessons that have the same words.
  const passages = all.filter(({ source }) => source !== 'term');
  const uses = new Map<string, number>();
  const termsIn = termsBy(words);
  const tokenize = (text: string) => {
    const terms = termsIn(text);
    for (const term of new Set(terms)) uses.set(term, (uses.get(term) ?? 0) + 1);
    return terms;
  };
  const index = new MiniSearch<Indexed>({ fields: [...fields], tokenize, processTerm: (term) => term });
  const written = (text: Text | undefined) =>
    Object.entries(text ?? {})
      .flatMap(([language, one]) => (!languages || languages.includes(language as Language) ? (one ?? []) : []))
      .join('\n');
  const documents = passages.map(({ id, heading, name, body, also }) => ({
    ...{ id, heading: written(heading), name: written(name), body: written(body) },
    also: also.map(written).join('\n'),
  }));
  await index.addAllAsync(documents, { chunkSize: atOnce });
  // Whatever an organiser adds is a subject of their group, and a title of a file says little of it.
  const isAdded = passages.some(({ source }) => source === 'document');
  const subject = isAdded ? uses : new Set([...new Set(passages.flatMap(namesOf).map(written))].flatMap(termsIn));
  const lessons = passages.filter(({ source }) => source === 'lesson');
  const known = new Map<string, ReadonlySet<string>>();
  const namesIn = (passage: Passage) => {
    if (isAdded) return uses;
    const about = lessons.filter(({ skills }) => skills.some((id) => passage.skills.includes(id)));
    const names = known.get(passage.id) ?? new Set([passage, ...about].flatMap(namesOf).map(written).flatMap(termsIn));
    known.set(passage.id, names);
    return names;
  };
  return {
    index,
    passages: new Map(passages.map((passage) => [passage.id, passage])),
    terms: termsByName(all),
    termsIn,
    uses,
    subject,
    namesIn,
  };
}

/**
 * What names a passage's subject. Beside a lesson stand what its skill is about and its knowledge points. A trap is told in
 * everyday words.
 */
const namesOf = ({ source, name, heading, also }: Passage): readonly (Text | undefined)[] =>
  source === 'trap' ? [] : [name, heading, ...(source === 'lesson' ? also : [])];

const made = new WeakMap<Curriculum, Promise<PassageIndex>>();

/** What is taught, ready to be searched. The first question makes it, which takes a second or two. */
export function curriculumIndex(curriculum: Curriculum): Promise<PassageIndex> {
  const index = made.get(curriculum) ?? indexPassages(passagesOf(curriculum), { words: curriculum.words });
  made.set(curriculum, index);
  return index;
}

/** How much a term says of what a text is about: a rare one says more. */
export const weightOf =
  ({ index, uses }: Pick<PassageIndex, 'index' | 'uses'>) =>
  (term: string): number =>
    Math.log(1 + index.documentCount / ((uses.get(term) ?? 0) + 0.5));

export interface Found {
  readonly passage: Passage;
  readonly score: number;
  /** The share of what was asked that is in the passage, from 0 to 1: rare words count more. */
  readonly share: number;
}

export interface FoundByWords extends Found {
  /** The terms of the passage that were asked for, each as it is in the passage. */
  readonly terms: readonly string[];
  /** It says what was asked the meaning of. */
  readonly defines?: true;
}

/**
 * The passages that have most of the words of a question, best first. `weigh` gives a passage more weight. Where the
 * meaning of a term is asked for, the first one says it, and the lesson of its skill counts more. `exact`: words
 * are taken as they are written, which is some ten times as quick for a whole text.
 */
export function search(
  library: PassageIndex,
  question: string,
  { weigh = () => 1, exact = false }: { readonly weigh?: (passage: Passage) => number; readonly exact?: boolean } = {},
): readonly FoundByWords[] {
  const { index, passages, termsIn, uses } = library;
  const defined = exact ? undefined : definedIn(question, library);
  const weight = weightOf({ index, uses });
  const sum = (terms: Iterable<string>) => [...terms].reduce((all, term) => all + weight(term), 0);
  // A lesson may call it by its name where people have another one.
  const ways = defined ? [defined.asked, ...Object.values(defined.passage.name ?? {}).flatMap(namesIn)] : [question];
  const asks = ways.map((way) => new Set(termsIn(way))).filter(({ size }) => size > 0);
  const asked = new Set(asks.flatMap((terms) => [...terms]));
  const isDefinition = asksWhat.test(question.trim());
  const defines = ({ source, name }: Passage) =>
    isDefinition &&
    source === 'lesson' &&
    asked.isSubsetOf(new Set(Object.values(name ?? {}).flatMap((one) => termsIn(one ?? ''))));
  // Beside each section stand the knowledge points of the whole lesson.
  const says = ({ heading, body }: Passage) => {
    const own = new Set([heading, body].flatMap((text) => Object.values(text ?? {}).flatMap(termsIn)));
    return asks.some((terms) => terms.isSubsetOf(own));
  };
  const teaches = ({ source, skills }: Passage) =>
    source === 'lesson' && skills.some((id) => defined?.passage.skills.includes(id));
  const found = index
    .search(ways.join('\n'), {
      tokenize: termsIn,
      // One typing error in a longer word that is nowhere. Pairs of characters are exact.
      fuzzy: (term) => (!exact && !uses.has(term) && /^\p{Script=Latin}{5,20}$/u.test(term) ? 1 : false),
      weights: { fuzzy: 0.3, prefix: 0.3 },
      boostDocument(id) {
        const passage = passages.get(String(id))!;
        return (
          weights[passage.source] *
          weigh(passage) *
          (teaches(passage) ? teaching[says(passage) ? 'says' : 'beside'] : defines(passage) ? definition : 1)
        );
      },
    })
    .map(({ id, score, queryTerms, terms }) => {
      const [own, near] = [new Set(queryTerms), new Set(queryTerms).difference(new Set(terms))];
      const shares = asks.map(
        (terms) => (sum(own.intersection(terms)) - (1 - inexact) * sum(near.intersection(terms))) / sum(terms),
      );
      const share = Math.max(...shares);
      // The index counts how many words are there; a rare one says more than a common one.
      return { passage: passages.get(String(id))!, score: (score / (own.size || 1)) * share, terms, share };
    });
  const told = new Map<string, number>();
  for (const { passage, score } of found)
    if (isEvidence(passage)) for (const skill of passage.skills) told.set(skill, Math.max(told.get(skill) ?? 0, score));
  const best = Math.max(...told.values(), Number.MIN_VALUE);
  const more = ({ skills }: Passage) => 1 + (evidence * Math.max(0, ...skills.map((id) => told.get(id) ?? 0))) / best;
  const ranked = found
    .map((one) => ({ ...one, score: one.score * more(one.passage) }))
    .sort((a, b) => b.score - a.score);
  if (!defined) return ranked;
  const { passage } = defined;
  const first = { passage, score: ranked[0]?.score ?? 1, share: 1, terms: [...asked], defines: true } as const;
  return [first, ...ranked.filter((one) => teaches(one.passage) || one.share >= minOfName)];
}
