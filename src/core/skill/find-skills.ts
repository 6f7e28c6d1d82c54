import type { Curriculum } from '../curriculum/model.ts';
import type { Skill } from '../curriculum/skill.ts';
import { distance } from '../language/spelling.ts';
import { skillsOf } from '../progress/rules.ts';

/**
 * Skills that match what a person typed, for completion, a whole name first: by name in any language, or by id. Those of
 * these paths; of all paths, where none is named.
 */
export function findSkills(curriculum: Curriculum, paths: readonly string[], query: string) {
  const among = paths.length ? paths.flatMap((id) => curriculum.paths.get(id) ?? []) : [...curriculum.paths.values()];
  const taught = new Set(among.flatMap(skillsOf));
  const wanted = query.normalize('NFKC').trim().toLowerCase();
  const named = ({ id, name }: Skill) => [id, ...Object.values(name)].map((one) => one?.toLowerCase() ?? '');
  const found = [...curriculum.skills.values()].filter(
    (skill) => taught.has(skill.id) && named(skill).some((one) => one.includes(wanted)),
  );
  // A whole name is that skill, before those whose names have it in them.
  const isWhole = (skill: Skill) => named(skill).includes(wanted);
  return [...found.filter(isWhole), ...found.filter((skill) => !isWhole(skill))];
}

/** A word may be so far from the one that was meant, by its length. */
const errorsIn = (word: string): number => (word.length < 4 ? 0 : word.length < 7 ? 1 : 2);

/** A word of Chinese has no spaces around it: two characters beside each other stand for one. */
function wordsOf(text: string): readonly string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu) ?? [];
  return words.flatMap((word) =>
    /\p{Script=Han}/u.test(word)
      ? Array.from({ length: Math.max(1, word.length - 1) }, (_, i) => word.slice(i, i + 2))
      : word,
  );
}

/** Words that are in many names, and say nothing of which one is meant. */
const common = new Set(['a', 'an', 'and', 'of', 'on', 'in', 'the', 'to', 'for', 'with']);

/** Skills whose name has a word that was typed, an error allowed, or that is nearly what was typed: those with most of it first. */
export function nearSkills(curriculum: Curriculum, paths: readonly string[], query: string): readonly Skill[] {
  const typed = wordsOf(query).filter((word) => !common.has(word));
  const shared = ({ id, name }: Skill): number => {
    const own = [id, ...Object.values(name)].flatMap((one) => (one ? wordsOf(one) : []));
    return typed.filter((word) =>
      own.some((other) => distance(word, other) <= Math.min(errorsIn(word), errorsIn(other))),
    ).length;
  };
  return findSkills(curriculum, paths, '')
    .map((skill) => ({ skill, words: shared(skill) }))
    .filter(({ words }) => words > 0)
    .sort((a, b) => b.words - a.words)
    .map(({ skill }) => skill);
}
