/** What a platform counts requests by: a token, a workspace, a channel, or one method of a workspace. */
export interface Lane {
  readonly name: string;
  /** From one request to the next (ms). Nothing, for a lane that is only ever parked. */
  readonly everyMs: number;
}

/** A slot that was asked for. Both moments are by the clock of the database, in ms since 1970. */
export interface Slot {
  /** When the request may leave; when not `taken`, the earliest moment at which it is worth asking again. */
  readonly at: number;
  readonly now: number;
  readonly taken: boolean;
}
