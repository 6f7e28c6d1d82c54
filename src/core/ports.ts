import type { Curriculum } from './curriculum.ts';
import type { Language } from './language.ts';
import type { CohortWeek } from './summary.ts';

/** What the use cases need from outside: `src/store/` gives the store, `src/curriculum/` the curriculum. */
export interface Ports {
  readonly store: Store;
  readonly curriculum: Curriculum;
  /** May the bot post in that channel? Asked of the platform, before a cohort is tied to it. */
  mayPost(home: NonNullable<Cohort['home']>): Promise<boolean>;
}

/** Ids of rows: decimal digits, never reused. */
export type Id = string;

export interface Learner {
  readonly id: Id;
  readonly name: string;
  readonly language: Language;
  /** IANA. */
  readonly zone: string;
  /** Has said, or their platform has, where they live. */
  readonly placed: boolean;
  /** The hour of the daily reminder, 0 to 23, by their own clock. */
  readonly hour: number;
  /** The hour at which a new day begins for them, 0 to 12. */
  readonly dayStart: number;
  /** No unasked message from `from` until `to`, hours of their own clock; equal means no quiet hours. */
  readonly quiet: { readonly from: number; readonly to: number };
  /** `unasked` until they have chosen. */
  readonly remind: 'unasked' | 'dm' | 'channel' | 'nowhere';
  /** Study days a week, as chosen. Never empty, oldest first. */
  readonly goals: readonly Goal[];
}

export interface Goal {
  /** The learner's day on which it was chosen. */
  readonly from: Temporal.PlainDate;
  /** 3 to 7. */
  readonly days: number;
}

export interface Cohort {
  readonly id: Id;
  readonly name: string;
  readonly route: string;
  /** A Monday. */
  readonly start: Temporal.PlainDate;
  readonly language: Language | 'both';
  readonly zone: string;
  /** The hour of the daily post, 0 to 23. */
  readonly hour: number;
  readonly board: boolean;
  readonly organiser: Id;
  readonly demo: boolean;
  /** Where it lives; none for somebody who studies solo. */
  readonly home?: { readonly platform: string; readonly workspace: string; readonly channel: string };
}

/** How a learner walks the route: beside the group, catching up by essentials, or one day after another at their own pace. */
export type Pace = 'group' | 'essentials' | 'own';

export interface Enrolment {
  readonly id: Id;
  readonly learner: Id;
  readonly cohort: Cohort;
  readonly joined: Temporal.PlainDate;
  readonly pace?: Pace;
  /** The sprint they went on to; absent while they are in the one they joined in. */
  readonly sprint?: number;
  /** Shown on the board. */
  readonly board: boolean;
}

/** What is known of one learner in one enrolment; cards and days are the learner's over all enrolments. */
export interface StudyRecord {
  readonly finished: readonly { readonly task: string; readonly day: Temporal.PlainDate }[];
  readonly cards: readonly Card[];
  /** The learner's own days on which they acted, oldest first. */
  readonly days: readonly Temporal.PlainDate[];
  readonly points: readonly { readonly day: Temporal.PlainDate; readonly minutes: number }[];
}

/** The state of a knowledge point for a learner. */
export interface Card {
  readonly kp: string;
  readonly due: Temporal.Instant;
  readonly asked: number;
  readonly right: number;
  readonly lastRight: boolean;
}

export interface Draw {
  readonly id: Id;
  readonly quiz: Id;
  readonly learner: Id;
  readonly enrolment?: Id;
  readonly item: string;
  readonly kp: string;
  /** The options as shown: position → index in the item. Empty for items without options. */
  readonly order: readonly number[];
  readonly asked: Temporal.Instant;
  /** The words of a short answer, waiting for its learner to mark it. */
  readonly text?: string;
  readonly attempt?: { readonly given: Given; readonly correct: boolean };
  readonly number: number;
  readonly of: number;
}

/** Choices are indexes in the item, not positions as shown. */
export type Given = { readonly choices: readonly number[] } | { readonly text: string };

export interface Quiz {
  readonly id: Id;
  readonly learner: Id;
  readonly enrolment?: Id;
  /** The items to ask, in order. */
  readonly items: readonly string[];
  readonly draws: readonly Draw[];
}

export interface Account {
  readonly platform: string;
  readonly account: string;
  readonly name: string;
}

/** A row of the outbox, when it is a runner's turn to send it. */
export interface Delivery {
  readonly id: Id;
  readonly kind: string;
  readonly params: unknown;
  readonly platform: string;
  readonly address: { readonly account: string } | { readonly workspace: string; readonly channel: string };
  /** Set for a DM. */
  readonly learner?: Id;
  readonly due: Temporal.Instant;
  /** When it was first sent without anybody knowing whether it arrived. */
  readonly unknownSince?: Temporal.Instant;
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

/** When the cohort's jobs act next; null for no more. */
export interface Due {
  readonly postAt: Temporal.Instant | null;
  readonly summaryAt: Temporal.Instant | null;
}
