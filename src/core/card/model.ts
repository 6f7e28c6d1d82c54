/** The state of a knowledge point for a learner. */
export interface Card {
  readonly kp: string;
  readonly due: Temporal.Instant;
  readonly asked: number;
  readonly right: number;
  readonly lastRight: boolean;
}

/** After how many of the learner's days a knowledge point comes back. To be replaced by ts-fsrs. */
export const daysUntilDue = { right: 3, wrong: 1 } as const;

/** A card that is not due yet, and when its point was last answered. */
export interface WaitingCard {
  readonly kp: string;
  readonly due: Temporal.Instant;
  readonly answered: Temporal.Instant;
}

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
