import { z } from 'zod';
import { StartError } from '../start-error.ts';

// A backup, unpacked, is text: a first line, then for each table a line, its rows as COPY writes them and `\.`, then a last
// line. This file has both its writer and its reader.

const headSchema = z.object({
  tongxue: z.literal('backup'),
  format: z.literal(1),
  /** The version that made it, and what had been migrated by then. */
  version: z.string(),
  migrations: z.array(z.string()).min(1),
  at: z.string(),
});
const tableSchema = z.object({ table: z.string().min(1), columns: z.array(z.string().min(1)).min(1) });
const endSchema = z.object({
  /** Of each sequence, the last number that it gave. */
  sequences: z.record(z.string(), z.string().regex(/^\d+$/)),
  /** How many rows each table has. */
  rows: z.record(z.string(), z.int().nonnegative()),
});

export type BackupHead = z.output<typeof headSchema>;
export type BackupTable = z.output<typeof tableSchema>;
export type BackupEnd = z.output<typeof endSchema>;

/** A table of a backup: its rows have to be read before what comes next. */
interface Section extends BackupTable {
  rows(): AsyncGenerator<Buffer>;
}

const line = (of: object): Buffer => Buffer.from(`${JSON.stringify(of)}\n`);
/** How COPY ends, on a line of its own. */
const endOfRows = '\\.\n';
const rowsEnd = Buffer.from(endOfRows);

export const writeHead = (head: Omit<BackupHead, 'tongxue' | 'format'>): Buffer =>
  line({ tongxue: 'backup', format: 1, ...head });

export async function* writeTable(table: BackupTable, rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield line(table);
  yield* rows;
  yield rowsEnd;
}

export const writeEnd = (end: BackupEnd): Buffer => line(end);

/**
 * Reads a backup: its head, then `each` with every table, whose rows it reads; what a table does not read is passed over.
 * Throws a {@link StartError} for what is no backup, or is not whole.
 */
export async function readBackup(
  source: AsyncIterable<Buffer>,
  onHead: (head: BackupHead) => Promise<void> | void,
  each: (section: Section) => Promise<void>,
): Promise<BackupEnd> {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<void> => {
    const next = await chunks.next();
    if (next.done) throw new StartError('This backup ends too early: it was cut off, or is none.');
    held = held.length ? Buffer.concat([held, next.value]) : next.value;
  };
  const take = (length: number): Buffer => {
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  };
  const readLine = async (): Promise<unknown> => {
    while (!held.includes(10)) {
      if (held.length > maxLine) throw noBackup();
      await more();
    }
    try {
      return JSON.parse(take(held.indexOf(10) + 1).toString()) as unknown;
    } catch {
      throw noBackup();
    }
  };
  /** Whole lines, as they come, without the last one. */
  async function* readRows(): AsyncGenerator<Buffer> {
    for (;;) {
      const isFirst = held.subarray(0, rowsEnd.length).equals(rowsEnd);
      const before = isFirst ? 0 : held.indexOf(`\n${endOfRows}`) + 1;
      if (isFirst || before) {
        if (before) yield take(before);
        take(rowsEnd.length);
        return;
      }
      const whole = held.lastIndexOf(10) + 1;
      if (whole) yield take(whole);
      await more();
    }
  }

  const head = headSchema.safeParse(await readLine());
  if (!head.success) throw noBackup();
  await onHead(head.data);
  for (;;) {
    const said = await readLine();
    const end = endSchema.safeParse(said);
    if (end.success) return end.data;
    const table = tableSchema.safeParse(said);
    if (!table.success) throw noBackup();
    const rows = readRows();
    await each({ ...table.data, rows: () => rows });
    for await (const _ of rows);
  }
}

/** A first line is far shorter. */
const maxLine = 1_000_000;

const noBackup = () =>
  new StartError('This is no backup of Tongxue, or one of a version that writes them differently.');
