import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { erase } from '../../src/core/learner/erase-learner.ts';
import { checkBackup, readAll, restore } from '../../src/store/backup.ts';
import type { Db } from '../../src/store/database.ts';
import { learners } from '../../src/store/learner.ts';
import { migrateTo } from '../../src/store/migrate.ts';
import { testDatabase } from '../harness/database.ts';
import { everything, structure } from '../harness/rows.ts';
import { loadRelease } from '../store/fixtures/load.ts';

type Database = Awaited<ReturnType<typeof testDatabase>>;

let release: Awaited<ReturnType<typeof loadRelease>>;
let url: string;
const made: Database[] = [];
const kept = (one: Database): Database => {
  made.push(one);
  return one;
};
/** A database without a table, and one with all tables and nobody in it. */
const bare = async () => kept(await testDatabase(2, 'template0'));
const empty = async () => kept(await testDatabase(2));

/** What COPY has to write differently, and what a chat line may hold. */
const odd = 'a\tb\nc\\d \\. \\N "e" 李\u2068雷\u2069 👩🏽‍🚀 \r\n';

beforeAll(async () => {
  release = await loadRelease();
  const { db } = release;
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
  const at = new URL((await bare()).url);
  at.pathname = `/${rows[0]?.name}`;
  url = at.href;
  const learner = sql`(select min(id) from learner)`;
  await sql`update learner set name = ${odd}, goals = ${JSON.stringify([{ from: '2026-11-01', days: [odd] }])}::jsonb
    where id = ${learner}`.execute(db);
  await sql`insert into block (learner, blocked, at) select ${learner}, max(id), '2026-11-01 00:00:00.123456+14' from learner`.execute(
    db,
  );
  await sql`insert into spending (scope, subject, day, tokens, micros, answers)
    values ('learner', ${odd}, '2026-11-01', 1, 2, 3)`.execute(db);
});
afterAll(async () => {
  await release.drop();
  for (const { drop } of made) await drop();
});

async function read(from = url): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of readAll(from)) chunks.push(chunk);
  return chunks;
}

/** The same bytes in other pieces: a file is read in whatever pieces the disk gives. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const into = async ({ url: to }: Pick<Database, 'url'>, bytes: Buffer, marks = new Set<string>(), size = 65_536) =>
  restore(to, pieces(bytes, size), await checkBackup(pieces(bytes, size)), marks);

describe('a backup that is restored into an empty database', () => {
  test('has every row of every table as it was, in whatever pieces the file is read, and every reference', async () => {
    const bytes = Buffer.concat(await read());
    const before = await everything(release.db);
    expect(Object.values(before).filter((rows) => rows.length).length).toBeGreaterThan(18);
    expect(Object.keys(before).length).toBeGreaterThan(35);
    for (const [target, size] of [
      [await bare(), 7],
      [await empty(), 4096],
    ] as const) {
      expect(await into(target, bytes, new Set(), size)).toBe(0);
      expect(await everything(target.db)).toEqual(before);
      expect(await structure(target.db)).toEqual(await structure(release.db));
    }
  });

  test('gives no id again that may have been given since: old buttons name nothing new', async () => {
    const target = await empty();
    await into(target, Buffer.concat(await read()));
    const last = async (db: Db) => {
      const { rows } = await sql<{ last: string }>`select last_value::text as last from draw_id_seq`.execute(db);
      return BigInt(rows[0]!.last);
    };
    expect(await last(target.db)).toBe((await last(release.db)) + 1_000_000n);
  });

  test('is of one moment, whatever is written while it is made', async () => {
    const source = await empty();
    const chunks: Buffer[] = [];
    for await (const chunk of readAll(source.url)) {
      if (!chunks.length) await add(source.db, 'late');
      chunks.push(chunk);
    }
    const target = await empty();
    await into(target, Buffer.concat(chunks));
    expect((await everything(target.db)).learner).toEqual([]);
  });

  test('erases again who has erased themselves since', async () => {
    const source = await empty();
    const id = await add(source.db, 'gone');
    await add(source.db, 'stayed');
    const bytes = Buffer.concat(await read(source.url));
    const marks = new Set<string>();
    const port = learners(source.db, async (mark) => void marks.add(mark));
    await erase({ learner: port }, (await port.get(id))!.learner);
    const target = await empty();
    expect(await into(target, bytes, marks)).toBe(1);
    const { rows } = await sql<{ name: string }>`select name from learner`.execute(target.db);
    expect(rows.map(({ name }) => name)).toEqual(['stayed']);
  });

  test('is brought up to date when an older version made it', async () => {
    const old = await bare();
    await migrateTo(old.db, '0003-sprint');
    await sql`insert into learner (name, language, zone, placed, hour, day_start, quiet_from, quiet_to, remind, goals)
      values ('Ana', 'en', 'UTC', true, 9, 4, 22, 8, 'dm', '[]')`.execute(old.db);
    const target = await bare();
    await into(target, Buffer.concat(await read(old.url)));
    const { rows } = await sql`select name, reminder_time from learner`.execute(target.db);
    expect(rows).toEqual([{ name: 'Ana', reminder_time: 540 }]);
  });
});

describe('it is refused, and nothing is written', () => {
  test('where somebody is already', async () => {
    const target = await empty();
    await add(target.db, 'here');
    const before = await everything(target.db);
    await expect(into(target, Buffer.concat(await read()))).rejects.toThrow(
      /not empty: learner\. Nothing was restored/,
    );
    expect(await everything(target.db)).toEqual(before);
  });

  test('where the tables are of another version', async () => {
    const other = await bare();
    await migrateTo(other.db, '0003-sprint');
    await expect(into(other, Buffer.concat(await read()))).rejects.toThrow('not those of the backup');
  });

  test.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
    ['cut off', (bytes) => bytes.subarray(0, bytes.length - 9), /ends too early/],
    ['cut off within a table', (bytes) => bytes.subarray(0, bytes.length / 2), /ends too early/],
    ['empty', () => Buffer.alloc(0), /ends too early/],
    ['something else', () => Buffer.from('{"name":"package"}\n'), /no backup of Tongxue/],
    ['no text at all', () => Buffer.alloc(2_000_000, 7), /no backup of Tongxue/],
    ['of a newer version', changed('"0040-', '"0999-'), /does not know \(by version .*newer one/],
  ])('when it is %s', async (_, change, says) => {
    await expect(checkBackup(pieces(change(Buffer.concat(await read())), 65_536))).rejects.toThrow(says);
  });

  test('when a row of it does not fit; and then the right one is taken', async () => {
    const target = await empty();
    const bytes = Buffer.concat(await read());
    // An enrolment of a learner who is not there.
    const broken = changed('{"table":"finish"', '{"table":"nobody"')(bytes);
    await expect(into(target, broken)).rejects.toThrow();
    expect((await everything(target.db)).learner).toEqual([]);
    await into(target, bytes);
    expect(await everything(target.db)).toEqual(await everything(release.db));
  });

  test('when there is nothing to back up', async () => {
    const { url: nothing } = await bare();
    await expect(read(nothing)).rejects.toThrow('no tables of Tongxue');
  });
});

function changed(from: string, to: string): (bytes: Buffer) => Buffer {
  return (bytes) => {
    const at = bytes.indexOf(from);
    if (at < 0) throw new Error(`there is no ${from}`);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(to), bytes.subarray(at + from.length)]);
  };
}

async function add(db: Db, name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into learner (name, language, zone, placed, reminder_time, day_start, quiet_from, quiet_to, remind, goals)
    values (${name}, 'en', 'UTC', true, 540, 240, 1320, 480, 'off', '[]') returning id::text`.execute(db);
  return rows[0]!.id;
}
