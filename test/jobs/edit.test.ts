import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { correctMoments } from '../../src/core/alarm/correct-moments.ts';
import { dayOfCohort } from '../../src/core/calendar/study-days.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { cohortDate } from '../../src/core/cohort/rules.ts';
import { answerQuestion } from '../../src/core/quiz/answer-question.ts';
import { nextQuestion } from '../../src/core/quiz/next-question.ts';
import { startQuiz } from '../../src/core/quiz/start-quiz.ts';
import { fewest } from '../../src/core/summary/model.ts';
import { finishTask } from '../../src/core/task/finish-task.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { type JobWorld, openJobs, wordsOf } from '../harness/jobs.ts';
import { answerTo, route } from '../harness/world.ts';

// The number of those who have done the day's task, on the post itself.

let world: JobWorld;
let people = 0;
beforeAll(async () => {
  world = await openJobs();
});
afterAll(() => world.drop());
beforeEach(async () => {
  await world.clear();
  people = 0;
});

const { did, beFirst } = { did: catalogues.en.post.did, beFirst: catalogues.en.post.beFirst(fewest) };

/** Somebody new does the task of the day, or the one given, its questions first. */
async function finish(cohort: Cohort, task?: string): Promise<void> {
  const { learner, enrolment } = await world.member(cohort, `p${++people}`, { remind: 'channel' });
  const now = world.now();
  const id = task ?? dayOfCohort(cohort, route, cohortDate(cohort, now))!.task.id;
  const done = { learner, enrolment, task: id, evidence: [], now };
  if ((await finishTask(world.ports, done)).kind === 'finished') return;
  let open = await startQuiz(world.ports, { learner, enrolment, task: id, now, key: id });
  expect(open.kind).toBe('question');
  while (open.kind === 'question') {
    const { question, item } = open;
    const given = { learner, question: question.id, now };
    const answered = await answerQuestion(world.ports, { ...given, answer: answerTo(question, item, true) });
    if (answered.kind === 'compare') await answerQuestion(world.ports, { ...given, answer: { self: true } });
    open = await nextQuestion(world.ports, { learner: learner.id, quiz: question.quiz, now });
  }
  expect((await finishTask(world.ports, done)).kind).toBe('finished');
}

const edits = () => world.keyed.edited.map(({ view }) => wordsOf(view));

test('a post begins with an invitation, and counts from five people on; under five it is not edited', async () => {
  const cohort = await world.cohort();
  await world.tickAt('2026-11-30T08:00:00Z');
  expect(wordsOf(world.posts()[0]!.view)).toContain(beFirst);
  for (let n = 0; n < 4; n++) await finish(cohort);
  await world.tickAt('2026-11-30T09:00:00Z');
  expect(edits()).toEqual([]);
  await finish(cohort);
  await world.tickAt('2026-11-30T09:00:30Z');
  expect(edits()).toEqual([expect.stringContaining(did(5))]);
  expect(edits()[0]).not.toContain(beFirst);
  // Planned and run twice, by two processes at once, it is edited once.
  await world.tickAt('2026-11-30T09:05:00Z');
  expect(edits()).toHaveLength(1);
});

test('edits are a minute apart, and the last state arrives', async () => {
  const cohort = await world.cohort();
  await world.tickAt('2026-11-30T08:00:00Z');
  for (let n = 0; n < 5; n++) await finish(cohort);
  await world.tickAt('2026-11-30T08:02:00Z');
  for (let n = 0; n < 3; n++) {
    await finish(cohort);
    await world.tickAt(`2026-11-30T08:02:${10 + n}Z`);
  }
  expect(edits()).toHaveLength(1);
  await world.tickAt('2026-11-30T08:03:00Z');
  expect(edits().at(-1)).toContain(did(8));
  expect(edits()).toHaveLength(2);
});

test('a task of another day changes nothing, and a day that is over is not counted on', async () => {
  const cohort = await world.cohort();
  await world.tickAt('2026-11-30T08:00:00Z');
  for (let n = 0; n < 6; n++) await finish(cohort, route.days[1]!.task.id);
  await world.tickAt('2026-11-30T09:00:00Z');
  expect(edits()).toEqual([]);
  for (let n = 0; n < 6; n++) await finish(cohort);
  await world.tickAt('2026-12-01T00:00:01Z');
  expect(edits()).toEqual([]);
  expect(await world.ports.edit.nextDue()).toBeUndefined();
});

test('early finishers are on the post when it is sent', async () => {
  const cohort = await world.cohort();
  world.goTo('2026-11-30T06:00:00Z');
  for (let n = 0; n < 5; n++) await finish(cohort);
  await world.tickAt('2026-11-30T08:00:00Z');
  expect(wordsOf(world.posts()[0]!.view)).toContain(did(5));
  expect(edits().every((words) => words.includes(did(5)))).toBe(true);
});

test('what a platform asks to wait for is edited then, a broken line is tried again, and a deleted post is left', async () => {
  const cohort = await world.cohort();
  await world.tickAt('2026-11-30T08:00:00Z');
  for (let n = 0; n < 5; n++) await finish(cohort);
  world.keyed.willEdit({ kind: 'later', afterMs: 30_000 }, 'throw before');
  await world.tickAt('2026-11-30T08:02:00Z');
  await world.tickAt('2026-11-30T08:02:29Z');
  expect(edits()).toEqual([]);
  await world.tickAt('2026-11-30T08:02:30Z');
  expect(edits()).toEqual([]);
  await world.tickAt('2026-11-30T08:02:50Z');
  expect(edits()).toEqual([expect.stringContaining(did(5))]);
  await finish(cohort);
  world.keyed.willEdit({ kind: 'refused', reason: 'lost', detail: 'deleted' });
  await world.tickAt('2026-11-30T08:10:00Z');
  expect(edits()).toHaveLength(1);
  expect(await world.ports.edit.nextDue()).toBeUndefined();
});

test('a runner that never came back is followed by another', async () => {
  const cohort = await world.cohort();
  await world.tickAt('2026-11-30T08:00:00Z');
  for (let n = 0; n < 5; n++) await finish(cohort);
  world.goTo('2026-11-30T08:02:00Z');
  expect(await world.ports.edit.claim(world.now(), 10)).toHaveLength(1);
  // What changes while it works is due again, and waits for it.
  await finish(cohort);
  await world.tickAt('2026-11-30T08:03:00Z');
  expect(edits()).toEqual([]);
  await world.tickAt('2026-11-30T08:04:01Z');
  expect(edits().at(-1)).toContain(did(6));
});

test('a post that was sent or edited while a clock ran ahead is edited all the same, and at once', async () => {
  const cohort = await world.cohort();
  await world.tickAt('2026-11-30T08:00:00Z');
  for (let n = 0; n < 5; n++) await finish(cohort);
  await sql`update delivery set ended_at = ended_at + interval '40 days'`.execute(world.db);
  await sql`update edit set due_at = due_at + interval '40 days', edited_at = due_at`.execute(world.db);
  world.goTo('2026-11-30T09:00:00Z');
  await correctMoments(world.ports, { now: world.now(), all: true });
  await world.tickAt('2026-11-30T09:00:01Z');
  expect(edits()).toEqual([expect.stringContaining(did(5))]);
  await sql`update edit set edited_at = edited_at + interval '40 days'`.execute(world.db);
  await finish(cohort);
  await world.tickAt('2026-11-30T09:02:00Z');
  expect(edits().at(-1)).toContain(did(6));
});
