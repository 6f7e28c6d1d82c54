import type { Curriculum } from '../../core/curriculum/model.ts';
import { isOfSubject } from '../../core/tutor/of-subject.ts';
import { curriculumIndex, minShareOf, search } from '../../core/tutor/search.ts';

/** Passages that are shown to an author. */
const depth = 5;

/**
 * What `/ask` makes of a question to somebody who has answered nothing: which of its words name something that is taught,
 * whether anything is quoted, and what is found for it, the best first.
 */
export async function askedText(curriculum: Curriculum, question: string): Promise<string> {
  const library = await curriculumIndex(curriculum);
  const found = search(library, question);
  const good = found.filter(({ share }) => share >= minShareOf(question));
  const shown = (all: typeof found) => all.filter(({ passage }) => passage.source !== 'explanation');
  const about = isOfSubject(good, library, question);
  const words = [...new Set(library.termsIn(question))].map((term) => {
    if (library.subject.has(term)) return `${term} (a name)`;
    return library.uses.has(term) ? `${term} (in texts alone)` : `${term} (nowhere)`;
  });
  const verdict = about
    ? shown(good).length
      ? 'Answered.'
      : 'Not answered: nothing but explanations has enough of these words.'
    : good.length
      ? 'Not answered: no passage with enough of these words names what they are about.'
      : 'Not answered: no passage has enough of these words.';
  const passages = shown(found)
    .slice(0, depth)
    .map(({ passage, share }) => `  ${share.toFixed(2)} ${passage.id}`);
  return [`Words: ${words.join(', ') || 'none'}`, verdict, ...passages].join('\n');
}
