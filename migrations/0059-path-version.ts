import { type Kysely, sql } from 'kysely';

/**
 * The version of its path that a cohort goes on in, and what it walks of earlier ones, as `[{"version", "through"}]` by
 * the number of a sprint. Every cohort so far has begun in the first version.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table cohort
    add column path_version smallint not null default 1,
    add column path_kept jsonb not null default '[]'`.execute(db);
}
