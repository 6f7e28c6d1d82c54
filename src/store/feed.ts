import { sql } from 'kysely';
import type { FeedPort } from '../core/feed/port.ts';
import type { Db } from './database.ts';

/** The addresses of calendars: of what is secret in one, a hash. */
export const feeds = (db: Db): FeedPort => ({
  async open({ learner, key, at }) {
    await sql`insert into feed (learner, key, at) values (${learner}, ${key}, ${at})
      on conflict (learner) do update set key = excluded.key, at = excluded.at`.execute(db);
  },

  async close(learner) {
    await sql`delete from feed where learner = ${learner}`.execute(db);
  },

  async since(learner) {
    const { rows } = await sql<{ at: Temporal.Instant }>`select at from feed where learner = ${learner}`.execute(db);
    return rows[0]?.at;
  },

  async learner(key) {
    const { rows } = await sql<{ learner: string }>`select learner::text from feed where key = ${key}`.execute(db);
    return rows[0]?.learner;
  },
});
