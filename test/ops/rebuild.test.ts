import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuildAt } from '../../src/ops/rebuild.ts';
import { at } from '../harness/clock.ts';
import { curriculum, route, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

test('an operator is told how many cards differed, and with a dry run nothing is written', async () => {
  const learner = await here.person();
  const now = at('2026-11-02T12:00');
  await here.answer(learner, await here.ask(route.opener, learner, now), true, now);
  await sql`update card set difficulty = 9`.execute(here.db);
  const dry = await rebuildAt(here.url, { dry: true, curriculum });
  expect(dry).toBe(
    '1 cards of 1 learners computed from their answers; 1 differ from what is stored\nTraps of 0 answers differ from what is stored',
  );
  expect(await rebuildAt(here.url, { dry: false, curriculum })).toContain('1 were different and have been written');
  expect(await rebuildAt(here.url, { dry: true, curriculum })).toContain('; 0 differ');
});

test('on tables of another version nothing is touched', async () => {
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '')`.execute(here.db);
  await expect(rebuildAt(here.url, { dry: false, curriculum })).rejects.toThrow('of another version');
  await sql`delete from kysely_migration where name = '9999-later'`.execute(here.db);
});
