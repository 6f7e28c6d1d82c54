import type { Claim } from '../delivery/port.ts';
import type { Doubt, Settled } from './model.ts';

/** The deliveries of which nobody knows whether they arrived, and of which a platform may know. Each verb is atomic. */
export interface DoubtPort {
  /**
   * Takes those that may be asked about by now, the oldest one of each workspace, for a few minutes. None was sent so short
   * a time ago that it could still be under way.
   */
  claimDoubts(limit: number): Promise<readonly Claim[]>;
  /** Undefined when what became of it is known meanwhile. */
  getDoubt(claim: Claim): Promise<Doubt | undefined>;
  /** Nothing, when what became of it is known meanwhile. */
  settleDoubt(claim: Claim, settled: Settled): Promise<void>;
}
