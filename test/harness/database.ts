import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { inject } from 'vitest';
import { type Db, openDatabase } from '../../src/store/database.ts';

/** A migrated database of its own for a test file. Call `drop` in afterAll. */
export async function testDatabase(connections = 4): Promise<{ db: Db; url: string; drop(): Promise<void> }> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const server = inject('postgres');
  const run = async (statement: string) => {
    const admin = openDatabase(server, 1);
    await sql
      .raw(statement)
      .execute(admin)
      .finally(() => admin.destroy());
  };
  await run(`create database ${name} template tongxue_template`);
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
