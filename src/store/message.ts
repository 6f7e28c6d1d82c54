import { type Kysely, type Selectable, sql } from 'kysely';
import type { Db } from './database.ts';
import type { MessageTable } from './tables.ts';

type Table<View> = { message: MessageTable<View> };

/** The playground's messages. PostgreSQL notifies `message` with the id of each new or edited one, for all processes. */
export function messages<View>(database: Db) {
  const db = database as unknown as Kysely<Table<View>>;
  type Message = Selectable<MessageTable<View>>;
  const asJson = (view: View) => sql<View>`${JSON.stringify(view)}::jsonb`;
  /** Delivered when the transaction commits; never, when it does not. */
  const notify = (id: string, tx: typeof db) => sql`select pg_notify('message', ${id}::text)`.execute(tx);

  return {
    /** Appends a message. A key that exists returns its message and appends nothing. */
    append(message: {
      channel: string;
      person?: string;
      author: string;
      text?: string;
      view?: View;
      key?: string;
      at: Temporal.Instant;
    }): Promise<Message> {
      return db.transaction().execute(async (tx) => {
        const { view, ...rest } = message;
        const appended = await tx
          .insertInto('message')
          .values({ ...rest, view: view === undefined ? null : asJson(view) } as never)
          .onConflict((on) => on.column('key').doNothing())
          .returningAll()
          .executeTakeFirst();
        if (!appended)
          return tx.selectFrom('message').selectAll().where('key', '=', message.key!).executeTakeFirstOrThrow();
        await notify(appended.id, tx);
        return appended as Message;
      });
    },

    /** Replaces the view of a message; undefined when there is no such message. */
    edit(id: string, view: View): Promise<Message | undefined> {
      return db.transaction().execute(async (tx) => {
        const edited = await tx
          .updateTable('message')
          .set({ view: asJson(view), edited: true } as never)
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst();
        if (edited) await notify(id, tx);
        return edited as Message | undefined;
      });
    },

    get(id: string): Promise<Message | undefined> {
      return db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst() as Promise<
        Message | undefined
      >;
    },

    /** The latest 200 messages that this person sees in a channel, oldest first. The caller checks that they may see it. */
    async list(of: { person: string; channel: string; after?: string }): Promise<Message[]> {
      const latest = await db
        .selectFrom('message')
        .selectAll()
        .where('channel', '=', of.channel)
        .where((q) => q.or([q('person', 'is', null), q('person', '=', of.person)]))
        .where('id', '>', of.after ?? '0')
        .orderBy('id', 'desc')
        .limit(200)
        .execute();
      return latest.reverse() as Message[];
    },

    /** Up to a thousand messages after this one, for any reader, oldest first. */
    since(id: string): Promise<Message[]> {
      return db.selectFrom('message').selectAll().where('id', '>', id).orderBy('id').limit(1000).execute() as Promise<
        Message[]
      >;
    },

    /** The id of the newest message, `0` before the first. */
    async last(): Promise<string> {
      const query = db.selectFrom('message').select('id').orderBy('id', 'desc').limit(1);
      return (await query.executeTakeFirst())?.id ?? '0';
    },
  };
}
