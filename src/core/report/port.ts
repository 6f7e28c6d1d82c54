import type { Id } from '../id.ts';
import type { Note, NoteDecision } from '../note/model.ts';

/** What keeps the words of others safe to read. Each verb is atomic. */
export interface ReportPort {
  /** Hides a note until an organiser decides. False when it is hidden already, or one has decided to keep it. */
  report(of: { note: Id; learner: Id; at: Temporal.Instant }): Promise<boolean>;
  /** Shows it again for good, or removes it, and writes down who decided. False when there was nothing to decide. */
  decide(of: { note: Id; action: NoteDecision; organiser: Id; at: Temporal.Instant }): Promise<boolean>;
  /**
   * Its author takes it back: its words are gone, and it counts as posted on its day all the same. False for anybody
   * else, and for what is hidden already: an organiser decides about that as it was.
   */
  withdraw(of: { note: Id; author: Id; at: Temporal.Instant }): Promise<boolean>;
  /** From now on `learner` reads nothing by `blocked`. For good. */
  block(of: { learner: Id; blocked: Id; at: Temporal.Instant }): Promise<void>;
  blocks(learner: Id, author: Id): Promise<boolean>;
  /** Whom each of these reads nothing by, among these. Whoever has blocked nobody is left out. */
  blocksAmong(learners: readonly Id[]): Promise<ReadonlyMap<Id, ReadonlySet<Id>>>;
  /** Notes that wait for a decision, in the cohorts that this person organises, the oldest first. */
  pending(organiser: Id): Promise<readonly Note[]>;
  /** The organisers of all cohorts in which a note or an appeal waits for a decision. */
  organisersToTell(limit: number): Promise<readonly Id[]>;
}
