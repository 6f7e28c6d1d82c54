import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ModelSentence } from '../core/tutor/model.ts';
import type { AnswerPort } from '../core/tutor/port.ts';
import type { Db } from './database.ts';

/** What somebody asked is not kept, only what tells whether the same is asked again. */
const hashOf = (key: string): string => createHash('sha256').update(key).digest('base64url');

/** Answers of the model, by workspace. */
export function answers(db: Db): AnswerPort {
  return {
    async find({ workspace, key, after }) {
      const row = await db
        .selectFrom('tutor_answer')
        .select('sentences')
        .where('workspace', '=', workspace)
        .where('key', '=', hashOf(key))
        .where('at', '>', after)
        .executeTakeFirst();
      return row?.sentences as readonly ModelSentence[] | undefined;
    },

    async keep({ workspace, key, sentences, at, after }) {
      await sql`delete from tutor_answer where workspace = ${workspace} and at <= ${after}`.execute(db);
      await sql`
        insert into tutor_answer (workspace, key, sentences, at)
        values (${workspace}, ${hashOf(key)}, ${JSON.stringify(sentences)}::jsonb, ${at})
        on conflict (workspace, key) do update set sentences = excluded.sentences, at = excluded.at`.execute(db);
    },
  };
}
