import { type RawBuilder, sql } from 'kysely';
import { type OwnKind, ownKinds } from '../core/own-data/model.ts';
import type { OwnDataPort } from '../core/own-data/port.ts';
import type { Db } from './database.ts';

/** The rows of a table that are about a learner. */
interface Own {
  readonly table: string;
  /** As *My data* counts them. */
  readonly kind?: OwnKind;
  /** Which rows of `t` they are. */
  readonly of: (learner: string) => RawBuilder<unknown>;
  /** Columns that are not shown: another person's id, a secret, or how the work on a row goes on. */
  readonly without?: readonly string[];
  /** Instead, the columns that are shown. */
  readonly only?: readonly string[];
}

const theirs = (column: string) => (learner: string) => sql`t.${sql.ref(column)} = ${learner}::bigint`;
const enrolled = (learner: string) => sql`t.enrolment in (select id from enrolment where learner = ${learner}::bigint)`;
const account = (learner: string) => sql`(t.platform, t.account) in (
  select platform, account from account where learner = ${learner}::bigint)`;
/** A placement never tells which answer was right, so that its items can be asked again. */
const placed = sql`(select d.id from draw d join quiz q on q.id = d.quiz where q.exam = 'placement')`;
const work = ['due_at', 'lease_until', 'claim', 'tries'];

const tables: readonly Own[] = [
  // `log_key` is what makes a line of the log theirs.
  { table: 'learner', of: theirs('id'), without: ['log_key'] },
  { table: 'account', of: theirs('learner') },
  { table: 'account_name', of: account },
  { table: 'enrolment', kind: 'groups', of: theirs('learner') },
  { table: 'finish', kind: 'tasks', of: enrolled },
  { table: 'link_check', of: enrolled, without: work },
  { table: 'hand_in', kind: 'handIns', of: enrolled, without: work },
  { table: 'self_score', of: enrolled },
  { table: 'feedback', of: enrolled, without: ['id'] },
  { table: 'points', of: enrolled },
  { table: 'day_minutes', of: enrolled },
  { table: 'board_week', of: enrolled },
  { table: 'pledge', kind: 'weeks', of: theirs('learner') },
  { table: 'retro', kind: 'retros', of: enrolled },
  { table: 'buddy', of: enrolled, without: ['triad'] },
  { table: 'triad_member', of: enrolled, only: ['enrolment'] },
  { table: 'focus', of: enrolled, without: ['key'] },
  { table: 'office_turn', of: enrolled, without: ['key'] },
  { table: 'quiz', of: theirs('learner'), without: ['key'] },
  { table: 'draw', of: theirs('learner') },
  { table: 'attempt', kind: 'answers', of: theirs('learner'), without: ['undone_by', 'credited_by'] },
  { table: 'card', kind: 'points', of: theirs('learner') },
  { table: 'trap', of: (learner) => sql`t.learner = ${learner}::bigint and t.draw not in ${placed}` },
  { table: 'fit', of: theirs('learner') },
  { table: 'feed', of: theirs('learner'), without: ['key'] },
  { table: 'appeal', kind: 'appeals', of: theirs('learner'), without: ['decided_by'] },
  { table: 'verdict', of: (learner) => sql`t.draw in (select draw from attempt where learner = ${learner}::bigint)` },
  { table: 'streak_repair', of: theirs('learner'), without: ['by'] },
  { table: 'turn', kind: 'questions', of: theirs('learner'), without: ['settled_by'] },
  { table: 'note', kind: 'posts', of: theirs('learner') },
  // What they chose, and not whether it was right: it may be open still.
  { table: 'daily_vote', of: theirs('learner') },
  { table: 'report', of: theirs('learner') },
  // Whom they blocked is told by no number that they know.
  { table: 'block', of: theirs('learner'), only: ['at'] },
  {
    table: 'delivery',
    kind: 'messages',
    of: theirs('learner'),
    only: ['kind', 'platform', 'state', 'due_at', 'ended_at'],
  },
  // What the bot said here may hold a file such as this one.
  {
    table: 'message',
    of: (learner) => sql`t.text is not null and t.author in (
      select account from account where platform = 'web' and learner = ${learner}::bigint)`,
    only: ['text', 'at'],
  },
  {
    table: 'cohort',
    of: theirs('organiser'),
    only: ['id', 'name', 'route', 'start', 'zone', 'platform', 'workspace', 'channel'],
  },
  { table: 'audit', kind: 'acts', of: theirs('organiser'), only: ['cohort', 'action', 'detail', 'at'] },
  { table: 'office_hour', of: theirs('learner') },
  { table: 'announcement', of: theirs('learner') },
  { table: 'summary_choice', of: theirs('by') },
  { table: 'spending', of: (learner) => sql`t.scope = 'learner' and t.subject = ${learner}` },
];

const columns = ({ table, without = [], only }: Own): RawBuilder<unknown> => {
  if (only) return sql`jsonb_build_object(${sql.join(only.flatMap((c) => [sql.lit(c), sql`t.${sql.ref(c)}`]))})`;
  const row = sql`to_jsonb(t) - ${without}::text[]`;
  return table === 'attempt'
    ? sql`case when t.draw in ${placed} then (${row}) - '{correct,grade}'::text[] else ${row} end`
    : row;
};

/** What is kept of one learner. `docs/privacy.md` has the same for people to read. */
export const ownData = (db: Db): OwnDataPort => ({
  async count(learner) {
    const counted = tables.flatMap(({ table, kind, of }) => (kind ? [{ table, kind, of }] : []));
    const each = counted.map(
      ({ table, kind, of }) => sql`select ${sql.lit(kind)} as kind, count(*)::int as n from ${sql.table(table)} t
        where ${of(learner)}`,
    );
    const { rows } = await sql<{ kind: OwnKind; n: number }>`${sql.join(each, sql` union all `)}`.execute(db);
    const found = new Map(rows.map(({ kind, n }) => [kind, n]));
    return Object.fromEntries(ownKinds.map((kind) => [kind, found.get(kind) ?? 0])) as Record<OwnKind, number>;
  },

  async read(learner) {
    const each = tables.map(
      (own) => sql`select ${sql.lit(own.table)} as "table", coalesce((
        select jsonb_agg(${columns(own)} order by t.ctid) from ${sql.table(own.table)} t where ${own.of(learner)}
      ), '[]') as rows`,
    );
    // One statement: all of it is of one moment.
    const { rows } = await sql<{ table: string; rows: unknown[] }>`${sql.join(each, sql` union all `)}`.execute(db);
    return rows;
  },
});
