import { sql } from 'kysely';
import { openDatabase } from './database.ts';
import { newerMigrations, pendingMigrations } from './migrate.ts';

export interface Looked {
  /** As PostgreSQL names it: `18.4`. */
  readonly version: string;
  readonly major: number;
  readonly tables: 'ours' | 'older' | 'newer' | 'none';
  /** May this user make the tables of the next version, and the queue's schema? */
  readonly mayCreate: boolean;
  /** The channels of the groups that still have posts to come. */
  readonly places: readonly {
    readonly group: string;
    readonly platform: string;
    readonly workspace: string;
    readonly channel: string;
  }[];
}

/** Reads the state of a database and changes nothing. Throws when it does not answer. */
export async function lookIn(url: string): Promise<Looked> {
  const db = openDatabase(url, 1);
  try {
    const { rows } = await sql<{ name: string; number: number }>`select
      current_setting('server_version') as name, current_setting('server_version_num')::int as number`.execute(db);
    const { name = '', number = 0 } = rows[0] ?? {};
    const newer = await newerMigrations(db);
    const { applied, pending } = newer.length ? { applied: 1, pending: 0 } : await pendingMigrations(db);
    const tables = newer.length ? 'newer' : applied === 0 ? 'none' : pending === 0 ? 'ours' : 'older';
    const rights = await sql<{ may: boolean }>`select has_database_privilege(current_database(), 'create')
      and has_schema_privilege(current_schema(), 'create') as may`.execute(db);
    const found = db
      .selectFrom('cohort')
      .select(['name', 'platform', 'workspace', 'channel'])
      .where('post_at', 'is not', null)
      .orderBy('id');
    const places = tables === 'none' ? [] : await found.execute();
    return {
      version: name.split(' ')[0] ?? name,
      major: Math.floor(number / 10_000),
      tables,
      mayCreate: rights.rows[0]?.may ?? false,
      places: places.map(({ name: group, platform, workspace, channel }) => ({
        group,
        platform: platform ?? '',
        workspace: workspace ?? '',
        channel: channel ?? '',
      })),
    };
  } finally {
    await db.destroy();
  }
}
