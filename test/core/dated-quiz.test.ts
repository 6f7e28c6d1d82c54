import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseDeadline } from '../../src/core/deadline/choose-deadline.ts';
import { showDeadline } from '../../src/core/deadline/show-deadline.ts';
import { showProgress } from '../../src/core/progress/show-progress.ts';
import { startQuiz } from '../../src/core/quiz/start-quiz.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { reasonText } from '../../src/views/reason.ts';
import { at, date } from '../harness/clock.ts';
import { curriculum, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const monday = at('2026-11-02T12:00');

test('before a date comes what would be forgotten by then, and says why; without the date it does not', async () => {
  const ana = await here.member(await here.group());
  const { learner } = ana;
  await here.answerAll(learner, await here.begin(ana, monday), true, monday);
  const { cards } = await here.store.progress.record({ learner: learner.id });
  const on = date('2026-11-04');
  const wanted = {
    enrolment: ana.enrolment,
    change: { on, scope: { kind: 'all' } },
    today: date('2026-11-02'),
  } as const;
  const enrolment = await chooseDeadline(here.ports, wanted);
  expect((await here.store.learner.get(learner.id))!.enrolments[0]).toEqual(enrolment);
  // What was right on Monday returns on Wednesday.
  const soon = at('2026-11-03T12:00');
  const quizOf = (of: typeof enrolment, key: string) =>
    startQuiz(here.ports, { learner, enrolment: of, key, now: soon });
  const causes = async (of: typeof enrolment, key: string) => {
    const next = await quizOf(of, key);
    if (next.kind !== 'question') throw new Error(next.kind);
    const { choice } = (await here.store.quiz.get(next.question.quiz))!;
    return choice!.chosen.filter(({ kp }) => cards.some((card) => card.kp === kp));
  };
  const dated = await causes(enrolment, 'dated');
  const early = dated.filter(({ cause }) => cause === 'date');
  expect(early.length).toBeGreaterThan(0);
  expect(early.every(({ by }) => by?.on === on.toString() && by.days === 1)).toBe(true);
  for (const t of [catalogues.en, catalogues['zh-CN']]) expect(reasonText(early[0]!, t)).toContain(t.date(on));
  const none = await chooseDeadline(here.ports, { enrolment, change: 'none' });
  expect((await causes(none, 'undated')).filter(({ cause }) => cause === 'date')).toEqual([]);
  // What is counted elsewhere is what the quiz would ask.
  const due = async (of: typeof enrolment) =>
    (await showProgress(here.ports, { learner, enrolment: of, now: soon }))!.due;
  expect(await due(enrolment)).toBeGreaterThan(await due(none));
  const shown = await showDeadline(here.ports, { learner, enrolment, now: monday });
  expect(shown.deadline).toMatchObject({ on, inDays: 2 });
  expect(shown.deadline!.readiness.points).toBeGreaterThanOrEqual(cards.length);
  expect(shown.skills.every((id) => curriculum.skills.has(id))).toBe(true);
});
