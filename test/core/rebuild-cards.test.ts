import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuildCards } from '../../src/core/card/rebuild-cards.ts';
import { undoAnswer } from '../../src/core/card/undo-answer.ts';
import { changeSettings } from '../../src/core/learner/change-settings.ts';
import { nextQuestion } from '../../src/core/quiz/next-question.ts';
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

test('taking an answer back restores what was before it, and leaves the log with who did it', async () => {
  const cohort = await here.group();
  const item = (n: number) => curriculum.siblings.get(kps[n % 2]!)![0]!.id;
  const answers = fc.array(fc.record({ right: fc.boolean(), hours: fc.nat(200) }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(answers, fc.nat(4), async (all, at_) => {
      const [ana, ben] = [await here.member(cohort), await here.member(cohort)];
      const undone = at_ % all.length;
      let now = at('2026-11-02T12:00');
      const asked: string[] = [];
      for (const [n, { right, hours }] of all.entries()) {
        now = now.add({ hours: hours + 1 });
        for (const who of n === undone ? [ana] : [ana, ben]) {
          const key = here.fresh();
          const quiz = await here.store.quiz.create({
            ...{ key, learner: who.learner.id, enrolment: who.enrolment.id, items: [item(n)], at: now },
          });
          const next = await nextQuestion(here.ports, { learner: who.learner.id, quiz, now });
          if (next.kind !== 'question') throw new Error(next.kind);
          await here.answer(who.learner, next.question, right, now);
          if (who === ana) asked.push(next.question.id);
        }
      }
      const of = { question: asked[undone]!, cohort: cohort.id, by: ben.learner.id, now };
      expect(await undoAnswer(here.ports, { ...of, cohort: '999' })).toEqual({ kind: 'unknown' });
      expect(await undoAnswer(here.ports, of)).toEqual({ kind: 'undone' });
      expect(await undoAnswer(here.ports, of)).toEqual({ kind: 'repeat' });
      const known = async ({ learner, enrolment }: typeof ana) =>
        here.store.progress.record({ learner: learner.id, enrolment: enrolment.id });
      expect(await known(ana)).toEqual(await known(ben));
      expect(await rebuildCards(here.ports, { dry: true })).toMatchObject({ changed: 0 });
      const { rows } = await sql`select undone_by::text from attempt where draw = ${asked[undone]}`.execute(here.db);
      expect(rows).toEqual([{ undone_by: ben.learner.id }]);
      expect((await here.store.quiz.question(asked[undone]!))?.attempt).toMatchObject({ undone: true });
    }),
    { numRuns: 10 },
  );
});
