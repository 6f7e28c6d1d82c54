import type { Curriculum } from '../curriculum/model.ts';
import type { News, Question, Track } from '../curriculum/outlook.ts';

/** The line of a week: the newest of its own, or if it has none, one of the others in turn, the newest first. */
export function lineOf({ news }: Pick<Curriculum, 'news'>, week: number): News | undefined {
  const newest = news.toSorted((a, b) => b.date.localeCompare(a.date));
  return newest.find((line) => line.week === week) ?? newest[Math.max(week - 1, 0) % newest.length];
}

export const questionOf = ({ questions }: Curriculum, id: string): Question | undefined =>
  questions.find((question) => question.id === id);

export const trackOf = ({ tracks }: Curriculum, id: string): Track | undefined =>
  tracks.find((track) => track.id === id);
