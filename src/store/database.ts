import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { openPool } from '../postgres/client.ts';
import type { Database } from './tables.ts';

export type Db = Kysely<Database>;

const { builtins, getTypeParser } = pg.types;

/** Dates and moments arrive as Temporal; int8 stays a string. */
function parser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === builtins.DATE) return (s) => Temporal.PlainDate.from(s);
  if (oid === builtins.TIMESTAMPTZ) return (s) => Temporal.Instant.from(s);
  return getTypeParser(oid, format as 'text') as (value: string) => unknown;
}

const toText = (value: unknown): unknown =>
  value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value;

/**
 * PostgreSQL quotes rows in the detail of an error, and in its message the value that it could not read (class 22): with
 * them people, which is nothing for a log.
 */
function withoutRows(error: unknown): never {
  if (!(error instanceof Error)) throw error;
  for (const key of ['detail', 'where']) if (key in error) Object.defineProperty(error, key, { enumerable: false });
  if ('code' in error && String(error.code).startsWith('22')) {
    const said = error.message;
    error.message = said.replace(/".*"/s, '"…"');
    if (error.stack) error.stack = error.stack.replace(said, () => error.message);
  }
  throw error;
}

/** The same database, where a commit need not wait for the disk: for work that is worth nothing until its last step. */
export const withoutWaiting = (url: string): string =>
  `${url}${url.includes('?') ? '&' : '?'}options=-csynchronous_commit%3Doff`;

/** More than the product has: what is built anew each time must not fill a server's memory. */
const maxStatements = 300;

/** Names the statements of a pool: each connection then has one parsed once, and planned a few times. */
function named() {
  const names = new Map<string, string>();
  return (text: string, given: readonly unknown[]): pg.QueryConfig => {
    const values = given.map(toText);
    // Without values, a statement is sent in one piece, and there is nothing to gain.
    if (values.length === 0 || (names.size >= maxStatements && !names.has(text))) return { text, values };
    const name = names.get(text) ?? `s${names.size + 1}`;
    names.set(text, name);
    return { name, text, values };
  };
}

/** A database may have been told to write dates as they are written somewhere. They are read in one way. */
const onConnect = (client: Pick<pg.ClientBase, 'query'>) => client.query("set datestyle = 'ISO, YMD'");

/** Opens a pool. Temporal values may be passed as parameters and come back as such. */
export function openDatabase(connectionString: string, max = 10, onError: (error: Error) => void = () => {}): Db {
  const types = { getTypeParser: parser as never };
  const pool = openPool(connectionString, { max, types, onConnect });
  // A server that stops while connections are being closed says so on each: that is no news.
  pool.on('error', (error) => pool.ending || onError(error));
  const query = named();
  const dialect = new PostgresDialect({
    pool: {
      options: pool.options,
      end: () => pool.end(),
      connect: async () => {
        const client = await pool.connect();
        return {
          release: (destroy) => client.release(destroy),
          query: ((sql: string, parameters: readonly unknown[] = []) =>
            client.query(query(sql, parameters)).catch(withoutRows)) as never,
        };
      },
    },
  });
  return new Kysely<Database>({ dialect });
}
