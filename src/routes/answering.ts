import type { PlaceId } from '../core/enrolment/model.ts';
import type { Id } from '../core/id.ts';
import { joinRoutes } from './join.ts';
import { quizRoutes } from './quiz.ts';

/** Where the answer to a question goes. */
export interface Answering {
  readonly kind: 'quiz' | 'opening';
  readonly answer: (args: { question: Id; choice: number }) => string;
  readonly choose: (args: { question: Id }) => string;
  readonly write: (args: { question: Id }) => string;
}

/** To the quiz that it belongs to. */
export const inQuiz: Answering = {
  kind: 'quiz',
  answer: quizRoutes.answer,
  choose: quizRoutes.choose,
  write: quizRoutes.write,
};

/** To the card of a place: the question to try before joining. */
export const beforeJoining = (place: PlaceId): Answering => ({
  kind: 'opening',
  answer: (args) => joinRoutes.answer({ ...args, place }),
  choose: (args) => joinRoutes.choose({ ...args, place }),
  write: (args) => joinRoutes.write({ ...args, place }),
});
