import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alarms, readAlarms } from '../../src/store/alarm.ts';
import { testDatabase } from '../harness/database.ts';

let here: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  here = await testDatabase();
  await sql`insert into learner (name, language, zone, placed, reminder_time, day_start, quiet_from, quiet_to, remind, goals)
    values ('Ana', 'en', 'UTC', true, 540, 240, 1320, 480, 'off', '[]')`.execute(here.db);
  await sql`insert into cohort (key, name, route, start, languages, zone, post_time, board, demo)
    values ('k', 'Owls', 'swe', '2026-11-02', array['en'], 'UTC', 480, true, false)`.execute(here.db);
  await sql`insert into daily_question (cohort, day, item, shown, opens_at, splits_at, closes_at)
    select id, '2026-11-02', 'i', '[]', now(), now(), now() from cohort`.execute(here.db);
});
afterAll(() => here.drop());

test.each([
  ['reminder', 'learner', 'remind_at'],
  ['nudge', 'learner', 'nudge_at'],
  ['post', 'cohort', 'post_at'],
  ['summary', 'cohort', 'summary_at'],
  ['buddies', 'cohort', 'buddies_at'],
  ['office-hour', 'cohort', 'hour_at'],
  ['question', 'daily_question', 'next_at'],
])('the next alarm of all may be that of a kind: %s', async (kind, table, column) => {
  const at = Temporal.Instant.from('2026-11-02T09:00:00Z');
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${at}`.execute(here.db);
  expect(await alarms(here.db).next()).toEqual(at);
  expect((await readAlarms(here.db, at)).filter(({ due }) => due)).toMatchObject([{ kind, due: 1 }]);
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = null`.execute(here.db);
  expect(await alarms(here.db).next()).toBeUndefined();
});
