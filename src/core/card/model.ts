/** The state of a knowledge point for a learner. */
export interface Card {
  readonly kp: string;
  readonly due: Temporal.Instant;
  readonly asked: number;
  readonly right: number;
  readonly lastRight: boolean;
}

/** A card as it was read. Its `version` goes up with each write; none is 0. */
export interface CardVersion {
  readonly card?: Card;
  readonly version: number;
}
