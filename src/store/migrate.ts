import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as first from '../../migrations/0001-first.ts';
import * as lease from '../../migrations/0002-lease.ts';
import * as sprint from '../../migrations/0003-sprint.ts';
import * as minutes from '../../migrations/0004-minutes.ts';
import * as languages from '../../migrations/0005-languages.ts';
import * as accountName from '../../migrations/0006-account-name.ts';
import * as deliveryTries from '../../migrations/0007-delivery-tries.ts';
import * as logKey from '../../migrations/0008-log-key.ts';
import * as knownAndAside from '../../migrations/0009-known-and-aside.ts';
import * as holidays from '../../migrations/0010-holidays.ts';
import * as memory from '../../migrations/0011-memory.ts';
import * as dailySet from '../../migrations/0012-daily-set.ts';
import * as edit from '../../migrations/0013-edit.ts';
import * as note from '../../migrations/0014-note.ts';
import * as undone from '../../migrations/0015-undone.ts';
import * as deliveryUnknown from '../../migrations/0016-delivery-unknown.ts';
import * as deadline from '../../migrations/0017-deadline.ts';
import * as lightDays from '../../migrations/0018-light-days.ts';
import * as fit from '../../migrations/0019-fit.ts';
import * as trap from '../../migrations/0020-trap.ts';
import * as exam from '../../migrations/0021-exam.ts';
import * as appeal from '../../migrations/0022-appeal.ts';
import * as statistic from '../../migrations/0023-statistic.ts';
import * as streak from '../../migrations/0024-streak.ts';
import * as board from '../../migrations/0025-board.ts';
import * as plan from '../../migrations/0026-plan.ts';
import * as tutor from '../../migrations/0027-tutor.ts';
import * as placement from '../../migrations/0028-placement.ts';
import * as nudge from '../../migrations/0029-nudge.ts';
import * as library from '../../migrations/0030-library.ts';
import * as turn from '../../migrations/0031-turn.ts';
import * as hint from '../../migrations/0032-hint.ts';
import * as organiser from '../../migrations/0033-organiser.ts';
import * as cohortEnd from '../../migrations/0034-cohort-end.ts';
import * as organiserNote from '../../migrations/0035-organiser-note.ts';
import * as minors from '../../migrations/0036-minors.ts';
import * as heard from '../../migrations/0037-heard.ts';
import * as project from '../../migrations/0038-project.ts';
import * as vector from '../../migrations/0039-vector.ts';
import * as closedAndPostponed from '../../migrations/0040-closed-and-postponed.ts';
import * as feed from '../../migrations/0041-feed.ts';
import * as pledge from '../../migrations/0042-pledge.ts';
import * as verdict from '../../migrations/0043-verdict.ts';
import * as itemDraft from '../../migrations/0044-item-draft.ts';
import * as entryRole from '../../migrations/0045-entry-role.ts';
import * as lane from '../../migrations/0046-lane.ts';
import * as feedback from '../../migrations/0047-feedback.ts';
import * as dailyQuestion from '../../migrations/0048-daily-question.ts';
import * as buddy from '../../migrations/0049-buddy.ts';
import * as focus from '../../migrations/0050-focus.ts';
import * as workday from '../../migrations/0051-workday.ts';
import * as officeHour from '../../migrations/0052-office-hour.ts';
import * as summaryWords from '../../migrations/0054-summary-words.ts';
import * as doubt from '../../migrations/0055-doubt.ts';
import * as pathVersion from '../../migrations/0059-path-version.ts';
import * as took from '../../migrations/0060-took.ts';
import * as declines from '../../migrations/0061-declines.ts';
import { StartError } from '../start-error.ts';
import type { Db } from './database.ts';

/** In order, and never edited once released: a change is a new file. */
const migrations = {
  '0001-first': first,
  '0002-lease': lease,
  '0003-sprint': sprint,
  '0004-minutes': minutes,
  '0005-languages': languages,
  '0006-account-name': accountName,
  '0007-delivery-tries': deliveryTries,
  '0008-log-key': logKey,
  '0009-known-and-aside': knownAndAside,
  '0010-holidays': holidays,
  '0011-memory': memory,
  '0012-daily-set': dailySet,
  '0013-edit': edit,
  '0014-note': note,
  '0015-undone': undone,
  '0016-delivery-unknown': deliveryUnknown,
  '0017-deadline': deadline,
  '0018-light-days': lightDays,
  '0019-fit': fit,
  '0020-trap': trap,
  '0021-exam': exam,
  '0022-appeal': appeal,
  '0023-statistic': statistic,
  '0024-streak': streak,
  '0025-board': board,
  '0026-plan': plan,
  '0027-tutor': tutor,
  '0028-placement': placement,
  '0029-nudge': nudge,
  '0030-library': library,
  '0031-turn': turn,
  '0032-hint': hint,
  '0033-organiser': organiser,
  '0034-cohort-end': cohortEnd,
  '0035-organiser-note': organiserNote,
  '0036-minors': minors,
  '0037-heard': heard,
  '0038-project': project,
  '0039-vector': vector,
  '0040-closed-and-postponed': closedAndPostponed,
  '0041-feed': feed,
  '0042-pledge': pledge,
  '0043-verdict': verdict,
  '0044-item-draft': itemDraft,
  '0045-entry-role': entryRole,
  '0046-lane': lane,
  '0047-feedback': feedback,
  '0048-daily-question': dailyQuestion,
  '0049-buddy': buddy,
  '0050-focus': focus,
  '0051-workday': workday,
  '0052-office-hour': officeHour,
  '0054-summary-words': summaryWords,
  '0055-doubt': doubt,
  '0059-path-version': pathVersion,
  '0060-took': took,
  '0061-declines': declines,
};

const migratorOf = (db: Db) => new Migrator({ db, provider: { getMigrations: async () => migrations } });

/** The version of this Tongxue, as package.json has it. */
export const ownVersion = (): string =>
  (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;

/**
 * Brings the database up to date; does nothing when it is. Several processes may call it at once. Throws a
 * {@link StartError} that names the version to start when a newer one has been here.
 */
export async function migrate(db: Db): Promise<void> {
  const encoding = await otherEncoding(db);
  if (encoding) throw new StartError(`This database keeps texts as ${encoding}. ${utf8Needed}`);
  const newer = await newerMigrations(db);
  if (newer.length)
    throw new StartError(
      `This database was written by a newer Tongxue (${await neededVersion(db)}). Start that version, or restore a backup from before it.`,
    );
  const { error, results = [] } = await migratorOf(db).migrateToLatest();
  if (error instanceof Error && error.message.startsWith('corrupted migrations'))
    throw new StartError(
      `This database was written by another line of Tongxue: ${error.message}. Start the version that wrote it, or restore a backup.`,
    );
  if (error) throw error;
  if (results.length) await sayVersion(db);
}

/** Brings a database to what it was after that migration, which has to be one of ours. */
export async function migrateTo(db: Db, last: string): Promise<void> {
  const { error } = await migratorOf(db).migrateTo(last);
  if (error) throw error;
  await sayVersion(db);
}

/** So that an older version can say which one is needed. */
const sayVersion = (db: Db) => sql.raw(`comment on table kysely_migration is '${named}${ownVersion()}'`).execute(db);

/** What comes after these migrations; undefined when they are not the first of ours. */
export function migrationsSince(applied: readonly string[]): readonly string[] | undefined {
  const all = Object.keys(migrations);
  return applied.every((name, i) => name === all[i]) ? all.slice(applied.length) : undefined;
}

/** What to do about a database that cannot hold Chinese. */
export const utf8Needed =
  'Tongxue needs UTF8: make another one with createdb -E UTF8 -T template0 NAME, and name it in DATABASE_URL.';

/** The encoding of a database that is not UTF8, or of what goes over the line; undefined when both are. */
export async function otherEncoding(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select name from (values (current_setting('server_encoding')),
    (current_setting('client_encoding'))) as encoding (name) where name <> 'UTF8'`.execute(db);
  return rows[0]?.name;
}

const named = 'Tongxue ';

/** The version that wrote a newer database, if it has said so; otherwise the names of what this one does not know. */
export async function neededVersion(db: Db): Promise<string> {
  const { rows } = await sql<{ said: string | null }>`
    select obj_description(to_regclass('kysely_migration'), 'pg_class') as said`.execute(db);
  const said = rows[0]?.said;
  const version = said?.startsWith(named) ? said.slice(named.length) : undefined;
  return version && version !== ownVersion() ? `version ${version}` : (await newerMigrations(db)).join(', ');
}

/** Migrations that the database has and this version does not know. */
export async function newerMigrations(db: Db): Promise<readonly string[]> {
  return (await appliedMigrations(db)).filter((name) => !Object.hasOwn(migrations, name));
}

/** In order; none in a database where the bot never was. */
export async function appliedMigrations(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(
    db,
  );
  if (!rows[0]?.there) return [];
  const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return applied.rows.map(({ name }) => name);
}

/** How far up to date it is. Reads only. */
export async function pendingMigrations(db: Db): Promise<{ applied: number; pending: number }> {
  const known = await migratorOf(db).getMigrations();
  const pending = known.filter(({ executedAt }) => !executedAt).length;
  return { applied: known.length - pending, pending };
}
