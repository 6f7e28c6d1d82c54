import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/postgres/embedded.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string;
    /** With `-u`: what is on record is written anew. */
    renewing: boolean;
  }
}

/** One PostgreSQL for the whole run, with a migrated template that each test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxue-test-'));
  // As root, PostgreSQL runs as somebody else, who has to get in.
  chmodSync(folder, 0o755);
  const server = await startEmbedded(folder, { maxConnections: 150 });
  const template = new URL(server.url);
  template.pathname = '/tongxue_template';
  const admin = openDatabase(server.url, 1);
  // Nothing here has to outlive a crash of the machine, and a deadlock that a test brings about is one at once. A plan
  // that fits any value is as good on small tables, and is made once, not five times on each of many connections.
  const settings = ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off'];
  for (const setting of [...settings, 'deadlock_timeout = 50', 'plan_cache_mode = force_generic_plan'])
    await sql.raw(`alter system set ${setting}`).execute(admin);
  await sql.raw('select pg_reload_conf()').execute(admin);
  await sql.raw('create database tongxue_template').execute(admin);
  await admin.destroy();
  const db = openDatabase(template.href, 1);
  await migrate(db);
  await db.destroy();
  project.provide('postgres', server.url);
  project.provide('renewing', project.config.snapshotOptions.updateSnapshot === 'all');
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
