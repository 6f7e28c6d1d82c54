import { sql } from 'kysely';
import type { SummaryWords } from '../core/summary/model.ts';
import type { SummaryWordsPort } from '../core/summary-words/port.ts';
import type { Db } from './database.ts';

/** What the language model wrote for weekly summaries. */
export const summaryWords = (db: Db): SummaryWordsPort => ({
  async find(cohort, monday) {
    const { rows } = await sql<SummaryWords>`
      select words, taken from summary_words where cohort = ${cohort} and monday = ${monday}`.execute(db);
    return rows[0];
  },

  async keep({ cohort, monday, prompt, words, at }) {
    await sql`insert into summary_words (cohort, monday, prompt, words, at)
      values (${cohort}, ${monday}, ${prompt}, ${JSON.stringify(words)}::jsonb, ${at}) on conflict do nothing`.execute(
      db,
    );
  },

  async take({ cohort, monday, taken }) {
    const { rows } = await sql`update summary_words set taken = ${taken}
      where cohort = ${cohort} and monday = ${monday} returning cohort`.execute(db);
    return rows.length > 0;
  },
});
