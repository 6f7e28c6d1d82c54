import type { Lane, Slot } from './model.ts';

/**
 * The slots at which requests leave, shared by all processes and timed by the database's clock. Each verb is atomic, and
 * may be called by any number of processes at once.
 */
export interface LanePort {
  /**
   * Takes the next slot of the first lane, if it is within `withinMs` and every other lane is free then. Otherwise nothing is
   * taken: a slow lane keeps no slot of a fast one.
   */
  take(lanes: readonly Lane[], withinMs: number): Promise<Slot>;
  /** A request leaves now, without waiting: somebody waits for its answer. What waits for a slot makes room for it. */
  spend(lanes: readonly Lane[]): Promise<void>;
  /** No slot of this lane for `forMs` milliseconds, an hour at the most. */
  park(lane: string, forMs: number): Promise<void>;
  /**
   * Counts a request that the platform calls invalid. With more than `max` of them in `withinMs` the lane is parked for as
   * long. Answers whether this one has parked it.
   */
  refuse(lane: string, bound: { readonly max: number; readonly withinMs: number }): Promise<boolean>;
  /** Forgets the lanes that nothing has used for a day. */
  sweep(): Promise<void>;
}
