import type { Id } from '../id.ts';
import type { AbilitySums } from './ability.ts';

export interface PlacementPort {
  /** The newest placement on the path of an enrolment: the one that goes on, or the last one. */
  latest(enrolment: Id): Promise<{ readonly quiz: Id; readonly ended?: Temporal.Instant } | undefined>;
  /** Adds the item that is asked as number `number`, from 1. It stays as it is when another press was first. */
  add(quiz: Id, number: number, item: string): Promise<void>;
  /** What the answers of everybody say of items: of those with so many of them. */
  sums(least: number): Promise<ReadonlyMap<string, AbilitySums>>;
  /** Ends it, once, and adds its answers to the sums: each with the ability by the others. No sum says whose they were. */
  end(input: {
    readonly quiz: Id;
    readonly score: number;
    readonly answers: readonly { readonly item: string; readonly correct: boolean; readonly ability: number }[];
    readonly at: Temporal.Instant;
  }): Promise<void>;
  /** What was given for a task that is finished, and whether its minutes count on the board. */
  evidence(
    enrolment: Id,
    task: Id,
  ): Promise<{ readonly given: readonly string[]; readonly counts: boolean } | undefined>;
}
