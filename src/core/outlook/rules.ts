import type { Curriculum } from '../curriculum/model.ts';
import type { News, Question, Track } from '../curriculum/outlook.ts';

/** The line of a week: its own, or if it has none, one of the others in turn. */
export function lineOf({ news }: Curriculum, week: number): News | undefined {
  return news.find((line) => line.week === week) ?? news[Math.max(week - 1, 0) % news.length];
}

export const questionOf = ({ questions }: Curriculum, id: string): Question | undefined =>
  questions.find((question) => question.id === id);

export const trackOf = ({ tracks }: Curriculum, id: string): Track | undefined =>
  tracks.find((track) => track.id === id);
