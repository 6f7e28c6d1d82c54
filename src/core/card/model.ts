/** How well a point was recalled, as FSRS counts it. Its fourth grade, easy, is never given: see `grade.ts`. */
export const grades = { again: 1, hard: 2, good: 3 } as const;
export type Grade = (typeof grades)[keyof typeof grades];

/** FSRS's memory of a knowledge point: after `stability` days it is recalled with 90 %; `difficulty` is from 1 to 10. */
export interface Memory {
  readonly stability: number;
  readonly difficulty: number;
}

/** The 21 parameters of FSRS-6. */
export type Parameters = readonly number[];

/** The state of a knowledge point for a learner: what the log of their answers comes to. */
export interface Card {
  readonly kp: string;
  readonly due: Temporal.Instant;
  readonly asked: number;
  readonly right: number;
  readonly lastRight: boolean;
  readonly memory: Memory;
  /** The last answer: when, on which of the learner's days, and after how many of their days the point comes back. */
  readonly answered: Temporal.Instant;
  readonly day: Temporal.PlainDate;
  readonly interval: number;
  /** The learner's day of the first answer, and how many answers there are since the point was last taught. */
  readonly since: Temporal.PlainDate;
  readonly sinceTaught: number;
}

/** A card whose point can be asked, and how many seconds a question about it usually takes. */
export type TaughtCard = Card & { readonly seconds: number };

/** What an answer says of its knowledge point. With those before it, it gives the card. */
export interface Review {
  readonly kp: string;
  readonly correct: boolean;
  readonly grade: Grade;
  /** How much help came before it: its point was taught again. */
  readonly hints: number;
  readonly day: Temporal.PlainDate;
  readonly at: Temporal.Instant;
  /** The retrievability that is desired over all points ({@link retentionFor}); absent for answers from before FSRS. */
  readonly retention?: number;
}

/** When a card was last answered, and when it is due: what follows from a learner's clock. */
export type CardTimes = Pick<Card, 'kp' | 'due' | 'answered' | 'interval'>;

/** A new moment for a card. `from` is the moment as it was read. */
export interface CardMove {
  readonly kp: string;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** A card as it was read. Each write increases its `version`; 0 means that there is no card yet. */
export interface CardVersion {
  readonly card?: Card;
  readonly version: number;
}

/** A learner's log of answers, oldest first, and their cards as they are stored. */
export interface CardLog {
  readonly reviews: readonly Review[];
  readonly cards: readonly (CardVersion & { readonly card: Card })[];
}

/** The answers about one point by one learner, oldest first: the days since the one before, 0 for the first. */
export type History = readonly { readonly days: number; readonly grade: Grade }[];
