import { afterAll, beforeAll, expect, test } from 'vitest';
import { skillOf } from '../../src/core/curriculum/entry.ts';
import { choosePace } from '../../src/core/enrolment/choose-pace.ts';
import { finishTask } from '../../src/core/task/finish-task.ts';
import { openTask } from '../../src/core/task/open-task.ts';
import { putAside } from '../../src/core/task/put-aside.ts';
import { showTask } from '../../src/core/task/show-task.ts';
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
  const topic = skillOf(route.days[number - 1]!.task.kps[0]!);
  await here.answerAll(ana.learner, await here.begin(ana, now, { topic }), true, now);
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

test('where a task’s questions are a criterion they come first, and what was typed is given back', async () => {
  const withQuiz = route.days.find((d) => d.task.done.some((c) => c.kind === 'quiz'))!;
  const ana = await here.member(await here.group());
  expect(await finish(ana, withQuiz.task.id)).toMatchObject({ kind: 'quizFirst', typed: ['https://example.org/mine'] });
  await answerFirst(ana, withQuiz.number);
  expect(await finish(ana, withQuiz.task.id)).toMatchObject({ kind: 'finished' });
});

test('questions that were answered wrong are counted against what the task asks for', async () => {
  const withQuiz = route.days.find((d) => d.task.done.some((c) => c.kind === 'quiz'))!;
  const ana = await here.member(await here.group());
  const { kps, id } = withQuiz.task;
  const untried = await finish(ana, id);
  expect(untried).toMatchObject({ standing: { right: 0, of: kps.length, tried: false } });
  const topic = skillOf(kps[0]!);
  await here.answerAll(ana.learner, await here.begin(ana, now, { topic }), false, now);
  const failed = await finish(ana, id);
  expect(failed).toMatchObject({ kind: 'quizFirst', standing: { right: 0, of: kps.length, tried: true } });
  expect(failed.kind === 'quizFirst' && failed.standing.least).toBeGreaterThan(0);
});

test('it is finished on the learner’s day: at 02:00 still to the day before', async () => {
  const ana = await here.member(await here.group(), { zone: 'Asia/Kolkata' });
  await answerFirst(ana, 1);
  await finish(ana, taskOf(1), at('2026-11-02T20:30'));
  const { finished } = await here.store.progress.record({ learner: ana.learner.id, enrolment: ana.enrolment.id });
  expect(finished[0]?.day.toString()).toBe('2026-11-02');
});

test('a task that is not on the route is gone', async () => {
  expect(await finish(await here.member(await here.group()), 'made-up')).toEqual({ kind: 'gone' });
});

test('a task is opened by its id: to be done, done already, or gone', async () => {
  const ana = await here.member(await here.group());
  const open = (task: string) => openTask(here.ports, { ...ana, task, now: at('2026-11-03T12:00') });
  expect(await open('made-up')).toEqual({ kind: 'gone' });
  const { number } = route.days.find(({ task }) => task.done.some(({ kind }) => kind === 'quiz'))!;
  expect(await open(taskOf(number))).toMatchObject({ kind: 'task', page: { day: { number }, questionsFirst: true } });
  await answerFirst(ana, number);
  expect(await open(taskOf(number))).toMatchObject({ page: { questionsFirst: false } });
  await finish(ana, taskOf(number), at('2026-11-03T12:00'));
  expect(await open(taskOf(number))).toMatchObject({ kind: 'repeat', day: { number } });
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
