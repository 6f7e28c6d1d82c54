import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { inject } from 'vitest';
import { type Db, openDatabase } from '../../src/store/database.ts';

/** The connection on which a worker makes and drops databases, for all of its files. It ends with the worker. */
let admin: Db | undefined;
const run = async (statement: string): Promise<void> => {
  admin ??= openDatabase(inject('postgres'), 1);
  await sql.raw(statement).execute(admin);
};

/** A migrated database of its own for a test file, or one without any table. Call `drop` in afterAll. */
export async function testDatabase(
  connections = 4,
  template = 'tongxue_template',
): Promise<{ db: Db; url: string; drop(): Promise<void> }> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const server = inject('postgres');
  // Files are copied: to write each block into the log as well, as is the default, takes twice the work.
  await run(`create database ${name} template ${template} strategy file_copy`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const db = openDatabase(url.href, connections);
  return {
    db,
    url: url.href,
    async drop() {
      await db.destroy();
      await run(`drop database ${name} with (force)`);
    },
  };
}
