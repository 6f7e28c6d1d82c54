import { Migrator } from 'kysely/migration';
import * as first from '../../migrations/0001-first.ts';
import * as lease from '../../migrations/0002-lease.ts';
import * as sprint from '../../migrations/0003-sprint.ts';
import * as languages from '../../migrations/0005-languages.ts';
import type { Db } from './database.ts';

/** In order, and never edited once released: a change is a new file. */
const migrations = {
  '0001-first': first,
  '0002-lease': lease,
  '0003-sprint': sprint,
  '0005-languages': languages,
};

const migratorOf = (db: Db) => new Migrator({ db, provider: { getMigrations: async () => migrations } });

/** Brings the database up to date; does nothing when it is. Several processes may call it at once. */
export async function migrate(db: Db): Promise<void> {
  const { error } = await migratorOf(db).migrateToLatest();
  if (error) throw error;
}

/** How far up to date it is. Reads only. */
export async function pendingMigrations(db: Db): Promise<{ applied: number; pending: number }> {
  const known = await migratorOf(db).getMigrations();
  const pending = known.filter(({ executedAt }) => !executedAt).length;
  return { applied: known.length - pending, pending };
}
