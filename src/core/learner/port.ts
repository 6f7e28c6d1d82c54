import type { Enrolment } from '../enrolment/model.ts';
import type { Id } from '../id.ts';
import type { Language } from '../language/model.ts';
import type { Account, Learner } from './model.ts';

/** A learner and the enrolments that are active. */
export interface KnownLearner {
  readonly learner: Learner;
  readonly enrolments: readonly Enrolment[];
}

/** People, and the accounts by which they come. Each verb is atomic. */
export interface LearnerPort {
  /**
   * The learner behind an account, made on first sight. `workspace` is where they act, absent in a DM: the name is kept
   * for that workspace alone. One round trip for somebody known by this name.
   */
  identify(
    account: Account & { workspace?: string; language: Language; zone?: string; now: Temporal.Instant },
  ): Promise<KnownLearner>;
  get(id: Id): Promise<KnownLearner | undefined>;
  /** `remindAt` goes with every change of what it follows from; null for no reminders. */
  save(id: Id, changes: Partial<Omit<Learner, 'id'>> & { remindAt?: Temporal.Instant | null }): Promise<void>;
  /** Erases the learner and all that hangs on them. */
  erase(id: Id): Promise<void>;
  /** DMs to this learner are closed; nothing is sent until they act again. */
  closeDm(learner: Id): Promise<void>;
}
