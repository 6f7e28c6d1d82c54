import { sql } from 'kysely';
import type { Db } from '../../src/store/database.ts';

/** Every row of every table, as PostgreSQL writes it. */
export async function everything(db: Db): Promise<Record<string, readonly string[]>> {
  const { rows: tables } = await sql<{ table: string }>`select table_name as table from information_schema.tables
    where table_schema = 'public' and table_name <> 'kysely_migration_lock' order by 1`.execute(db);
  const all: Record<string, readonly string[]> = {};
  for (const { table } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t order by 1`.execute(
      db,
    );
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}

/** What hangs on the tables: references, indexes and keys. */
export const structure = async (db: Db) =>
  (
    await sql<{ says: string }>`
      select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as says from pg_constraint
        where connamespace = 'public'::regnamespace and contype <> 'n'
      union all select indexdef from pg_indexes where schemaname = 'public' order by 1`.execute(db)
  ).rows.map(({ says }) => says);
