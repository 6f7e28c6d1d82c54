import type { Generated } from 'kysely';
import type { KeptPath } from '../core/cohort/model.ts';
import type { Pace } from '../core/enrolment/model.ts';
import type { Language, Languages } from '../core/language/model.ts';
import type { Goal, Learner } from '../core/learner/model.ts';
import type { Skips } from '../core/placement/model.ts';
import type { Scope } from '../core/spending/model.ts';
import type { DaysOffColumn } from './days-off.ts';
import type { DeadlineJson } from './deadline.ts';
import type { AskedQuestionTable, AttemptTable, CardTable, QuizTable } from './tables-quiz.ts';

/** The tables, one interface each, as `migrations/` makes them. Column names are snake case, as SQL has it. */
export interface Database {
  clock: { one: true; ahead_ms: string };
  learner: LearnerTable;
  account: { platform: string; account: string; learner: string; dm_closed: boolean };
  account_name: { platform: string; account: string; workspace: string; name: string };
  cohort: CohortTable;
  enrolment: EnrolmentTable;
  finish: {
    enrolment: string;
    task: string;
    evidence: string;
    day: Temporal.PlainDate;
    at: Temporal.Instant;
    /** How many minutes it took, by the learner's own word. */
    took: Generated<number | null>;
  };
  /** `board` is what of the minutes counts on the board. */
  points: { enrolment: string; source: string; minutes: number; day: Temporal.PlainDate; board: Generated<number> };
  quiz: QuizTable;
  draw: AskedQuestionTable;
  attempt: AttemptTable;
  card: CardTable;
  delivery: DeliveryTable;
  edit: EditTable;
  note: NoteTable;
  block: { learner: string; blocked: string; at: Temporal.Instant };
  message: MessageTable;
  spending: SpendingTable;
  tutor_answer: { workspace: string; key: string; sentences: unknown; at: Temporal.Instant };
  lease: { name: string; holder: string; until: Temporal.Instant };
}

export interface LearnerTable {
  id: Generated<string>;
  name: string;
  language: Language;
  language_known: Generated<boolean>;
  zone: string;
  placed: boolean;
  /** This and the three below are times of day, in minutes. */
  reminder_time: number;
  day_start: number;
  quiet_from: number;
  quiet_to: number;
  remind: Learner['remind'];
  remind_at: Temporal.Instant | null;
  nudge_since: Temporal.PlainDate | null;
  nudge_at: Temporal.Instant | null;
  /** JSON of {@link Goal}[], dates as strings. */
  goals: readonly { from: string; days: Goal['days'] }[];
  /** Of questions a day. */
  quiz_minutes: Generated<number>;
  light_days: Generated<number[]>;
  vacation: Generated<DaysOffColumn>;
  /** Of FSRS; null for those of its authors. */
  parameters: readonly number[] | null;
  weekly_hours: number | null;
  load_week: Temporal.PlainDate | null;
  heard_on: Temporal.PlainDate | null;
  log_key: Generated<string>;
}

export interface CohortTable {
  id: Generated<string>;
  key: string;
  name: string;
  route: string;
  /** The version of the path that it goes on in. */
  path_version: Generated<number>;
  /** What it walks of earlier versions, by how far. */
  path_kept: Generated<readonly KeptPath[]>;
  start: Temporal.PlainDate;
  languages: Languages;
  zone: string;
  /** A time of day, in minutes. */
  post_time: number;
  board: boolean;
  quotes_only: Generated<boolean>;
  declines: Generated<boolean>;
  question_off: Generated<boolean>;
  organiser: string;
  demo: boolean;
  holidays: DaysOffColumn;
  /** Dates, as text. */
  workdays: Generated<readonly string[]>;
  platform: string | null;
  workspace: string | null;
  channel: string | null;
  post_at: Temporal.Instant | null;
  summary_at: Temporal.Instant | null;
  /** The path stands still from this date of the cohort's. */
  paused_from: Generated<Temporal.PlainDate | null>;
  closed: Generated<boolean>;
  entry_code: Generated<string | null>;
  entry_role: Generated<string | null>;
  minors: Generated<boolean>;
  /** The most members. */
  cap: Generated<number | null>;
}

export interface EnrolmentTable {
  id: Generated<string>;
  learner: string;
  cohort: string;
  joined: Temporal.PlainDate;
  pace: Pace | null;
  sprint: number | null;
  board: Generated<boolean>;
  /** Looks after the group beside whoever opened it. */
  organises: Generated<boolean>;
  /** An organiser has removed them. */
  removed: Generated<boolean>;
  /** They chose it, and have not left. */
  on_board: Generated<boolean>;
  left_at: Temporal.Instant | null;
  aside_task: string | null;
  aside_on: Temporal.PlainDate | null;
  deadline: DeadlineJson | null;
  skips: Skips | null;
  /** Tasks that they went on from. */
  postponed: Generated<readonly string[]>;
}

/** What was said in the playground: its only memory, so that a page can be closed and opened again. */
export interface MessageTable<View = unknown> {
  id: Generated<string>;
  /** A cohort's channel, or `dm:PERSON`. */
  channel: string;
  /** Only this person sees it; null: everybody in the channel. */
  person: string | null;
  /** `bot`, or a person's account. */
  author: string;
  /** What a person typed. */
  text: string | null;
  /** What the bot shows: kept as it is, whoever says it knows what it is. */
  view: View | null;
  /** Saying it twice under one key says it once. */
  key: string | null;
  at: Temporal.Instant;
  edited: Generated<boolean>;
}

export interface DeliveryTable {
  id: Generated<string>;
  kind: string;
  recipient: string;
  slot: string;
  params: unknown;
  platform: string;
  /** JSON, for `readAddress`. */
  address: unknown;
  learner: string | null;
  budget_day: Temporal.PlainDate | null;
  state: Generated<'pending' | 'claimed' | 'sending' | 'sent' | 'refused' | 'ambiguous' | 'dropped'>;
  due_at: Temporal.Instant;
  lease_until: Temporal.Instant | null;
  claim: Generated<number>;
  tries: Generated<number>;
  once: Generated<boolean>;
  begun_at: Temporal.Instant | null;
  ref: string | null;
  detail: string | null;
  ended_at: Temporal.Instant | null;
  /** When its platform may be asked whether it has it, by the database's clock. */
  ask_at: Generated<Temporal.Instant | null>;
}

interface NoteTable {
  id: Generated<string>;
  learner: string;
  key: string;
  cohort: string;
  kind: string;
  about: string | null;
  question: string | null;
  text: string;
  signed: boolean;
  notify: boolean;
  /** JSON, for `readAddress`. */
  address: unknown;
  day: Temporal.PlainDate;
  at: Temporal.Instant;
  solved_by: string | null;
  hidden: string | null;
  kept: Generated<boolean>;
  told_at: Temporal.Instant | null;
  closed_at: Temporal.Instant | null;
}

interface EditTable {
  delivery: string;
  due_at: Temporal.Instant | null;
  lease_until: Temporal.Instant | null;
  claim: Generated<number>;
  tries: Generated<number>;
  shown: Generated<string>;
  edited_at: Temporal.Instant | null;
}

interface SpendingTable {
  scope: Scope;
  subject: string;
  day: Temporal.PlainDate;
  tokens: number;
  /** Millionths of the currency of the prices. */
  micros: number;
  answers: number;
}
