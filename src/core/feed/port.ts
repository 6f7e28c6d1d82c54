import type { Id } from '../id.ts';
import type { FeedAddress } from './model.ts';

/** Who has a calendar under which key. Each verb is atomic. */
export interface FeedPort {
  /** In the place of the one that they had. */
  open(of: { learner: Id; key: string; at: Temporal.Instant }): Promise<void>;
  close(learner: Id): Promise<void>;
  /** When a learner's address was made; undefined when they have none. */
  since(learner: Id): Promise<Temporal.Instant | undefined>;
  /** Whose calendar it is. */
  learner(key: string): Promise<Id | undefined>;
}

/** The addresses under which this bot serves calendars. */
export interface FeedAddressPort {
  /** Whether there is a way from outside to the bot. */
  reachable(): boolean;
  /** A new address, which nobody can guess; undefined when nothing could reach it. */
  make(): FeedAddress | undefined;
}
