import type { AlarmPort } from './alarm/port.ts';
import type { ChannelPort } from './cohort/channel-port.ts';
import type { CohortPort } from './cohort/port.ts';
import type { Curriculum } from './curriculum/model.ts';
import type { DeliveryPort } from './delivery/port.ts';
import type { EnrolmentPort } from './enrolment/port.ts';
import type { LearnerPort } from './learner/port.ts';
import type { LeasePort } from './lease/port.ts';
import type { ProgressPort } from './progress/port.ts';
import type { QuizPort } from './quiz/port.ts';
import type { SummaryPort } from './summary/port.ts';
import type { TaskPort } from './task/port.ts';

/** The nouns that `src/store/` keeps. */
export interface StoredNouns {
  readonly alarm: AlarmPort;
  readonly learner: LearnerPort;
  readonly cohort: CohortPort;
  readonly enrolment: EnrolmentPort;
  readonly progress: ProgressPort;
  readonly task: TaskPort;
  readonly quiz: QuizPort;
  readonly summary: SummaryPort;
  readonly delivery: DeliveryPort;
  readonly lease: LeasePort;
}

/** The ports that a transaction gives: some of the stored nouns, and nothing that reaches outside the database. */
export type Tx<Noun extends keyof StoredNouns> = Pick<StoredNouns, Noun> & Transact<Noun>;

/** Writes through several ports that are all there or not at all: `Transact<'cohort' | 'alarm'>`. */
export interface Transact<Noun extends keyof StoredNouns> {
  /**
   * Calls `work` with ports of its own, and commits when it is done. Called within another transaction it joins that
   * one. When the database could not order two transactions, `work` is called again, up to three times: it
   * changes nothing but the database. The ports from outside refuse every call meanwhile.
   */
  transact<T>(work: (tx: Tx<Noun>) => Promise<T>): Promise<T>;
}

/** What `src/store/` gives, by noun. */
export interface StorePorts extends StoredNouns, Transact<keyof StoredNouns> {}

/** All that the use cases need from outside. Each names those that it calls: `Pick<Ports, 'learner' | 'cohort'>`. */
export interface Ports extends StorePorts {
  readonly curriculum: Curriculum;
  readonly channel: ChannelPort;
}
