import { sql } from 'kysely';
import type { ItemDraft } from '../core/item-draft/model.ts';
import type { ItemDraftPort } from '../core/item-draft/port.ts';
import type { Db } from './database.ts';

/** Items drafted from the documents of a workspace. */
export const itemDrafts = (db: Db): ItemDraftPort => ({
  async add({ document, item, prompt, at }) {
    // A document that was removed meanwhile has no drafts.
    await sql`insert into item_draft (document, item, prompt, at)
      select id, ${JSON.stringify(item)}::jsonb, ${prompt}, ${at} from document where id = ${document}`.execute(db);
  },

  async list(workspace) {
    const { rows } = await sql<ItemDraft>`
      select i.id::text, i.item, d.title, i.at from item_draft i join document d on d.id = i.document
      where d.workspace = ${workspace} order by i.id`.execute(db);
    return rows;
  },

  async drop({ workspace, draft }) {
    const { numAffectedRows } = await sql`delete from item_draft i using document d
      where i.id = ${draft} and d.id = i.document and d.workspace = ${workspace}`.execute(db);
    return (numAffectedRows ?? 0n) > 0n;
  },
});
