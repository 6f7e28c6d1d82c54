import type { Enrolment } from '../enrolment/model.ts';
import type { Id } from '../id.ts';
import type { Language } from '../language/model.ts';
import type { Account, Beginning, Learner, ReachableLearner } from './model.ts';

/** A learner and the enrolments that are active. */
export interface KnownLearner {
  readonly learner: Learner;
  readonly enrolments: readonly Enrolment[];
  /** What a log calls them, by a key that erasing destroys. */
  readonly pseudonym: string;
  /** The account by which they come could not be sent a DM the last time. */
  readonly dmClosed?: boolean;
}

/** People, and the accounts by which they come. Each verb is atomic. */
export interface LearnerPort {
  /**
   * The learner behind an account, if there is one; for somebody else nothing is written. `workspace` is where they act,
   * absent in a DM: the name is kept for that workspace alone. One round trip for somebody known by this name.
   */
  recognise(account: Account & { workspace?: string }): Promise<KnownLearner | undefined>;
  /** The learner behind an account, made on first sight as `beginning` says; otherwise as `recognise` does. */
  identify(
    account: Account & { workspace?: string; language: Language; beginning: () => Beginning },
  ): Promise<KnownLearner>;
  get(id: Id): Promise<KnownLearner | undefined>;
  /** What whoever is behind an account reads, and their day; undefined for somebody who is not known. Writes nothing. */
  clockOf(
    account: Pick<Account, 'platform' | 'account'>,
  ): Promise<Pick<Learner, 'language' | 'zone' | 'dayStart'> | undefined>;
  /** Those of these who are there, by id. */
  list(ids: readonly Id[]): Promise<readonly ReachableLearner[]>;
  /** What their reminder follows from is changed together with its alarm: see `changeSettings`. */
  save(id: Id, changes: Partial<Omit<Learner, 'id'>>): Promise<void>;
  /** Erases the learner and all that hangs on them. */
  erase(id: Id): Promise<void>;
  /** DMs to this account are closed: nothing is sent there until {@link openDm}. */
  closeDm(account: Pick<Account, 'platform' | 'account'>): Promise<void>;
  /** They act and are told: they are written to again. True for one of several at once, which tells them. */
  openDm(account: Pick<Account, 'platform' | 'account'>): Promise<boolean>;
}
