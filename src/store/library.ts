import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { DocumentSection, LibraryDocument, ReadDocument } from '../core/library/model.ts';
import type { LibraryPort } from '../core/library/port.ts';
import type { Db } from './database.ts';
import { inTransaction } from './transact.ts';

const columns = sql`id::text, title, kind, at as added, letters`;

/** The documents of each workspace. */
export function libraries(db: Db): LibraryPort {
  return {
    add: ({ workspace, title, kind, sections }, { documents, letters, at }) =>
      inTransaction(db, async (tx) => {
        const written = JSON.stringify(sections);
        const hash = createHash('sha256').update(written).digest('base64url');
        const length = sections.reduce((sum, { body }) => sum + body.length, 0);
        // One after another in a workspace, so that two at once are not one too many.
        await sql`select pg_advisory_xact_lock(hashtextextended(${`library ${workspace}`}, 0))`.execute(tx);
        const { rows } = await sql<{ count: number; letters: number; same: boolean }>`
          select count(*)::int as count, coalesce(sum(letters), 0)::int as letters,
            coalesce(bool_or(hash = ${hash}), false) as same
          from document where workspace = ${workspace}`.execute(tx);
        const there = rows[0]!;
        if (there.same) return 'same';
        if (there.count >= documents || there.letters + length > letters) return 'full';
        await sql`insert into document (workspace, title, kind, hash, letters, sections, at)
          values (${workspace}, ${title}, ${kind}, ${hash}, ${length}, ${written}::jsonb, ${at})`.execute(tx);
        return 'added';
      }),

    async list(workspace) {
      const { rows } = await sql<LibraryDocument>`
        select ${columns} from document where workspace = ${workspace} order by id desc`.execute(db);
      return rows;
    },

    async find({ workspace, document }) {
      const { rows } = await sql<LibraryDocument>`
        select ${columns} from document where workspace = ${workspace} and id = ${document}`.execute(db);
      return rows[0];
    },

    remove: ({ workspace, document }) =>
      inTransaction(db, async (tx) => {
        const { numAffectedRows } = await sql`
          delete from document where workspace = ${workspace} and id = ${document}`.execute(tx);
        if (!numAffectedRows) return false;
        await sql`delete from tutor_answer where workspace = ${workspace}`.execute(tx);
        return true;
      }),

    async version(workspace) {
      const { rows } = await sql<{ version: string | null }>`
        select string_agg(id::text, ' ' order by id) as version from document
        where workspace = ${workspace}`.execute(db);
      return rows[0]?.version ?? undefined;
    },

    async readNext({ workspace, document }) {
      const { rows } = await sql<ReadDocument>`
        update document set drafted = drafted + 1 where workspace = ${workspace} and id = ${document}
        returning title, sections, drafted - 1 as times`.execute(db);
      return rows[0];
    },

    async read(workspace) {
      const { rows } = await sql<LibraryDocument & { readonly sections: readonly DocumentSection[] }>`
        select ${columns}, sections from document where workspace = ${workspace} order by id`.execute(db);
      return rows;
    },
  };
}
