import type { Address } from '../delivery/model.ts';
import type { Id } from '../id.ts';
import type { NewNote, Note } from './model.ts';

/** What people have the bot post for their group. Each verb is atomic. */
export interface NotePort {
  /** `spent` when its author has had `most` of its kind posted in the group on its day. A key that exists adds nothing. */
  add(
    note: NewNote,
    most: number,
  ): Promise<{ readonly kind: 'added' | 'repeat'; readonly id: Id } | { readonly kind: 'spent' }>;
  /** The thread below the newest message of a kind that a recipient was sent; with a slot, below that of this slot. */
  thread(recipient: string, kind: string, slot?: string): Promise<Address | undefined>;
  get(id: Id): Promise<Note | undefined>;
  /** The answers to a question that `reader` may read: not hidden, and not by somebody whom they blocked. Oldest first. */
  answers(question: Id, reader: Id): Promise<readonly Note[]>;
  /**
   * Questions of a cohort, newest first, with the same limits: those of the others that are open and were asked since then;
   * or the reader's own, unless closed, which stay for as long as they are open and unanswered, those first.
   */
  questions(of: {
    cohort: Id;
    reader: Id;
    own: boolean;
    since: Temporal.Instant;
    limit: number;
  }): Promise<readonly Note[]>;
  /**
   * Marks the answer that helped, or closes the question without one. False for whoever did not ask, for what is no answer
   * to it, and where there is nothing to close any more.
   */
  solve(of: { question: Id; asker: Id } & ({ answer: Id } | { closed: Temporal.Instant })): Promise<boolean>;
  /** Open questions that nobody answered and of which no organiser was told, asked between the two moments. */
  unheard(of: { since: Temporal.Instant; before: Temporal.Instant; limit: number }): Promise<readonly Note[]>;
  /** An organiser is told of them. */
  markTold(notes: readonly Id[], at: Temporal.Instant): Promise<void>;
  /** Open, unanswered questions of which an organiser was told, in the cohorts that they organise, those told last first. */
  told(organiser: Id, since: Temporal.Instant, limit: number): Promise<readonly Note[]>;
}
