import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deliver } from '../../jobs/deliver.ts';
import { reminder } from '../../jobs/reminder.ts';
import type { View } from '../../src/chat/contract/view.ts';
import { chooseDeadline } from '../../src/core/deadline/choose-deadline.ts';
import { recogniseLearner } from '../../src/core/learner/recognise-learner.ts';
import { answerQuestion } from '../../src/core/quiz/answer-question.ts';
import { tryItem } from '../../src/core/quiz/try-item.ts';
import { snoozeReminder } from '../../src/core/reminder/snooze-reminder.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { quizRoutes } from '../../src/routes/quiz.ts';
import { runJob } from '../../src/schedule/job.ts';
import { at, date } from '../harness/clock.ts';
import { type JobWorld, openJobs, wordsOf } from '../harness/jobs.ts';
import { answerTo, curriculum, type Member, route } from '../harness/world.ts';

// A reminder that carries a question, how it is put off, and how it comes less often.

let world: JobWorld;
beforeAll(async () => {
  world = await openJobs();
});
afterAll(() => world.drop());
beforeEach(() => world.clear());

const at8 = (day: string) => `${day}T20:00:00Z`;
const last = (): View => world.dms('ana').at(-1)!.view;
const routesOf = (view: View) =>
  view.body.flatMap((block) =>
    block.kind === 'buttons' ? block.buttons.flatMap((button) => ('route' in button ? [button.route] : [])) : [],
  );
const questionIn = (view: View) => routesOf(view).flatMap((one) => /^quiz\.answer:(\d+)\/?/.exec(one)?.[1] ?? [])[0];
const asked = async () =>
  (await sql<{ id: string; item: string }>`select id::text, item from draw order by id`.execute(world.db)).rows;

/** Ana, whose answer to the question to try was wrong on Monday: it is due on Tuesday. */
async function ana(changes: Parameters<JobWorld['member']>[2] = {}): Promise<Member> {
  const member = await world.member(await world.cohort(), 'ana', changes);
  await chooseDeadline(world.ports, { enrolment: member.enrolment, change: 'none' });
  const { learner } = member;
  const now = at('2026-11-30T09:00');
  const tried = await tryItem(world.ports, { learner: learner.id, item: route.opener, again: false, key: 'try', now });
  if (tried.kind !== 'question') throw new Error(tried.kind);
  const answer = answerTo(tried.question, tried.item, false);
  await answerQuestion(world.ports, { learner, question: tried.question.id, answer, now });
  return member;
}

test('carries one due question that one press answers, and the rest of the day after it', async () => {
  const { learner } = await ana();
  await world.tickAt(at8('2026-11-30'));
  // Nothing is due yet: today's task alone.
  expect(questionIn(last())).toBeUndefined();
  await world.tickAt(at8('2026-12-01'));
  const question = (await world.ports.quiz.question(questionIn(last())!))!;
  const item = curriculum.items.get(question.item)!;
  expect(item.kp).toBe(curriculum.items.get(route.opener)!.kp);
  expect(item.id).not.toBe(route.opener);
  expect(wordsOf(last())).not.toContain(JSON.stringify(item.explanation.en).slice(1, -1));
  expect(routesOf(last()).filter((one) => one.startsWith('quiz.answer'))).toHaveLength(question.order.length);
  expect(catalogues.en.reminder.openings.question).toContain(last().title);
  // It is answered once, and the second answer shows the first one.
  const now = at('2026-12-01T20:05');
  const first = await answerQuestion(world.ports, {
    learner,
    question: question.id,
    answer: answerTo(question, item, true),
    now,
  });
  expect(first).toMatchObject({ kind: 'marked', correct: true });
  const again = { learner, question: question.id, answer: answerTo(question, item, false), now };
  expect(await answerQuestion(world.ports, again)).toMatchObject({ kind: 'repeat', correct: true });
});

test('made twice, it has the same question; unanswered, it is no attempt, is over after a week, and waits no longer', async () => {
  const { learner } = await ana();
  world.keyed.will({ kind: 'later', afterMs: 60_000 });
  await world.tickAt(at8('2026-12-01'));
  await world.tickAt('2026-12-01T20:02:00Z');
  expect(world.dms('ana')).toHaveLength(1);
  const served = questionIn(last())!;
  expect((await asked()).map(({ id }) => id)).toEqual([expect.anything(), served]);
  const item = (await asked())[1]!.item;
  // Wednesday's is another item, or none: this one rests.
  await world.tickAt(at8('2026-12-02'));
  const second = questionIn(last());
  expect((await asked()).slice(2).map((one) => one.item)).not.toContain(item);
  const attempts = await sql<{ n: number }>`select count(*)::int as n from attempt`.execute(world.db);
  expect(attempts.rows[0]?.n).toBe(1);
  expect((await world.ports.quiz.itemsAsked(learner.id)).waiting).toContain(item);

  const question = (await world.ports.quiz.question(served))!;
  const answer = answerTo(question, curriculum.items.get(item)!, true);
  const late = await answerQuestion(world.ports, { learner, question: served, answer, now: at('2026-12-08T20:02') });
  expect(late).toMatchObject({ kind: 'over' });
  expect(second === undefined || second !== served).toBe(true);
  // A reminder that asks again ends what is over.
  await world.ports.quiz.create({
    ...{ key: 'reminder:2026-12-10', learner: learner.id, items: [route.opener] },
    ...{ lasts: at('2026-12-17T20:00'), at: at('2026-12-10T20:00') },
  });
  expect((await world.ports.quiz.itemsAsked(learner.id)).waiting).not.toContain(item);
});

test('comes less often while nothing is heard, offers a pause, and comes daily again after they did anything', async () => {
  await world.member(await world.cohort(), 'ana', { quiet: { from: 0, to: 0 } });
  const acts = (now: Temporal.Instant) =>
    recogniseLearner(world.ports, { platform: 'keyed', account: 'ana', name: 'ana', language: 'en', now });
  await acts(at('2026-11-30T09:00'));
  const days: string[] = [];
  for (let day = date('2026-11-30'); day.toString() < '2027-01-10'; day = day.add({ days: 1 })) {
    if (day.toString() === '2027-01-05') await acts(at(`${day}T10:00`));
    const before = world.dms('ana').length;
    world.goTo(at8(day.toString()));
    for (const job of [reminder, deliver]) await runJob(job, world.env);
    if (world.dms('ana').length > before) days.push(day.toString().slice(5));
  }
  // Monday's came on a day on which they were here.
  const silent = ['11-30', '12-01', '12-02', '12-03', '12-07', '12-09', '12-15', '12-21', '12-25'];
  expect(days).toEqual([...silent, '01-05', '01-06', '01-07', '01-08']);
  const shown = world.dms('ana').map(({ view }) => view);
  const offers = shown.map((view) => routesOf(view).includes('settings.weekOff'));
  expect(offers.indexOf(true)).toBe(silent.length - 1);
  expect(offers.filter(Boolean)).toHaveLength(1);
  for (const [i, { title }] of shown.entries()) expect(title).not.toBe(shown[i - 1]?.title);
});

test('put off, it comes at that hour whatever the budget, and tomorrow’s stands in for that day’s own', async () => {
  const { learner } = await world.member(await world.cohort(), 'ana', { quiet: { from: 22 * 60, to: 7 * 60 } });
  const who = { platform: 'keyed', account: 'ana' };
  const snooze = (until: 'hour' | 'tonight' | 'tomorrow', now: string) =>
    snoozeReminder(world.ports, { learner, at: who, snooze: until, now: at(now) });
  await world.tickAt(at8('2026-12-01'));
  // In quiet hours, but this very hour was asked for. Asked twice within an hour, it comes once.
  expect(await snooze('hour', '2026-12-01T21:30')).toMatchObject({ kind: 'snoozed' });
  await snooze('hour', '2026-12-01T21:31');
  expect(await snooze('tonight', '2026-12-01T21:30')).toEqual({ kind: 'past' });
  await world.tickAt('2026-12-01T22:29:00Z');
  expect(world.dms('ana')).toHaveLength(1);
  await world.tickAt('2026-12-01T22:30:00Z');
  await world.tickAt('2026-12-01T22:31:00Z');
  expect(world.dms('ana')).toHaveLength(2);
  await snooze('tomorrow', '2026-12-01T22:32');
  for (const moment of [at8('2026-12-02'), '2026-12-02T20:01:00Z']) await world.tickAt(moment);
  expect(world.dms('ana')).toHaveLength(3);
  // What comes more than an hour too late waits for the end of quiet hours, which is another day here.
  await snooze('hour', '2026-12-02T20:30');
  await world.tickAt('2026-12-02T23:00:00Z');
  await world.tickAt('2026-12-03T07:00:00Z');
  expect(world.dms('ana')).toHaveLength(3);
});

test('is quiet about a question whose route is left in an old message', async () => {
  const { learner } = await ana();
  await world.tickAt(at8('2026-12-01'));
  const question = questionIn(last())!;
  expect(routesOf(last())).toContain(quizRoutes.answer({ question, choice: 0 }));
  // Somebody else's question says nothing.
  const other = await world.person('ben');
  const answer = { positions: [0] };
  expect(await answerQuestion(world.ports, { learner: other, question, answer, now: world.now() })).toEqual({
    kind: 'gone',
  });
  expect(learner.id).not.toBe(other.id);
});
