import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuildCards } from '../../src/core/card/rebuild-cards.ts';
import { changeSettings } from '../../src/core/learner/change-settings.ts';
import { at } from '../harness/clock.ts';
import { curriculum, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

/** All cards, as PostgreSQL writes them out. */
const allCards = async () =>
  (
    await sql<{ row: string }>`select (to_jsonb(c) - 'version')::text as row from card c order by learner, kp`.execute(
      here.db,
    )
  ).rows;

const kps = [...curriculum.siblings.keys()].slice(0, 3);

test('rebuilding gives every card again, bit for bit, whatever was answered and wherever its learner went', async () => {
  const step = fc.record({
    kp: fc.constantFrom(...kps),
    right: fc.boolean(),
    hours: fc.nat(300),
    seconds: fc.constantFrom(5, 200, 4000),
    zone: fc.option(fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      let learner = await here.person();
      let now = at('2026-11-02T12:00');
      for (const { kp, right, hours, seconds, zone } of steps) {
        now = now.add({ hours });
        if (zone) learner = await changeSettings(here.ports, { learner, changes: { zone }, now });
        const question = await here.ask(curriculum.siblings.get(kp)![0]!.id, learner, now);
        now = now.add({ seconds });
        await here.answer(learner, question, right, now);
      }
      const stored = await allCards();
      expect(stored.length).toBeGreaterThan(0);
      expect(await rebuildCards(here.ports, { dry: true })).toMatchObject({ changed: 0 });
      // What was lost, and what is wrong, is as it was.
      await sql`delete from card where learner = ${learner.id} and kp = ${kps[0]}`.execute(here.db);
      await sql`update card set stability = stability * 2, due_at = due_at + interval '1 day', asked = 99
        where learner = ${learner.id}`.execute(here.db);
      expect((await rebuildCards(here.ports)).cards).toBe(stored.length);
      expect(await allCards()).toEqual(stored);
    }),
    { numRuns: 15 },
  );
});

test('a card without an answer goes, and with a dry run everything stays', async () => {
  const learner = await here.person();
  const now = at('2026-11-02T12:00');
  await here.answer(learner, await here.ask(curriculum.siblings.get(kps[0]!)![0]!.id, learner, now), true, now);
  const stored = await allCards();
  await sql`insert into card select learner, 'made.up', due_at, asked, "right", last_right, version, stability, difficulty,
    answered_at, day, "interval", since, since_taught from card where learner = ${learner.id}`.execute(here.db);
  expect(await rebuildCards(here.ports, { dry: true })).toMatchObject({ changed: 1 });
  expect(await allCards()).toHaveLength(stored.length + 1);
  expect(await rebuildCards(here.ports)).toMatchObject({ changed: 1 });
  expect(await allCards()).toEqual(stored);
});

test('answers that come while cards are rebuilt count', async () => {
  const learner = await here.person();
  const now = at('2026-11-02T12:00');
  const questions = await Promise.all(kps.map((kp) => here.ask(curriculum.siblings.get(kp)![0]!.id, learner, now)));
  await Promise.all([
    ...questions.map((question) => here.answer(learner, question, true, now)),
    rebuildCards(here.ports),
    rebuildCards(here.ports),
  ]);
  expect(await rebuildCards(here.ports, { dry: true })).toMatchObject({ changed: 0 });
  expect((await here.store.progress.record({ learner: learner.id })).cards).toHaveLength(kps.length);
});
