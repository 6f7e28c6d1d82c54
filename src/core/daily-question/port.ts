import type { Id } from '../id.ts';
import type { DailyQuestion, Vote, VoteChanges } from './model.ts';

/** How an item stands with the members of a cohort. */
export interface Standing {
  /** How many have it open in a quiz, and how many were asked it since a moment. */
  readonly open: number;
  readonly seen: number;
  /** It was a question of theirs, or was taken out. */
  readonly used: boolean;
}

/** Questions of the day, and what people chose. Each verb is atomic. */
export interface DailyQuestionPort {
  /** False when the day has one. What a clock that ran ahead wrote for the day is opened again, with its item. */
  create(question: Omit<DailyQuestion, 'id' | 'closed'>): Promise<boolean>;
  get(of: Id | Pick<DailyQuestion, 'cohort' | 'day'>): Promise<DailyQuestion | undefined>;
  list(ids: readonly Id[]): Promise<readonly DailyQuestion[]>;
  /** How these items stand with a cohort, by their ids. Reads the quizzes of all its members: once a day. */
  standing(of: {
    cohort: Id;
    items: readonly string[];
    since: Temporal.Instant;
  }): Promise<ReadonlyMap<string, Standing>>;
  /** Whether an item waits in a quiz: of one learner, or of anybody who was ever in a cohort that posts in this workspace. */
  waits(item: string, of: { learner: Id } | { platform: string; workspace: string }): Promise<boolean>;
  vote(question: Id, learner: Id): Promise<Vote | undefined>;
  votes(question: Id): Promise<readonly Vote[]>;
  /** What is not named stays. Only within a transaction that has locked the question's alarm. */
  save(question: Id, learner: Id, changes: VoteChanges, at: Temporal.Instant): Promise<void>;
  close(question: Id, at: Temporal.Instant): Promise<void>;
}
