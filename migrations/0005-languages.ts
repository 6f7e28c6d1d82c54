import { type Kysely, sql } from 'kysely';

/** A cohort has a list of languages; one whose language was `both` was in English and Chinese. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table cohort add column languages text[]`.execute(db);
  await sql`update cohort
    set languages = case language when 'both' then array['en', 'zh-CN'] else array[language] end`.execute(db);
  await sql`alter table cohort alter column languages set not null,
    add constraint cohort_languages check (cardinality(languages) > 0), drop column language`.execute(db);
}
