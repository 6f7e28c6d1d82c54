import { type FoundByWords, inexact, isEvidence, type PassageIndex, weightOf } from './search.ts';

/**
 * From this share of a question on, words that are nowhere speak for another subject; from the second one on, so much that a
 * passage has to be called by a word of the question itself. From so many words on.
 */
const strangeShare = 0.3;
const strangerShare = 0.4;
const minTerms = 3;

/** An index with fewer terms lacks many an ordinary word, so that one which is nowhere says nothing. */
const tellingTerms = 5_000;

/** Beside such a word, and in what is told of a case, so much of the question has to name something that is taught. */
const minNamed = 0.25;

/**
 * Whether a question is about the subject of an index. `good` is what has enough of its words: something in it has to have a
 * word that names something there, misspelled as far as {@link search} takes it, but for the first letter, in which people
 * do not err: `mother` is no `other`. A word that is only in a text does not say so: a lesson whose example is a recipe would
 * answer how rice is cooked. Where a word of the question is nowhere in the index, one that names something and is common as
 * well (`card`, `water`) is not enough; where much of it is nowhere, neither is one that names something else than the passage.
 * Fitted to the first fifty questions of `bench/data/off-topic.yaml`, and to those of the development half about what is taught;
 * the test of the bench has the figures.
 */
export function isOfSubject(good: readonly FoundByWords[], library: PassageIndex, question: string): boolean {
  if (good.some(({ defines }) => defines)) return true;
  const { subject, uses, termsIn, namesIn } = library;
  const asked = new Set(termsIn(question));
  const begins = new Set([...asked].map((term) => term[0]));
  const weigh = weightOf(library);
  const sum = (terms: Iterable<string>) => [...terms].reduce((all, term) => all + weigh(term), 0);
  const strange = [...asked].filter((term) => !uses.has(term) && !/\p{Script=Han}/u.test(term));
  const tells = uses.size >= tellingTerms && asked.size >= minTerms;
  const [isStrange, isStranger] = [strangeShare, strangerShare].map(
    (share) => tells && sum(strange) >= share * sum(asked),
  );
  return good.some(({ passage, terms }) => {
    const names = isStranger ? namesIn(passage) : subject;
    const own = new Set(
      terms.filter((term) => subject.has(term) && names.has(term) && (asked.has(term) || begins.has(term[0]))),
    );
    if (!own.size) return false;
    const share = (sum(own.intersection(asked)) + inexact * sum(own.difference(asked))) / sum(asked);
    return share >= minNamed || !(isStrange || isEvidence(passage));
  });
}
