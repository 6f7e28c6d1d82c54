import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
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

/** Of Linux; a container may have little of it. */
const memory = '/dev/shm';
function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= 2 ** 31;
  } catch {
    return false;
  }
}

/**
 * In memory where there is room. A database is some six hundred files, which a disk's file system makes with four times
 * the work, and each test file makes a few. What a run that was killed has left there is removed: its PostgreSQL then
 * ends by itself.
 */
function dataFolder(): string {
  if (!hasRoom()) return mkdtempSync(join(tmpdir(), 'tongxue-test-'));
  for (const name of readdirSync(memory)) {
    const [, pid] = /^tongxue-test-(\d+)-/.exec(name) ?? [];
    if (pid && !existsSync(`/proc/${pid}`)) rmSync(join(memory, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(memory, `tongxue-test-${process.pid}-`));
}

/** One PostgreSQL for the whole run, with a migrated template that each test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = dataFolder();
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
