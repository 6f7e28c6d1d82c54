import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import { ownDataJson } from '../../src/core/own-data/export-own-data.ts';
import { before, type World, world } from '../harness/world.ts';

// What somebody gets who asks what is kept of them.

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const beginner = (account: string) =>
  identifyLearner(here.ports, { platform: 'web', account, name: account, language: 'en', now: before });

test('every table whose rows go with a learner is in the file', async () => {
  const { learner } = await beginner('all');
  const inFile = (await here.store.ownData.read(learner.id)).map(({ table }) => table);
  const { rows } = await sql<{ table: string }>`
    select distinct c.conrelid::regclass::text as table from pg_constraint c
    where c.contype = 'f' and c.confdeltype = 'c'
      and c.confrelid in ('learner'::regclass, 'account'::regclass, 'enrolment'::regclass)`.execute(here.db);
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.map(({ table }) => table).filter((table) => !inFile.includes(table))).toEqual([]);
});

test('the file has their rows and nobody else’s, and no secret', async () => {
  const { learner } = await beginner('mine');
  const { learner: other } = await beginner('other');
  await sql`insert into block (learner, blocked, at) values (${other.id}, ${learner.id}, ${before})`.execute(here.db);
  await sql`insert into turn (learner, language, question, earlier, at)
    values (${learner.id}, 'en', 'Why?', '[]', ${before}), (${other.id}, 'en', 'Theirs', '[]', ${before})`.execute(
    here.db,
  );
  const rows = await here.store.ownData.read(learner.id);
  const of = (table: string) => rows.find((one) => one.table === table)?.rows;
  expect(of('learner')).toEqual([expect.objectContaining({ name: 'mine', language: 'en' })]);
  expect(of('account')).toEqual([expect.objectContaining({ platform: 'web', account: 'mine' })]);
  expect(of('turn')).toEqual([expect.objectContaining({ question: 'Why?' })]);
  expect(of('block')).toEqual([]);
  const json = ownDataJson(rows);
  expect(JSON.parse(json)).toMatchObject({ learner: [{ name: 'mine' }], block: [] });
  expect(json).not.toMatch(/log_key|other|Theirs/);
  expect(await here.store.ownData.count(learner.id)).toMatchObject({ questions: 1, groups: 0 });
});

test('what a placement asked is there, and not whether it was right', async () => {
  const { learner } = await beginner('placed');
  for (const exam of [null, 'placement'])
    await sql`with quiz as (insert into quiz (key, learner, items, at, exam)
        values (${exam ?? 'daily'}, ${learner.id}, '[]', ${before}, ${exam}) returning id),
      draw as (insert into draw (quiz, number, learner, item, kp, shown, asked_at)
        select id, 1, ${learner.id}, 'i1', 'k1', '[]', ${before} from quiz returning id)
      insert into attempt (draw, learner, kp, given, correct, grade, day, at)
        select id, ${learner.id}, 'k1', '[]', true, 3, '2026-11-23', ${before} from draw`.execute(here.db);
  const rows = await here.store.ownData.read(learner.id);
  const attempts = rows.find(({ table }) => table === 'attempt')?.rows as object[];
  expect(attempts).toHaveLength(2);
  expect(attempts.filter((row) => 'correct' in row || 'grade' in row)).toHaveLength(1);
});
