import type { Card, CardVersion } from '../card/model.ts';
import type { Id } from '../id.ts';
import type { Given } from '../item/model.ts';
import type { AskedQuestion, Quiz } from './model.ts';

export interface QuizPort {
  /** When each item was last asked. */
  lastAsked(learner: Id, items: readonly string[]): Promise<ReadonlyMap<string, Temporal.Instant>>;
  /** The same key again gives the same quiz. */
  create(input: {
    key: string;
    learner: Id;
    enrolment?: Id;
    items: readonly string[];
    at: Temporal.Instant;
  }): Promise<Id>;
  get(id: Id): Promise<Quiz | undefined>;
  /** Asks the item at `number` (from 1) of a quiz; the same again gives the same question. */
  ask(input: {
    quiz: Quiz;
    number: number;
    kp: string;
    order: readonly number[];
    at: Temporal.Instant;
  }): Promise<AskedQuestion>;
  question(id: Id): Promise<AskedQuestion | undefined>;
  /** Keeps the words of a short answer until it is marked; only while there are none. */
  keepText(question: Id, text: string): Promise<void>;
  /** A question with the card of its knowledge point, as they are at one moment. */
  questionAndCard(id: Id): Promise<({ question: AskedQuestion } & CardVersion) | undefined>;
  /**
   * Logs an answer, writes the card that follows from it and gives the minutes, together or not at all. False when the
   * card is not at `version` any more: somebody else has answered, perhaps this very question, and it is read again.
   */
  recordAttempt(input: {
    question: AskedQuestion;
    given: Given;
    correct: boolean;
    card: Card;
    version: number;
    minutes: number;
    day: Temporal.PlainDate;
    at: Temporal.Instant;
  }): Promise<boolean>;
}
