import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nextQuestion } from '../../src/core/quiz/next-question.ts';
import { showHard } from '../../src/core/summary/show-hard.ts';
import { at } from '../harness/clock.ts';
import { curriculum, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());
const now = at('2026-11-04T12:00');

test('an organiser learns what was hard and how far a sprint took the group, and nothing of fewer than five people', async () => {
  const cohort = await here.group();
  const [item] = [...curriculum.siblings.values()][0]!;
  for (let n = 1; n <= 5; n++) {
    const { learner, enrolment } = await here.member(cohort, { name: `P${n}` });
    const of = { learner: learner.id, enrolment: enrolment.id };
    const quiz = await here.store.quiz.create({ key: here.fresh(), ...of, items: [item!.id], at: now });
    const next = await nextQuestion(here.ports, { learner: learner.id, quiz, now });
    if (next.kind === 'question') await here.answer(learner, next.question, n === 1, now);
    for (const [kind, score] of [
      ['before', 2],
      ['after', 4 + n],
    ] as const) {
      const exam = await here.store.exam.create({
        ...{ key: kind, ...of, items: Array.from({ length: 10 }, () => item!.id), kind, sprint: 1, at: now },
        ends: now.add({ hours: 24 }),
      });
      await here.store.exam.end(exam, score, now);
    }
    const shown = await showHard(here.ports, { cohort, now });
    if (n < 5) expect(shown).toMatchObject({ points: [], sprints: [] });
    else
      expect(shown).toMatchObject({
        points: [{ kp: item!.kp, people: 5, asked: 5, right: 1 }],
        sprints: [{ sprint: 1, people: 5, before: 0.2, after: 0.7 }],
      });
  }
  // A sprint that was begun before the path changed is called as it was then.
  const path = curriculum.paths.get(cohort.path)!;
  const [sprint, ...others] = path.sprints;
  const now2 = {
    ...path,
    sprints: [{ ...sprint!, name: { en: 'New name', 'zh-CN': '新名字' } }, ...others],
    earlier: [path],
  };
  const changed = { ...here.ports, curriculum: { ...curriculum, paths: new Map([[path.id, now2]]) } };
  const kept = { ...cohort, kept: [{ version: 1, through: 1 }] };
  expect((await showHard(changed, { cohort: kept, now })).sprints).toMatchObject([{ name: sprint!.name }]);
  expect((await showHard(changed, { cohort, now })).sprints).toMatchObject([{ name: { en: 'New name' } }]);
  expect((await showHard(here.ports, { cohort, now: now.add({ hours: 24 * 40 }) })).points).toEqual([]);
  await sql`update attempt set undone_at = ${now}`.execute(here.db);
  expect((await showHard(here.ports, { cohort, now })).points).toEqual([]);
});
