import { sql } from 'kysely';
import { openDatabase } from './database.ts';
import { pendingMigrations } from './migrate.ts';

export interface Looked {
  /** As PostgreSQL names it: `18.4`. */
  readonly version: string;
  readonly major: number;
  readonly tables: 'ours' | 'older' | 'none';
  /** The channels in which groups are posted to, from now on. */
  readonly places: readonly {
    readonly group: string;
    readonly platform: string;
    readonly workspace: string;
    readonly channel: string;
  }[];
}

/** Reads what there is and changes nothing. Throws when the database does not answer. */
export async function lookIn(url: string): Promise<Looked> {
  const db = openDatabase(url, 1);
  try {
    const { rows } = await sql<{ name: string; number: number }>`select
      current_setting('server_version') as name, current_setting('server_version_num')::int as number`.execute(db);
    const { name = '', number = 0 } = rows[0] ?? {};
    const { applied, pending } = await pendingMigrations(db);
    const tables = applied === 0 ? 'none' : pending === 0 ? 'ours' : 'older';
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
