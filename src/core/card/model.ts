/** The state of a knowledge point for a learner. */
export interface Card {
  readonly kp: string;
  readonly due: Temporal.Instant;
  readonly asked: number;
  readonly right: number;
  readonly lastRight: boolean;
}

/** How many of the learner's days until a knowledge point comes back. The learning engine will replace this by ts-fsrs. */
export const daysUntilDue = { right: 3, wrong: 1 } as const;
/** A card as it was read. Its `version` goes up with each write; none is 0. */
export interface CardVersion {
  readonly card?: Card;
  readonly version: number;
}
