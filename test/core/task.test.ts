import { afterAll, beforeAll, expect, test } from 'vitest';
import { choosePace } from '../../src/core/enrolment/choose-pace.ts';
import { hasCheck } from '../../src/core/exam/start-exam.ts';
import { readRecord } from '../../src/core/progress/read-record.ts';
import { showProgress } from '../../src/core/progress/show-progress.ts';
import { answerQuestion } from '../../src/core/quiz/answer-question.ts';
import type { AskedQuestion } from '../../src/core/quiz/model.ts';
import { nextQuestion } from '../../src/core/quiz/next-question.ts';
import { weigh } from '../../src/core/task/evidence.ts';
import { finishTask } from '../../src/core/task/finish-task.ts';
import { openTask } from '../../src/core/task/open-task.ts';
import { ownTask } from '../../src/core/task/own.ts';
import { goOnFromTask, putAside } from '../../src/core/task/put-aside.ts';
import { quizState } from '../../src/core/task/rules.ts';
import { showTask } from '../../src/core/task/show-task.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { madeUpEvidence } from '../../src/playground/evidence.ts';
import { quizText } from '../../src/views/criterion.ts';
import { at, date } from '../harness/clock.ts';
import { curriculum, type Member, route, type World, world } from '../harness/world.ts';

const taskOf = (number: number) => route.days[number - 1]!.task.id;

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const now = at('2026-11-02T12:00');
const free = curriculum.tasks.get(taskOf(1))!;
const finish = ({ learner, enrolment }: Member, task: string, when = now) =>
  finishTask(here.ports, { learner, enrolment, task, evidence: ['https://example.org/mine'], now: when });

/** Answers a task's questions right, which are one of its criteria. */
async function answerFirst(ana: Member, number: number) {
  return here.answerAll(ana.learner, await here.begin(ana, now, { task: taskOf(number) }), true, now);
}

test('a finished task gives its minutes once, also when pressed ten times at once', async () => {
  const ana = await here.member(await here.group());
  await answerFirst(ana, 1);
  const all = await Promise.all(Array.from({ length: 10 }, () => finish(ana, taskOf(1))));
  expect(all.map((f) => f.kind).sort()).toEqual(['finished', ...Array(9).fill('repeat')]);
  const record = await here.store.progress.record({ learner: ana.learner.id, enrolment: ana.enrolment.id });
  const answers = record.cards.reduce((n, card) => n + card.asked, 0);
  expect(record.finished).toHaveLength(1);
  expect(record.minutes).toEqual([{ day: date('2026-11-02'), minutes: free.minutes + answers }]);
});

test('a number of one’s own is shown with the data that it is asked and weighed with', async () => {
  const day = route.days.find(({ task }) => task.done.some(({ kind }) => kind === 'own'))!;
  const ana = await here.member(await here.group());
  const opened = await openTask(here.ports, { ...ana, task: day.task.id, now });
  const { done } = ownTask(day.task, ana.enrolment.id);
  expect(opened).toMatchObject({ kind: 'task', page: { day: { task: { done } }, asksForEvidence: true } });
  expect(JSON.stringify(done)).not.toContain('{own}');
  const alone = done.filter(({ kind }) => kind !== 'quiz');
  expect(weigh(alone, madeUpEvidence({ ...day.task, done: alone }, ana.enrolment.id)).kind).toBe('checked');
});

test('where a task’s questions are a criterion they come first, and what was typed is given back', async () => {
  const withQuiz = route.days.find((d) => d.task.done.some((c) => c.kind === 'quiz'))!;
  const ana = await here.member(await here.group());
  expect(await finish(ana, withQuiz.task.id)).toMatchObject({ kind: 'quizFirst', typed: ['https://example.org/mine'] });
  await answerFirst(ana, withQuiz.number);
  expect(await finish(ana, withQuiz.task.id)).toMatchObject({ kind: 'finished' });
});

test('a task asks three different questions, of which two must be right; both points need not be', async () => {
  const { task } = route.days.find((d) => d.task.done.some((c) => c.kind === 'quiz'))!;
  const ana = await here.member(await here.group());
  const first = await here.begin(ana, now, { task: task.id });
  expect(first.of).toBe(3);
  let open: AskedQuestion | undefined = first;
  const items = new Set<string>();
  for (const right of [true, false, true]) {
    items.add(open!.item);
    const answered = await here.answer(ana.learner, open!, right, now);
    if (answered.kind === 'compare')
      await answerQuestion(here.ports, { learner: ana.learner, question: open!.id, answer: { self: right }, now });
    const next = await nextQuestion(here.ports, { learner: ana.learner.id, quiz: first.quiz, now });
    open = next.kind === 'question' ? next.question : undefined;
  }
  expect(items.size).toBe(3);
  expect(await finish(ana, task.id)).toMatchObject({ kind: 'finished' });
});

test('of the last three questions the last answers count, so that a bad start is made good by going on', async () => {
  const { task } = route.days.find((d) => d.task.done.some((c) => c.kind === 'quiz'))!;
  const ana = await here.member(await here.group());
  await here.answerAll(ana.learner, await here.begin(ana, now, { task: task.id }), false, now);
  expect(await finish(ana, task.id)).toMatchObject({
    kind: 'quizFirst',
    quiz: { needed: 2, of: 3, answered: 3, right: 0 },
  });
  const later = now.add({ minutes: 10 });
  await here.answerAll(ana.learner, await here.begin(ana, later, { task: task.id }), true, later);
  expect(await finish(ana, task.id)).toMatchObject({ kind: 'finished' });
});

test('a task with fewer questions than it asks for is done with all of them', () => {
  const { task } = route.days.find((d) => d.task.done.some((c) => c.kind === 'quiz'))!;
  expect(quizState(task, 2, [true, true])).toMatchObject({ needed: 2, of: 2, met: true });
  expect(quizState(task, 2, [true])).toMatchObject({ answered: 1, met: false });
});

test('the question to try first counts neither for a task nor in a figure', async () => {
  const ana = await here.member(await here.group());
  const opener = curriculum.items.get(route.opener)!;
  const { task } = route.days.find((d) => d.task.kps.includes(opener.kp))!;
  await here.answerAll(ana.learner, await here.ask(opener.id, ana.learner, now), false, now);
  const items = [opener.id];
  expect(await here.store.task.lastAnswers({ learner: ana.learner.id, items, most: 3 })).toEqual([]);
  expect((await showProgress(here.ports, { ...ana, now }))!.answers).toEqual({ right: 0, of: 0 });
  const asked = await here.answerAll(ana.learner, await here.begin(ana, now, { task: task.id }), true, now);
  expect((await showProgress(here.ports, { ...ana, now }))!.answers).toEqual({ right: asked.length, of: asked.length });
});

test('what is still to be answered can come true, and from the start it is said which answers count', () => {
  for (const t of [catalogues.en, catalogues['zh-CN']]) {
    const said = (answers: boolean[]) => {
      const right = answers.filter(Boolean).length;
      return quizText({ needed: 2, of: 3, answered: answers.length, right, met: false }, t);
    };
    expect(said([])).toBe(t.task.quizFirst(2, 3));
    expect(said([false, false])).toBe(t.task.quizMore(0, 2, 2, 3));
    expect(said([false, false])).toMatch(/2 (more|题。?$)/);
    expect(said([true])).toBe(t.task.quizMore(1, 1, 2, 3));
    expect(said([true, false])).toBe(t.task.quizMore(1, 2, 2, 3));
  }
});

test('the check before a sprint is offered only while it can be taken', async () => {
  const offers = async (who: Member, at: Temporal.Instant) => {
    const shown = await showTask(here.ports, { ...who, now: at });
    const takes = await hasCheck(here.ports, {
      ...who,
      now: at,
      record: await readRecord(here.ports, { ...who, now: at }),
    });
    return [shown.kind === 'today' && shown.page?.begins === true, takes];
  };
  const late = at('2026-11-11T12:00');
  const ana = await here.member(await here.group(), { now: late });
  expect(await offers(ana, late)).toEqual([false, false]);
  // On the first task, opened by its own button, as well.
  const first = await openTask(here.ports, { ...ana, task: taskOf(1), now: late });
  expect(first).not.toMatchObject({ page: { begins: true } });
  expect(await offers(await here.member(await here.group()), now)).toEqual([true, true]);
  const own = { ...ana, enrolment: { ...ana.enrolment, pace: 'own' as const } };
  expect(await offers(own, late)).toEqual([true, true]);
});

test('it is finished on the learner’s day: at 02:00 still to the day before', async () => {
  const ana = await here.member(await here.group(), { zone: 'Asia/Kolkata' });
  await answerFirst(ana, 1);
  await finish(ana, taskOf(1), at('2026-11-02T20:30'));
  const { finished } = await here.store.progress.record({ learner: ana.learner.id, enrolment: ana.enrolment.id });
  expect(finished[0]?.day.toString()).toBe('2026-11-02');
});

test.each([
  ['Pacific/Kiritimati', 3],
  ['UTC', 2],
  ['Pacific/Pago_Pago', 2],
] as const)('whoever lives west or east of the cohort has the task of their own date (%s)', async (zone, day) => {
  const ana = await here.member(await here.group(), { zone });
  const shown = await showTask(here.ports, { ...ana, now: at('2026-11-03T18:00') });
  expect(shown.kind === 'today' && shown.today.kind === 'task' && shown.today.day.number).toBe(day);
});

test('a task that is not on the route is gone', async () => {
  expect(await finish(await here.member(await here.group()), 'made-up')).toEqual({ kind: 'gone' });
});

test('a task is opened by its id: to be done, done already, or gone', async () => {
  const ana = await here.member(await here.group());
  const open = (task: string) => openTask(here.ports, { ...ana, task, now: at('2026-11-03T12:00') });
  expect(await open('made-up')).toEqual({ kind: 'gone' });
  const { number } = route.days.find(({ task }) => task.done.some(({ kind }) => kind === 'quiz'))!;
  expect(await open(taskOf(number))).toMatchObject({
    kind: 'task',
    page: { day: { number }, quiz: { answered: 0, needed: 2, of: 3 } },
  });
  await answerFirst(ana, number);
  expect(await open(taskOf(number))).toMatchObject({ page: { quiz: { answered: 3, right: 3 } } });
  await finish(ana, taskOf(number), at('2026-11-03T12:00'));
  expect(await open(taskOf(number))).toMatchObject({ kind: 'repeat', day: { number } });
});

test('whoever met some of a task’s questions days before it comes has not been held up by them', async () => {
  const solo = await here.member(await here.group());
  await choosePace(here.ports, { enrolment: solo.enrolment, pace: 'own' });
  const gate = route.days.findIndex(({ task }) => task.done.some(({ kind }) => kind === 'quiz'));
  for (const { task } of route.days.slice(0, gate)) await finish(solo, task.id, at('2026-10-30T12:00'));
  const page = async (when: Temporal.Instant) => {
    const found = await showTask(here.ports, { ...(await here.again(solo)), now: when });
    return found.kind === 'today' ? found.page : undefined;
  };
  const { id: task } = (await page(now))!.day.task;
  await here.answer(solo.learner, await here.begin(solo, now, { task }), false, now);
  const later = at('2026-11-06T12:00');
  expect(await page(later)).toMatchObject({ quiz: { answered: 1 } });
  expect(await page(later)).not.toHaveProperty('stuck');
  await here.answerAll(solo.learner, await here.begin(solo, later, { task }), false, later);
  expect(await page(later)).not.toHaveProperty('stuck');
  expect(await page(at('2026-11-08T12:00'))).toHaveProperty('stuck');
});

test('who is held up by a task’s questions for two days may go on; the task waits, and holds up nothing', async () => {
  const solo = await here.member(await here.group());
  await choosePace(here.ports, { enrolment: solo.enrolment, pace: 'own' });
  const shown = async (when: Temporal.Instant) => {
    const found = await showTask(here.ports, { ...(await here.again(solo)), now: when });
    return found.kind === 'today' ? found : undefined;
  };
  const gate = route.days.findIndex(({ task }) => task.done.some(({ kind }) => kind === 'quiz'));
  for (const { task } of route.days.slice(0, gate)) await finish(solo, task.id, at('2026-10-30T12:00'));
  const held = (await shown(now))!.page!.day;
  expect(held.number).toBe(gate + 1);
  await here.answerAll(solo.learner, await here.begin(solo, now, { task: held.task.id }), false, now);
  expect((await shown(at('2026-11-03T12:00')))?.page).not.toHaveProperty('stuck');
  const later = at('2026-11-04T12:00');
  expect((await shown(later))?.page).toMatchObject({ stuck: true, day: { number: held.number } });
  await goOnFromTask(here.ports, {
    ...(await here.again(solo)),
    task: held.task.id,
    now: later,
  });
  const next = (await shown(later))!;
  expect(next.page!.day.number).toBeGreaterThan(held.number);
  expect(next.today).toMatchObject({ waiting: { number: held.number } });
});

test('a task that is put aside comes back the next day, or when it is opened', async () => {
  const ana = await here.member(await here.group());
  const shown = async (when: Temporal.Instant) => {
    const found = await showTask(here.ports, { ...(await here.again(ana)), now: when });
    return found.kind === 'today' ? found : undefined;
  };
  await putAside(here.ports, { ...ana, task: taskOf(1), now });
  expect(await shown(now)).toMatchObject({ today: { kind: 'aside', day: { number: 1 } } });
  expect((await shown(now))?.page).toBeUndefined();
  expect(await openTask(here.ports, { ...ana, task: taskOf(1), now })).toMatchObject({ kind: 'task' });
  expect((await shown(at('2026-11-03T03:59')))?.today.kind).toBe('aside');
  expect(await shown(at('2026-11-03T04:00'))).toMatchObject({ today: { kind: 'task', day: { number: 2 } } });
  await choosePace(here.ports, { enrolment: ana.enrolment, pace: 'own' });
  expect(await shown(at('2026-11-03T04:00'))).toMatchObject({ today: { kind: 'task', day: { number: 1 } } });
});

test('who chose a pace is shown it at the next event; having rejoined, a later gap may ask anew', async () => {
  const ana = await here.member(await here.group());
  const late = at('2026-11-09T12:00');
  const kind = async (who: Member, when: Temporal.Instant) => {
    const shown = await showTask(here.ports, { ...who, now: when });
    return shown.kind === 'today' ? shown.today.kind : shown.kind;
  };
  expect(await kind(ana, late)).toBe('gap');
  await choosePace(here.ports, { enrolment: ana.enrolment, pace: 'group' });
  const rejoined = await here.again(ana);
  expect(await kind(rejoined, late)).toBe('task');
  await answerFirst(rejoined, 6);
  await finish(rejoined, taskOf(6), late);
  const after = await here.again(ana);
  expect(after.enrolment.pace).toBeUndefined();
  expect(await kind(after, at('2026-11-11T12:00'))).toBe('task');
  expect(await kind(after, at('2026-11-12T12:00'))).toBe('gap');
});
