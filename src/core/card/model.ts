/** The state of a knowledge point for a learner. */
export interface Card {
  readonly kp: string;
  readonly due: Temporal.Instant;
  readonly asked: number;
  readonly right: number;
  readonly lastRight: boolean;
}
