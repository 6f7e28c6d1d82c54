import type { Card, CardVersion, Review } from '../card/model.ts';
import type { Id } from '../id.ts';
import type { Given } from '../item/model.ts';
import type { TrapMark } from '../trap/model.ts';
import type { AskedQuestion, ItemsAsked, MadeChoice, Quiz } from './model.ts';

export interface QuizPort {
  /**
   * When each item was last asked, and those that must not be asked now: they wait in an exam, are a question of the day, or
   * were taken out. One read.
   */
  lastAsked(
    learner: Id,
    items: readonly string[],
  ): Promise<{ readonly asked: ReadonlyMap<string, Temporal.Instant>; readonly closed: ReadonlySet<string> }>;
  /** The items of all of a learner's quizzes, by whether the learner has answered them; those of an open question of the day wait. One read. */
  itemsAsked(learner: Id): Promise<ItemsAsked>;
  /**
   * Creates a quiz. A key that exists returns its quiz. One that `lasts` is over at that moment, and ends those of its
   * learner that are over already: their items wait no longer.
   */
  create(input: {
    key: string;
    learner: Id;
    enrolment?: Id;
    items: readonly string[];
    choice?: MadeChoice;
    lasts?: Temporal.Instant;
    at: Temporal.Instant;
  }): Promise<Id>;
  /** By its id, or by the key under which its learner began it. */
  get(of: Id | { readonly learner: Id; readonly key: string }): Promise<Quiz | undefined>;
  /** Asks the item at `number` (from 1) of a quiz; repeating it returns the same question. */
  ask(input: {
    quiz: Quiz;
    number: number;
    kp: string;
    order: readonly number[];
    at: Temporal.Instant;
  }): Promise<AskedQuestion>;
  question(id: Id): Promise<AskedQuestion | undefined>;
  /** Keeps the text of a short answer until it is marked. A text that is already kept stays. */
  keepText(question: Id, text: string): Promise<void>;
  /** A question with the card of its knowledge point and the traps that its learner has fallen for, at one moment. */
  questionAndCard(id: Id): Promise<({ question: AskedQuestion; traps: readonly string[] } & CardVersion) | undefined>;
  /**
   * Logs an answer, writes the resulting card and counts the minutes, all or nothing. False when the card is not at
   * `version` any more, because another answer came first, perhaps to this very question: the caller reads again.
   */
  recordAttempt(input: {
    question: AskedQuestion;
    given: Given;
    review: Review;
    /** How long it took. */
    seconds: number;
    card: Card;
    version: number;
    minutes: number;
    /** What it says of traps. */
    traps: readonly TrapMark[];
    /** As many minutes count on a day. */
    mostADay: number;
  }): Promise<boolean>;
}
