import { sql } from 'kysely';
import { type Db, openDatabase } from './database.ts';
import { neededVersion, newerMigrations, otherEncoding, pendingMigrations } from './migrate.ts';

export interface Looked {
  /** As PostgreSQL names it: `18.4`. */
  readonly version: string;
  readonly major: number;
  /** In which texts are kept, where it is not UTF8. */
  readonly encoding?: string;
  readonly tables: 'ours' | 'older' | 'newer' | 'none';
  /** The version that a newer database is of, or the names of its changes. */
  readonly newer?: string;
  /** What this user may not do, which making the tables of the next version or the queue's schema takes. */
  readonly lacks?: string;
  /** Every time zone that a learner or a group has. */
  readonly zones: readonly string[];
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
    const encoding = await otherEncoding(db);
    const newer = await newerMigrations(db);
    const { applied, pending } = newer.length ? { applied: 1, pending: 0 } : await pendingMigrations(db);
    const tables = newer.length ? 'newer' : applied === 0 ? 'none' : pending === 0 ? 'ours' : 'older';
    const lacks = await rightsMissing(db);
    const found = db
      .selectFrom('cohort')
      .select(['name', 'platform', 'workspace', 'channel'])
      .where('post_at', 'is not', null)
      .orderBy('id');
    const places = tables === 'none' ? [] : await found.execute();
    const zones =
      tables === 'none'
        ? []
        : await sql<{ zone: string }>`
      select zone from learner union select zone from cohort`
            .execute(db)
            .then(({ rows }) => rows.map(({ zone }) => zone));
    return {
      version: name.split(' ')[0] ?? name,
      major: Math.floor(number / 10_000),
      tables,
      ...(encoding && { encoding }),
      ...(newer.length && { newer: await neededVersion(db) }),
      ...(lacks && { lacks }),
      zones,
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

/** Undefined when this user may do all that the bot does. */
async function rightsMissing(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{
    schema: string | null;
    reads: boolean;
    shut: string | null;
    make: boolean;
    database: boolean;
    others: string | null;
  }>`
    select current_schema() as schema, current_setting('transaction_read_only') = 'on' as reads,
      (select string_agg(relname, ', ' order by relname) from pg_class
        where relkind = 'r' and relnamespace in (to_regnamespace(current_schema()), to_regnamespace('bullmq'))
          and not (has_table_privilege(oid, 'insert') and has_table_privilege(oid, 'update')
            and has_table_privilege(oid, 'delete'))) as shut,
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as make,
      has_database_privilege(current_database(), 'create') as database,
      (select string_agg(distinct pg_get_userbyid(relowner), ', ') from pg_class
        where relkind in ('r', 'S', 'v') and relnamespace in (to_regnamespace(current_schema()), to_regnamespace('bullmq'))
          and not pg_has_role(relowner, 'usage')) as others`.execute(db);
  const { schema, reads, shut, make, database, others } = rows[0]!;
  if (reads) return 'this user, or this server, may only read (default_transaction_read_only, or a copy)';
  if (!schema) return 'there is no schema that it may use (search_path)';
  if (!make) return `this user may not create tables in the schema ${schema}`;
  if (!database) return 'this user may not create a schema, which the queue needs';
  if (others) return `tables belong to ${others}, so this user may not change them`;
  if (shut) return `this user may not write into ${shut}`;
  return undefined;
}
