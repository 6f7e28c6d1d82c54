import type { AlarmPort } from './alarm/port.ts';
import type { AppealPort } from './appeal/port.ts';
import type { AuditPort } from './audit/port.ts';
import type { BuddyPort } from './buddy/port.ts';
import type { CardPort } from './card/port.ts';
import type { CohortPort } from './cohort/port.ts';
import type { ConversationPort } from './conversation/port.ts';
import type { DailyQuestionPort } from './daily-question/port.ts';
import type { DeliveryPort } from './delivery/port.ts';
import type { EditPort } from './edit/port.ts';
import type { VectorPort } from './embedding/port.ts';
import type { EnrolmentPort } from './enrolment/port.ts';
import type { ExamPort } from './exam/port.ts';
import type { FeedPort } from './feed/port.ts';
import type { FeedbackPort } from './feedback/port.ts';
import type { FitPort } from './fit/port.ts';
import type { FocusPort } from './focus/port.ts';
import type { ItemDraftPort } from './item-draft/port.ts';
import type { LanePort } from './lane/port.ts';
import type { LeaderboardPort } from './leaderboard/port.ts';
import type { LearnerPort } from './learner/port.ts';
import type { LeasePort } from './lease/port.ts';
import type { LibraryPort } from './library/port.ts';
import type { LinkPort } from './link/port.ts';
import type { NotePort } from './note/port.ts';
import type { OutsidePorts } from './outside.ts';
import type { OwnDataPort } from './own-data/port.ts';
import type { PledgePort } from './pledge/port.ts';
import type { ProgressPort } from './progress/port.ts';
import type { ProjectPort } from './project/port.ts';
import type { QuizPort } from './quiz/port.ts';
import type { ReportPort } from './report/port.ts';
import type { RetroPort } from './retro/port.ts';
import type { SpendingPort } from './spending/port.ts';
import type { StatisticPort } from './statistic/port.ts';
import type { SummaryPort } from './summary/port.ts';
import type { SummaryWordsPort } from './summary-words/port.ts';
import type { TaskPort } from './task/port.ts';
import type { TrapPort } from './trap/port.ts';
import type { AnswerPort, VerdictPort } from './tutor/port.ts';

/** The ports that `src/store/` implements. */
export interface StoredNouns {
  readonly alarm: AlarmPort;
  readonly learner: LearnerPort;
  readonly card: CardPort;
  readonly cohort: CohortPort;
  readonly enrolment: EnrolmentPort;
  readonly progress: ProgressPort;
  readonly pledge: PledgePort;
  readonly retro: RetroPort;
  readonly buddy: BuddyPort;
  readonly focus: FocusPort;
  readonly project: ProjectPort;
  readonly task: TaskPort;
  readonly quiz: QuizPort;
  readonly statistic: StatisticPort;
  readonly appeal: AppealPort;
  readonly exam: ExamPort;
  readonly trap: TrapPort;
  readonly summary: SummaryPort;
  readonly summaryWords: SummaryWordsPort;
  readonly dailyQuestion: DailyQuestionPort;
  readonly delivery: DeliveryPort;
  readonly edit: EditPort;
  readonly audit: AuditPort;
  readonly note: NotePort;
  readonly report: ReportPort;
  readonly leaderboard: LeaderboardPort;
  readonly lease: LeasePort;
  readonly lane: LanePort;
  readonly link: LinkPort;
  readonly feed: FeedPort;
  readonly feedback: FeedbackPort;
  readonly fit: FitPort;
  readonly answer: AnswerPort;
  readonly vector: VectorPort;
  readonly verdict: VerdictPort;
  readonly library: LibraryPort;
  readonly itemDraft: ItemDraftPort;
  readonly conversation: ConversationPort;
  readonly spending: SpendingPort;
  readonly ownData: OwnDataPort;
}

/** The ports within a transaction: some of the stored ones, and none that reaches outside the database. */
export type Tx<Noun extends keyof StoredNouns> = Pick<StoredNouns, Noun> & Transact<Noun>;

/** Writes through several ports, all or nothing: `Transact<'cohort' | 'alarm'>`. */
export interface Transact<Noun extends keyof StoredNouns> {
  /**
   * Calls `work` with ports of its own, and commits when it is done. Called within another transaction it joins that
   * one. When the database could not order two transactions, `work` is called again, up to three times: it
   * changes nothing but the database. The ports from outside refuse every call meanwhile.
   */
  transact<T>(work: (tx: Tx<Noun>) => Promise<T>): Promise<T>;
}

/** Everything that `src/store/` provides, by noun. */
export interface StorePorts extends StoredNouns, Transact<keyof StoredNouns> {}

/** Everything that use cases need from outside. Each one names the ports that it calls: `Pick<Ports, 'learner'>`. */
export interface Ports extends StorePorts, OutsidePorts {}
