import type { Cohort, Due } from './cohort/model.ts';
import type { Curriculum } from './curriculum/model.ts';
import type { Delivery } from './delivery/model.ts';
import type { Enrolment, Pace } from './enrolment/model.ts';
import type { Id } from './id.ts';
import type { Given } from './item/model.ts';
import type { Language } from './language/model.ts';
import type { Account, Learner } from './learner/model.ts';
import type { StudyRecord } from './progress/model.ts';
import type { Draw, Quiz } from './quiz/model.ts';
import type { CohortWeek } from './summary/model.ts';

/** What the use cases need from outside: `src/store/` gives the store, `src/curriculum/` the curriculum. */
export interface Ports {
  readonly store: Store;
  readonly curriculum: Curriculum;
  /** May the bot post in that channel? Asked of the platform, before a cohort is tied to it. */
  mayPost(home: NonNullable<Cohort['home']>): Promise<boolean>;
}

/** Each verb is atomic. Expected outcomes are values; a fault throws. */
export interface Store {
  /** The learner behind an account, made on first sight, with their active enrolments. One round trip for somebody known. */
  identify(account: Account & { language: Language; zone?: string; now: Temporal.Instant }): Promise<{
    learner: Learner;
    enrolments: readonly Enrolment[];
  }>;
  learner(id: Id): Promise<{ learner: Learner; enrolments: readonly Enrolment[] } | undefined>;
  /** `remindAt` goes with every change of what it follows from; null for no reminders. */
  saveLearner(id: Id, changes: Partial<Omit<Learner, 'id'>> & { remindAt?: Temporal.Instant | null }): Promise<void>;
  /** Erases the learner and all that hangs on them. */
  eraseLearner(id: Id): Promise<void>;

  createCohort(cohort: Omit<Cohort, 'id'> & Due & { key: string }): Promise<Cohort>;
  cohort(id: Id): Promise<Cohort | undefined>;
  cohortsOf(home: { platform: string; workspace: string }): Promise<readonly Cohort[]>;
  saveCohort(id: Id, changes: Partial<Omit<Cohort, 'id'>> & Partial<Due>): Promise<void>;
  /** Members now, and those of them who acted since `since`. */
  cohortSize(id: Id): Promise<number>;
  /** `from` is a Monday; the last week is the seven days before it. */
  cohortWeek(id: Id, from: Temporal.PlainDate): Promise<CohortWeek>;

  /** Enrols, or comes back; a solo enrolment's record moves along. The same again changes nothing. */
  enrol(input: { learner: Id; cohort: Id; joined: Temporal.PlainDate }): Promise<Enrolment>;
  saveEnrolment(
    id: Id,
    changes: { pace?: Pace | null; sprint?: number; board?: boolean; left?: Temporal.Instant },
  ): Promise<void>;
  record(of: { learner: Id; enrolment?: Id }): Promise<StudyRecord>;
  /** False when it was finished before: it counts once. */
  finishTask(input: {
    enrolment: Id;
    task: string;
    evidence: readonly string[];
    minutes: number;
    day: Temporal.PlainDate;
    at: Temporal.Instant;
  }): Promise<boolean>;

  /** When each item was last asked. */
  lastAsked(learner: Id, items: readonly string[]): Promise<ReadonlyMap<string, Temporal.Instant>>;
  /** The same key again gives the same quiz. */
  createQuiz(input: {
    key: string;
    learner: Id;
    enrolment?: Id;
    items: readonly string[];
    at: Temporal.Instant;
  }): Promise<Id>;
  quiz(id: Id): Promise<Quiz | undefined>;
  /** Draws the item at `number` (from 1) of a quiz; the same again gives the same draw. */
  drawItem(input: {
    quiz: Quiz;
    number: number;
    kp: string;
    order: readonly number[];
    at: Temporal.Instant;
  }): Promise<Draw>;
  draw(id: Id): Promise<Draw | undefined>;
  /** Keeps the words of a short answer until it is marked; only while there are none. */
  keepText(draw: Id, text: string): Promise<void>;
  /** Logs an answer, moves the card and gives the minute, together. False when the draw was answered before. */
  recordAttempt(input: {
    draw: Draw;
    given: Given;
    correct: boolean;
    day: Temporal.PlainDate;
    due: Temporal.Instant;
    at: Temporal.Instant;
  }): Promise<boolean>;

  /** Claims learners whose reminder is due and writes one delivery each, within one DM a day. How many it looked at. */
  claimReminders(now: Temporal.Instant, limit: number): Promise<number>;
  claimPosts(now: Temporal.Instant, limit: number): Promise<number>;
  /** A group that had come to the end of its route goes on, when more of it has been written. How many do. */
  resumeCohorts(now: Temporal.Instant): Promise<number>;
  claimSummaries(now: Temporal.Instant, limit: number): Promise<number>;
  /** Leases deliveries that are due, or whose last runner never came back. */
  claimDeliveries(now: Temporal.Instant, limit: number): Promise<readonly { delivery: Id; claim: number }[]>;
  /** The row, if this claim still holds and sending has not begun. */
  delivery(id: Id, claim: number): Promise<Delivery | undefined>;
  /** The platform is about to be called. False when another runner was first. Not `idempotent`: never again after this. */
  beginDelivery(id: Id, claim: number, idempotent: boolean, now: Temporal.Instant): Promise<boolean>;
  endDelivery(
    id: Id,
    claim: number,
    end:
      | { state: 'sent'; ref: string; at: Temporal.Instant }
      | { state: 'refused' | 'ambiguous' | 'dropped'; detail: string }
      | { state: 'pending'; due: Temporal.Instant; detail: string; unknownSince?: Temporal.Instant },
  ): Promise<void>;
  /** DMs to this learner are closed; nothing is sent until they act again. */
  closeDm(learner: Id): Promise<void>;
  /** Takes or renews a name that one at a time may hold. Answers who holds it now: another, until theirs has run out. */
  holdLease(name: string, holder: string, forMs: number): Promise<string>;
  /** Gives it back before its time. */
  dropLease(name: string, holder: string): Promise<void>;
  /** The next moment at which a job has something to do. */
  nextDue(): Promise<Temporal.Instant | undefined>;
}
