import { type Generated, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Holidays } from '../core/calendar/model.ts';
import type { Pace } from '../core/enrolment/model.ts';
import type { Given } from '../core/item/model.ts';
import type { Language, Languages } from '../core/language/model.ts';
import type { Goal, Learner } from '../core/learner/model.ts';
import type { MadeChoice } from '../core/quiz/model.ts';
import { openPool } from '../postgres/client.ts';

/** The tables, one interface each, as `migrations/` makes them. Column names are snake case, as SQL has it. */
interface Database {
  clock: { one: true; ahead_ms: string };
  learner: LearnerTable;
  account: { platform: string; account: string; learner: string; dm_closed: boolean };
  account_name: { platform: string; account: string; workspace: string; name: string };
  cohort: CohortTable;
  enrolment: EnrolmentTable;
  finish: { enrolment: string; task: string; evidence: string; day: Temporal.PlainDate; at: Temporal.Instant };
  points: { enrolment: string; source: string; minutes: number; day: Temporal.PlainDate };
  quiz: QuizTable;
  draw: AskedQuestionTable;
  attempt: AttemptTable;
  card: CardTable;
  delivery: DeliveryTable;
  edit: EditTable;
  note: NoteTable;
  block: { learner: string; blocked: string; at: Temporal.Instant };
  message: MessageTable;
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
  /** JSON of {@link Goal}[], dates as strings. */
  goals: readonly { from: string; days: Goal['days'] }[];
  /** Of questions a day. */
  quiz_minutes: Generated<number>;
  log_key: Generated<string>;
}

export interface CohortTable {
  id: Generated<string>;
  key: string;
  name: string;
  route: string;
  start: Temporal.PlainDate;
  languages: Languages;
  zone: string;
  /** A time of day, in minutes. */
  post_time: number;
  board: boolean;
  organiser: string;
  demo: boolean;
  /** JSON of {@link Holidays}, dates as strings. */
  holidays: readonly { from: string; to: string }[];
  platform: string | null;
  workspace: string | null;
  channel: string | null;
  post_at: Temporal.Instant | null;
  summary_at: Temporal.Instant | null;
}

export interface EnrolmentTable {
  id: Generated<string>;
  learner: string;
  cohort: string;
  joined: Temporal.PlainDate;
  pace: Pace | null;
  sprint: number | null;
  board: Generated<boolean>;
  left_at: Temporal.Instant | null;
  aside_task: string | null;
  aside_on: Temporal.PlainDate | null;
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

interface QuizTable {
  id: Generated<string>;
  key: string;
  learner: string;
  enrolment: string | null;
  items: readonly string[];
  at: Temporal.Instant;
  /** What the items were chosen from; null for quizzes from before this was kept. */
  choice: MadeChoice | null;
}

interface AskedQuestionTable {
  id: Generated<string>;
  quiz: string;
  number: number;
  learner: string;
  item: string;
  kp: string;
  shown: readonly number[];
  text: string | null;
  asked_at: Temporal.Instant;
}

interface AttemptTable {
  draw: string;
  learner: string;
  enrolment: string | null;
  kp: string;
  given: Given;
  correct: boolean;
  day: Temporal.PlainDate;
  at: Temporal.Instant;
  /** Its place in the log. */
  seq: Generated<string>;
  grade: number;
  /** How long it took; null for answers from before this was kept. */
  seconds: number | null;
  hints: Generated<number>;
  /** Null for answers from before FSRS. */
  retention: number | null;
  /** Taken back by an organiser. */
  undone_at: Temporal.Instant | null;
  undone_by: string | null;
}

interface CardTable {
  learner: string;
  kp: string;
  due_at: Temporal.Instant;
  asked: number;
  right: number;
  last_right: boolean;
  version: Generated<number>;
  stability: number;
  difficulty: number;
  answered_at: Temporal.Instant;
  /** The learner's day of the last answer, and in how many days the point comes back. */
  day: Temporal.PlainDate;
  interval: number;
  /** The learner's day of the first answer, and the answers since the point was last taught. */
  since: Temporal.PlainDate;
  since_taught: number;
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

export type Db = Kysely<Database>;

const { builtins, getTypeParser } = pg.types;

/** Dates and moments arrive as Temporal; int8 stays a string. */
function parser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === builtins.DATE) return (s) => Temporal.PlainDate.from(s);
  if (oid === builtins.TIMESTAMPTZ) return (s) => Temporal.Instant.from(s.replace(' ', 'T'));
  return getTypeParser(oid, format as 'text') as (value: string) => unknown;
}

const toText = (value: unknown): unknown =>
  value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value;

/** PostgreSQL's detail of an error quotes rows, and with them people: that is nothing for a log. */
function withoutRows(error: unknown): never {
  for (const key of ['detail', 'where'])
    if (error instanceof Error && key in error) Object.defineProperty(error, key, { enumerable: false });
  throw error;
}

/** The same database, where a commit need not wait for the disk: for work that is worth nothing until its last step. */
export const withoutWaiting = (url: string): string =>
  `${url}${url.includes('?') ? '&' : '?'}options=-csynchronous_commit%3Doff`;

/** More than the product has: what is built anew each time must not fill a server's memory. */
const maxStatements = 300;

/** Names the statements of a pool: each connection then has one parsed once, and planned a few times. */
function named() {
  const names = new Map<string, string>();
  return (text: string, given: readonly unknown[]): pg.QueryConfig => {
    const values = given.map(toText);
    // Without values, a statement is sent in one piece, and there is nothing to gain.
    if (values.length === 0 || (names.size >= maxStatements && !names.has(text))) return { text, values };
    const name = names.get(text) ?? `s${names.size + 1}`;
    names.set(text, name);
    return { name, text, values };
  };
}

/** Opens a pool. Temporal values may be passed as parameters and come back as such. */
export function openDatabase(connectionString: string, max = 10, onError: (error: Error) => void = () => {}): Db {
  const pool = openPool(connectionString, { max, types: { getTypeParser: parser as never } });
  pool.on('error', onError);
  const query = named();
  const dialect = new PostgresDialect({
    pool: {
      options: pool.options,
      end: () => pool.end(),
      connect: async () => {
        const client = await pool.connect();
        return {
          release: (destroy) => client.release(destroy),
          query: ((sql: string, parameters: readonly unknown[] = []) =>
            client.query(query(sql, parameters)).catch(withoutRows)) as never,
        };
      },
    },
  });
  return new Kysely<Database>({ dialect });
}
