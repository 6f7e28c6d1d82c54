import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { Client } from '../postgres/client.ts';
import { StartError } from '../start-error.ts';
import { type BackupEnd, type BackupHead, readBackup, writeEnd, writeHead, writeTable } from './backup-file.ts';
import { type Db, openDatabase } from './database.ts';
import { eraseAgain } from './erasure.ts';
import { migrate, migrateTo, migrationsSince, ownVersion } from './migrate.ts';

/** Kysely's own lock is no content. */
const skipped = ['kysely_migration_lock'];

/** What is in a database where nobody was yet: what migrations write, and what a start leaves. */
const mayHaveRows = ['kysely_migration', 'kysely_migration_lock', 'clock', 'lease'];

/**
 * Ids that were given after the backup are on buttons that people still have, and must not become somebody else's: each
 * sequence goes on so much further.
 */
const idsLeftOut = 1_000_000n;

/** Values are written as any server reads them, whatever this one was told to prefer. */
const session = [
  "client_encoding = 'UTF8'",
  "datestyle = 'ISO, YMD'",
  "intervalstyle = 'postgres'",
  "timezone = 'UTC'",
  'extra_float_digits = 1',
  'statement_timeout = 0',
  'lock_timeout = 0',
  'idle_in_transaction_session_timeout = 0',
];

const name = pg.escapeIdentifier;
const list = (names: readonly string[]) => names.map(name).join(', ');

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const setting of session) await client.query(`set ${setting}`);
  return client;
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  return work(client).finally(() => client.end());
}

interface TableOf {
  readonly table: string;
  readonly columns: string[];
}

/** Our tables, with the columns that hold something of their own. BullMQ's are in another schema. */
async function tablesOf(client: Client): Promise<readonly TableOf[]> {
  const { rows } = await client.query<TableOf>(`
    select table_name::text as table, array_agg(column_name::text order by ordinal_position) as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = current_schema() and table_type = 'BASE TABLE' and is_generated = 'NEVER'
    group by 1 order by 1`);
  return rows.filter(({ table }) => !skipped.includes(table));
}

async function applied(client: Client, tables: readonly TableOf[]): Promise<string[]> {
  if (!tables.some(({ table }) => table === 'kysely_migration')) return [];
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name');
  return rows.map((row) => row.name);
}

async function sequencesOf(client: Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ sequence: string; last: string }>(`
    select sequencename::text as sequence, coalesce(last_value, 0)::text as last from pg_sequences
    where schemaname = current_schema() order by 1`);
  return Object.fromEntries(rows.map(({ sequence, last }) => [sequence, last]));
}

/**
 * All rows of all our tables as they are at one moment, also while a bot writes them. What the queue has is left out: rows
 * decide. `done` is called with how many rows there were.
 */
export async function* readAll(url: string, done: (end: BackupEnd) => void = () => {}): AsyncGenerator<Buffer> {
  const client = await connect(url);
  try {
    await client.query('begin isolation level repeatable read read only');
    const tables = await tablesOf(client);
    const migrations = await applied(client, tables);
    if (!migrations.length) throw new StartError('There are no tables of Tongxue in this database yet.');
    yield writeHead({ version: ownVersion(), migrations, at: new Date().toISOString() });
    const rows: Record<string, number> = {};
    for (const { table, columns } of tables) {
      const copy = client.query(copyTo(`copy ${name(table)} (${list(columns)}) to stdout`));
      yield* writeTable({ table, columns }, copy);
      rows[table] = copy.rowCount;
    }
    // Sequences have no snapshot, and are read last: no row has an id that is beyond them.
    const end = { sequences: await sequencesOf(client), rows };
    yield writeEnd(end);
    await client.query('commit');
    done(end);
  } finally {
    await client.end();
  }
}

export interface Checked {
  readonly head: BackupHead;
  readonly end: BackupEnd;
}

/** Reads a backup to its end. Throws a {@link StartError} when it is none, is not whole, or is of tables that we do not know. */
export async function checkBackup(source: AsyncIterable<Buffer>): Promise<Checked> {
  const heads: BackupHead[] = [];
  const end = await readBackup(
    source,
    (head) => void heads.push(head),
    async () => {},
  );
  const [head] = heads;
  if (!head || migrationsSince(head.migrations) === undefined)
    throw new StartError(
      `This backup was made of tables that this Tongxue does not know (by version ${head?.version}). Restore it with that version or a newer one.`,
    );
  return { head, end };
}

/**
 * Puts a backup that was checked into an empty database, and brings it up to date. The rows arrive in one transaction: all
 * of them, or none. `erasures` are the marks of those who have erased themselves; gives how many were there, and are erased
 * again. Throws a {@link StartError} that says what to do.
 */
export async function restore(
  url: string,
  source: AsyncIterable<Buffer>,
  { head, end }: Checked,
  erasures: ReadonlySet<string>,
): Promise<number> {
  const db = openDatabase(url, 2);
  try {
    await makeTables(db, url, head.migrations);
    await connected(url, (client) => fill(client, source, end));
    await migrate(db);
    return await eraseAgain(db, erasures);
  } finally {
    await db.destroy();
  }
}

const notEmpty = 'Nothing was restored. Give an empty one: createdb -E UTF8 -T template0 NAME, or another DATA_DIR.';

/** The tables that the backup was made of, in a database that has none, or has these and nothing in them. */
async function makeTables(db: Db, url: string, migrations: readonly string[]): Promise<void> {
  await connected(url, async (client) => {
    const full = await fullTables(client, mayHaveRows);
    if (full.length) throw new StartError(`This database is not empty: ${full.join(', ')}. ${notEmpty}`);
    const tables = await tablesOf(client);
    if (tables.length && (await applied(client, tables)).join() !== migrations.join())
      throw new StartError(`This database has tables that are not those of the backup. ${notEmpty}`);
  });
  await migrateTo(db, migrations.at(-1)!);
}

async function fullTables(client: Client, except: readonly string[]): Promise<readonly string[]> {
  const full: string[] = [];
  for (const { table } of await tablesOf(client))
    if (!except.includes(table) && (await client.query(`select from ${name(table)} limit 1`)).rowCount)
      full.push(table);
  return full;
}

async function fill(client: Client, source: AsyncIterable<Buffer>, end: BackupEnd): Promise<void> {
  await client.query('begin');
  const tables = (await tablesOf(client)).map(({ table }) => table);
  await client.query(`lock table ${list(tables)} in access exclusive mode`);
  // A bot may have been started meanwhile.
  const full = await fullTables(client, mayHaveRows);
  if (full.length) throw new StartError(`This database is in use: ${full.join(', ')}. Stop the bot first. ${notEmpty}`);
  await client.query(`truncate ${list(tables)}`);
  // In whatever order the tables come: each reference is checked when all of them are there.
  const { rows: references } = await client.query<{ of: string; constraint: string; definition: string }>(`
    select conrelid::regclass::text as of, conname::text as constraint, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`);
  for (const { of, constraint } of references)
    await client.query(`alter table ${of} drop constraint ${name(constraint)}`);
  await readBackup(
    source,
    () => {},
    async ({ table, columns, rows }) => {
      const copy = client.query(copyFrom(`copy ${name(table)} (${list(columns)}) from stdin`));
      await pipeline(Readable.from(rows(), { objectMode: false }), copy);
      if (copy.rowCount !== end.rows[table])
        throw new StartError(`Of ${table}, ${copy.rowCount} rows were read in place of ${end.rows[table]}.`);
    },
  );
  for (const { of, constraint, definition } of references)
    await client.query(`alter table ${of} add constraint ${name(constraint)} ${definition}`);
  for (const [sequence, last] of Object.entries(end.sequences))
    await client.query('select setval($1::regclass, $2::bigint)', [
      name(sequence),
      (BigInt(last) + idsLeftOut).toString(),
    ]);
  await client.query('commit');
  await client.query('analyze');
}
