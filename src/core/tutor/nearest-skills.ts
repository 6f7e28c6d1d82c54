import type { Curriculum } from '../curriculum/model.ts';
import { skillsOf } from '../progress/rules.ts';
import type { LessonPlace } from './model.ts';
import { termsOf, wordsOf } from './terms.ts';

const maxNearest = 3;

/** Where the lesson of a skill can be opened: on this path if it teaches the skill, otherwise on the first that does. */
export function lessonOf({ skills, paths }: Curriculum, skill: string, own?: string): LessonPlace | undefined {
  if (!skills.get(skill)?.lesson) return undefined;
  const mine = paths.get(own ?? '');
  const path = [...(mine ? [mine] : []), ...paths.values()].find((one) => skillsOf(one).includes(skill));
  return path && { path: path.id, skill };
}

/** The skills whose names and knowledge points have most of the words that were asked for: at least this share of them. */
export function nearestSkills(
  curriculum: Curriculum,
  question: string,
  own?: string,
  atLeast = 0,
): readonly LessonPlace[] {
  const asked = new Set(termsOf(question));
  const ranked = [...skillWordsOf(curriculum)]
    .map(([id, words]) => ({ id, hits: [...asked].filter((term) => words.has(term)).length }))
    .filter(({ hits }) => hits > 0 && hits >= atLeast * asked.size)
    .sort((a, b) => b.hits - a.hits);
  const nearest: LessonPlace[] = [];
  for (const { id } of ranked) {
    const place = lessonOf(curriculum, id, own);
    if (place) nearest.push(place);
    if (nearest.length === maxNearest) break;
  }
  return nearest;
}

/** A lesson is near whose name and points have so much of what was asked. With less, it is one word that both happen to have. */
const minNear = 0.4;

/** The lesson that is near a question, if there is one. */
export const nearLesson = (curriculum: Curriculum, question: string, own?: string): readonly LessonPlace[] =>
  nearestSkills(curriculum, question, own, minNear).slice(0, 1);

const skillWords = new WeakMap<Curriculum, ReadonlyMap<string, ReadonlySet<string>>>();

/** What each skill is searched by; a curriculum does not change. */
function skillWordsOf(curriculum: Curriculum): ReadonlyMap<string, ReadonlySet<string>> {
  const known = skillWords.get(curriculum);
  if (known) return known;
  const words = new Map(
    [...curriculum.skills.values()].map(({ id, name, about, kps }) => [
      id,
      new Set(termsOf(wordsOf(name, about, ...kps.map((kp) => kp.name)))),
    ]),
  );
  skillWords.set(curriculum, words);
  return words;
}
