import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../harness/database.ts';

// docs/privacy.md says what is kept about people. It and the tables say the same.

let here: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  here = await testDatabase();
});
afterAll(() => here.drop());

const page = readFileSync('docs/privacy.md', 'utf8');
/** `table` and `table.column`, as the page names them in code. */
const named = [...page.matchAll(/`([a-z_]+)(?:\.([a-z_]+))?`/g)].map(([, table = '', column]) => ({ table, column }));

/** All columns of our tables. */
async function columns(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely%'`.execute(here.db);
  return new Map([...Map.groupBy(rows, ({ table }) => table)].map(([table, of]) => [table, of.map((o) => o.column)]));
}

/** Each column that refers to a person, an account of theirs, or their place in a group. */
async function personal(): Promise<readonly string[]> {
  const { rows } = await sql<{ column: string }>`
    select c.conrelid::regclass || '.' || a.attname as column from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.contype = 'f' and c.confrelid in ('learner'::regclass, 'account'::regclass, 'enrolment'::regclass)`.execute(
    here.db,
  );
  return rows.map(({ column }) => column);
}

test('every table is on the page, and every column that refers to a person', async () => {
  const tables = [...(await columns()).keys()];
  expect(tables.length).toBeGreaterThan(30);
  expect(tables.filter((table) => !named.some((one) => one.table === table))).toEqual([]);
  const found = await personal();
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter((column) => !named.some((one) => `${one.table}.${one.column}` === column))).toEqual([]);
});

test('the Chinese page names the same tables and columns', () => {
  const names = (text: string) => [...new Set(text.match(/`[a-z_]+(\.[a-z_]+)?`/g))].sort();
  expect(names(readFileSync('docs/privacy.zh-CN.md', 'utf8'))).toEqual(names(page));
});

test('the page names no table and no column that is not there', async () => {
  const tables = await columns();
  const gone = named.filter(({ table, column }) => {
    const there = tables.get(table);
    return !there || (column !== undefined && !there.includes(column));
  });
  expect(gone).toEqual([]);
});

test('whoever is erased takes what refers to them along, or it is no longer about them', async () => {
  const { rows } = await sql<{ column: string; rule: string }>`
    select c.conrelid::regclass || '.' || a.attname as column, c.confdeltype as rule from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.contype = 'f' and c.confrelid = 'learner'::regclass`.execute(here.db);
  // `c` deletes the row, `n` empties the column.
  expect(rows.filter(({ rule }) => rule !== 'c' && rule !== 'n')).toEqual([]);
});
