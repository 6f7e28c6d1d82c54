import type { PlaceId } from '../core/enrolment/model.ts';
import type { Id } from '../core/id.ts';
import { joinRoutes } from './join.ts';
import { quizRoutes } from './quiz.ts';

/** The routes by which a question is answered. */
export interface Answering {
  readonly kind: 'quiz' | 'opening';
  readonly answer: (args: { question: Id; choice: number }) => string;
  readonly choose: (args: { question: Id }) => string;
  readonly write: (args: { question: Id }) => string;
}

/** For a question of a quiz. */
export const inQuiz: Answering = {
  kind: 'quiz',
  answer: quizRoutes.answer,
  choose: quizRoutes.choose,
  write: quizRoutes.write,
};

/** For the question to try before joining, on the card of a place. */
export const beforeJoining = (place: PlaceId): Answering => ({
  kind: 'opening',
  answer: (args) => joinRoutes.answer({ ...args, place }),
  choose: (args) => joinRoutes.choose({ ...args, place }),
  write: (args) => joinRoutes.write({ ...args, place }),
});

/** What the routes that answer such a question begin with. */
export const openingAnswers: readonly string[] = ['answer', 'choose', 'write'].map((action) => `join.${action}:`);
