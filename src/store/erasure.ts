import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from './database.ts';
import { eraseLearner } from './erase.ts';
import { inTransaction } from './transact.ts';

interface Marked {
  readonly id: string;
  readonly log_key: string;
}

/**
 * What the list of erasures has of somebody. The key is in their row and goes with it: the list says nothing about anybody,
 * and only a restored backup, which has the row again, tells whose mark it is. Whoever begins anew has another key.
 */
const markOf = ({ id, log_key }: Marked): string => createHmac('sha256', log_key).update(`erased ${id}`).digest('hex');

/** The mark of a learner; undefined when they are gone. */
export async function markOfLearner(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await sql<Marked>`select id::text, log_key from learner where id = ${id}`.execute(db);
  return rows[0] && markOf(rows[0]);
}

/** Erases those learners again whom a restored backup brought back. Returns how many they were. */
export async function eraseAgain(db: Db, marks: ReadonlySet<string>): Promise<number> {
  if (!marks.size) return 0;
  const { rows } = await sql<Marked>`select id::text, log_key from learner order by id`.execute(db);
  const back = rows.filter((row) => marks.has(markOf(row)));
  for (const { id } of back) await inTransaction(db, (tx) => eraseLearner(tx, id));
  return back.length;
}
