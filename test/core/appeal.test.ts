import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appealAnswer } from '../../src/core/appeal/appeal-answer.ts';
import { decideAppeal } from '../../src/core/appeal/decide-appeal.ts';
import { usualParameters } from '../../src/core/card/memory.ts';
import { rebuildCards } from '../../src/core/card/rebuild-cards.ts';
import { listToDecide } from '../../src/core/note/claim-notes.ts';
import { nextQuestion } from '../../src/core/quiz/next-question.ts';
import { rebuildAllTraps } from '../../src/core/trap/rebuild-traps.ts';
import { at } from '../harness/clock.ts';
import { curriculum, type Member, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());
const now = at('2026-11-02T12:00');
const item = [...curriculum.items.values()].find(
  (one) => one.type === 'single' && one.options.some(({ misconception }) => misconception),
)!;

async function answered({ learner, enrolment }: Member, right: boolean) {
  const input = { key: here.fresh(), learner: learner.id, enrolment: enrolment.id, items: [item.id], at: now };
  const quiz = await here.store.quiz.create(input);
  const next = await nextQuestion(here.ports, { learner: learner.id, quiz, now });
  if (next.kind !== 'question') throw new Error(next.kind);
  await here.answer(learner, next.question, right, now);
  return next.question;
}
const appeal = ({ learner, enrolment }: Member, question: string, kind: 'right' | 'report' = 'right') =>
  appealAnswer(here.ports, {
    ...{ learner: learner.id, enrolments: [enrolment], question, kind, reason: 'The book says so', now },
  });
const known = async ({ learner, enrolment }: Member) =>
  here.store.progress.record({ learner: learner.id, enrolment: enrolment.id });

test('an answer that an organiser agrees with is credited to everybody in the group who gave it', async () => {
  const cohort = await here.group();
  const members = [];
  for (const name of ['Ana', 'Ben', 'Cai', 'Dee']) members.push(await here.member(cohort, { name }));
  const [ana, ben, cai, dee] = members as [Member, Member, Member, Member];
  const elsewhere = await here.member(await here.group());
  const wrong = await answered(ana, false);
  // `answerTo` chooses the first wrong option as shown, so Ben is given Ana's.
  const same = await answered(ben, false);
  const given = (await here.store.quiz.question(wrong.id))!.attempt!.given;
  const [others] = [await answered(elsewhere, false)];
  await sql`update attempt set given = ${JSON.stringify(given)}::jsonb where draw in (${same.id}, ${others.id})`.execute(
    here.db,
  );
  await rebuildAllTraps(here.ports);
  const right = await answered(cai, true);
  await answered(dee, true);
  expect(await appeal(cai, right.id)).toEqual({ kind: 'repeat' });
  expect(await appeal(dee, wrong.id)).toEqual({ kind: 'gone' });
  expect(await appeal(ana, wrong.id)).toEqual({ kind: 'sent' });
  expect(await appeal(ana, wrong.id)).toEqual({ kind: 'repeat' });
  const organiser = cohort.organiser!;
  expect(await here.store.report.organisersToTell(10)).toContain(organiser);
  const { appeals } = await listToDecide(here.ports, { organiser, now });
  expect(appeals).toMatchObject([
    { appeal: { kind: 'right', reason: 'The book says so', others: 1 }, item: { id: item.id } },
  ]);
  const input = { appeal: appeals[0]!.appeal, agrees: true, organiser, now };
  expect(await decideAppeal(here.ports, input)).toEqual({ kind: 'decided', credited: 2 });
  expect(await decideAppeal(here.ports, input)).toEqual({ kind: 'repeat' });
  // They stand as those who were right at once; somebody of another group does not.
  for (const one of [ana, ben]) expect((await known(one)).cards).toEqual((await known(dee)).cards);
  expect((await known(elsewhere)).cards).toMatchObject([{ lastRight: false }]);
  expect(await here.store.trap.events(ana.learner.id)).toEqual([]);
  expect((await here.store.trap.events(elsewhere.learner.id)).length).toBe(1);
  expect(await rebuildCards(here.ports, { dry: true })).toMatchObject({ changed: 0 });
  expect(await rebuildAllTraps(here.ports, { dry: true })).toBe(0);
  expect((await here.store.quiz.question(wrong.id))?.attempt).toMatchObject({ correct: true, credited: true });
  expect(await here.store.audit.list({ cohort: cohort.id, skip: 0, limit: 5 })).toMatchObject([{ action: 'agree' }]);
  expect(await here.store.report.organisersToTell(10)).not.toContain(organiser);
});

test('a credited answer counts by the memory that was fitted to its learner', async () => {
  const cohort = await here.group();
  const ana = await here.member(cohort);
  await here.store.fit.assign(
    ana.learner.id,
    usualParameters.map((value, n) => (n < 4 ? value * 3 : value)),
  );
  const { learner } = (await here.store.learner.get(ana.learner.id))!;
  const wrong = await answered({ ...ana, learner }, false);
  await appeal(ana, wrong.id);
  const organiser = cohort.organiser!;
  const { appeals } = await listToDecide(here.ports, { organiser, now });
  await decideAppeal(here.ports, { appeal: appeals[0]!.appeal, agrees: true, organiser, now });
  expect(await rebuildCards(here.ports, { dry: true })).toMatchObject({ changed: 0 });
});

test('an answer that they do not agree with stays, and a report changes no answer', async () => {
  const cohort = await here.group();
  const ana = await here.member(cohort);
  const wrong = await answered(ana, false);
  const before = await known(ana);
  await appeal(ana, wrong.id);
  await appeal(ana, wrong.id, 'report');
  const organiser = cohort.organiser!;
  const { appeals } = await listToDecide(here.ports, { organiser, now });
  expect(appeals.map(({ appeal }) => appeal.kind)).toEqual(['right', 'report']);
  for (const [n, { appeal }] of appeals.entries())
    expect(await decideAppeal(here.ports, { appeal, agrees: n === 1, organiser, now })).toEqual({
      ...{ kind: 'decided', credited: 0 },
    });
  expect(await known(ana)).toEqual(before);
});
