import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brief } from '../../src/ops/brief.ts';
import { testDatabase } from '../harness/database.ts';

test('who meets a database that is away, or a full disk, says so in a line; any other error has its stack', () => {
  const lost = new Error('Connection terminated unexpectedly');
  const full = Object.assign(new Error('could not extend file "base/5/1": No space left on device'), { code: '53100' });
  for (const error of [lost, full]) expect(brief(error)).toEqual({ type: 'Error', message: error.message });
  expect(brief(new TypeError('x is not a function'))).toMatchObject({
    type: 'TypeError',
    stack: expect.stringContaining('brief.test.ts'),
  });
});

describe('what PostgreSQL refuses', () => {
  const typed = 'words of somebody';
  let here: Awaited<ReturnType<typeof testDatabase>>;
  beforeAll(async () => {
    here = await testDatabase();
    await sql`create table thing (id int primary key, words text not null unique check (length(words) > 3), n smallint)`.execute(
      here.db,
    );
    await sql`insert into thing values (1, ${typed})`.execute(here.db);
  });
  afterAll(() => here.drop());

  test.each([
    ['a row that is there already', sql`insert into thing values (2, ${typed})`, '23505', 'thing_words_key'],
    ['a row that may not be', sql`insert into thing values (3, ${typed.slice(0, 3)}, 7)`, '23514', 'thing_words_check'],
    ['a row with a hole', sql`insert into thing values (null, ${typed})`, '23502', 'null value in column'],
    ['no number', sql`select ${typed}::bigint`, '22P02', 'invalid input syntax for type bigint'],
    ['a number that is too great', sql`insert into thing values (4, 'well', ${'987654321'})`, '22003', 'out of range'],
    ['no time', sql`select ${typed}::timestamptz`, '22007', 'invalid input syntax for type timestamp'],
    ['no JSON', sql`select ${`{"${typed}": x}`}::jsonb`, '22P02', 'invalid input syntax for type json'],
  ])('%s: the log has its code and its place, and no value of it', async (_, statement, code, says) => {
    const lines: string[] = [];
    const log = pino({ serializers: { err: brief } }, { write: (line: string) => void lines.push(line) });
    const error: unknown = await statement.execute(here.db).catch((err: unknown) => err);
    log.error({ err: error }, 'fault');
    log.error({ err: new Error('a job failed', { cause: error }) }, 'fault');
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).not.toMatch(/words of somebody|\bwor\b|987654321/);
      expect(line).toContain(says);
      expect(line).toContain('brief.test.ts');
    }
    expect(lines[0]).toContain(`"code":"${code}"`);
  });
});
