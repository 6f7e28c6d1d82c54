import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { thisMonday } from '../../src/core/calendar/rules.ts';
import { leave } from '../../src/core/enrolment/leave-cohort.ts';
import { leaderboard } from '../../src/core/leaderboard/show-leaderboard.ts';
import { showProgress } from '../../src/core/progress/show-progress.ts';
import { summaryMoment } from '../../src/core/summary/rules.ts';
import { finishTask } from '../../src/core/task/finish-task.ts';
import { at, date } from '../harness/clock.ts';
import { before, type Member, route, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const monday = at('2026-11-02T12:00');
const progress = async (who: Member, now = monday) => (await showProgress(here.ports, { ...who, now }))!;
const finish = (who: Member, number: number, now = monday) =>
  finishTask(here.ports, { ...who, task: route.days[number - 1]!.task.id, evidence: [], now });

/** A whole quiz on a skill, all right or all wrong. */
const quiz = async (who: Member, topic: string, right: boolean, now = monday) =>
  here.answerAll(who.learner, await here.begin(who, now, { topic }), right, now);

test('at the beginning there is nothing but the way ahead', async () => {
  const shown = await progress(await here.member(await here.group()));
  expect(shown).toMatchObject({ tasks: { done: 0, of: 10 }, answers: { right: 0, of: 0 }, minutes: 0, due: 0 });
  expect(shown.skills).toMatchObject({ done: [], of: 10, now: { id: 's0-role' }, next: { id: 's3-descriptive' } });
  expect(shown.streak).toEqual({ weeks: 0, kept: false, possible: true, thisWeek: { days: 0, goal: 5 }, freezes: 2 });
});

test('answers, minutes and days are counted; a question answered twice counts twice, with its first answers', async () => {
  const ana = await here.member(await here.group());
  const { length } = await quiz(ana, 's0-role', false);
  const tuesday = at('2026-11-03T12:00');
  expect((await progress(ana, tuesday)).due).toBe(length);
  await quiz(ana, 's0-role', true, tuesday);
  const shown = await progress(ana, tuesday);
  expect(shown.answers).toEqual({ right: length, of: 2 * length });
  expect([shown.minutes, shown.due]).toEqual([2 * length, 0]);
  expect(shown.streak.thisWeek.days).toBe(2);
});

test('a skill is done when its tasks are, and each of its points was right the last time', async () => {
  const ana = await here.member(await here.group());
  const done = async () => (await progress(ana)).skills.done.map((s) => s.id);
  await quiz(ana, 's0-role', true);
  expect(await done()).toEqual([]);
  await finish(ana, 1);
  expect(await done()).toEqual(['s0-role']);
  await quiz(ana, 's0-role', false);
  expect(await done()).toEqual([]);
  await quiz(ana, 's0-role', true);
  expect(await done()).toEqual(['s0-role']);
  expect((await progress(ana)).skills).toMatchObject({ now: { id: 's3-descriptive' }, next: { id: 's3-bayes' } });
});

test('a skill whose tasks are done is not what is learned now, though its questions come back', async () => {
  const ana = await here.member(await here.group());
  await finish(ana, 1);
  const { skills } = await progress(ana, monday.add({ hours: 24 }));
  expect(skills).toMatchObject({ done: [], now: { id: 's3-descriptive' }, next: { id: 's3-bayes' } });
});

test('a calendar has the weeks from the first study day on, twelve at most, without days that are ahead', async () => {
  const ana = await here.member(await here.group());
  expect(await progress(ana)).toMatchObject({ calendar: [], minutesByDay: [0] });
  for (const [day, n] of [
    ['2026-11-02', 30],
    ['2026-11-04', 10],
    ['2026-11-04', 5],
  ] as const)
    await here.studied(ana.enrolment, day, n);
  const thursday = await progress(ana, at('2026-11-05T12:00'));
  expect(thursday.minutesByDay).toEqual([30, 0, 15, 0]);
  expect(
    thursday.calendar.map(({ monday: of, days }) => [of.toString(), days.filter(Boolean).length, days.length]),
  ).toEqual([['2026-11-02', 2, 4]]);
  expect(thursday.calendar.at(-1)?.days).toEqual([true, false, true, false]);
  expect((await progress(ana, at('2026-12-31T12:00'))).calendar).toHaveLength(9);
  expect((await progress(ana, at('2027-01-21T12:00'))).calendar).toHaveLength(12);
  expect((await progress(ana, at('2027-03-01T12:00'))).calendar).toEqual([]);
});

test('this week’s minutes begin on the learner’s own Monday', async () => {
  const ana = await here.member(await here.group(), { zone: 'Pacific/Auckland' });
  await here.studied(ana.enrolment, '2026-11-08', 30);
  await here.studied(ana.enrolment, '2026-11-09', 15);
  // 04:00 on Monday in Auckland is still Sunday in UTC.
  expect(await progress(ana, at('2026-11-08T14:59'))).toMatchObject({ minutes: 45, streak: { thisWeek: { days: 1 } } });
  const shown = await progress(ana, at('2026-11-08T15:00'));
  expect([shown.minutes, shown.minutesThisWeek]).toEqual([45, 15]);
});

describe('this week is the reader’s own on every screen: from Monday at the hour at which their day begins, in their zone', () => {
  /** The minutes of one person in the week that each screen shows at that moment. */
  async function screens(who: Member, now: Temporal.Instant) {
    const board = await leaderboard(here.ports, { ...who, now });
    if (board.kind !== 'ranks' && board.kind !== 'mine') throw new Error(board.kind);
    const onBoard = board.kind === 'mine' ? board.minutes : board.ranks.find(({ me }) => me)!.minutes;
    const shown = await progress(who, now);
    const summed = await here.store.summary.week(who.enrolment.cohort.id, thisMonday(now, who.learner));
    return [
      shown.minutesThisWeek,
      shown.minutesByDay.reduce((sum, n) => sum + n, 0),
      onBoard,
      summed.members.find(({ enrolment }) => enrolment === who.enrolment.id)!.minutes,
    ];
  }

  const ends = '2026-11-08';
  const begins = '2026-11-09';
  test.each([
    // Monday of the group is still Sunday afternoon there.
    ['west of the group', 'America/New_York', 'Asia/Shanghai', '2026-11-08T16:00', '2026-11-09T09:00'],
    ['east of the group', 'Pacific/Auckland', 'Europe/Berlin', '2026-11-08T11:00', '2026-11-08T15:00'],
    ['where the group is', 'Asia/Shanghai', 'Asia/Shanghai', '2026-11-08T16:00', '2026-11-08T20:00'],
  ])('%s', async (_, zone, groupZone, groupMonday, ownMonday) => {
    const cohort = await here.group({ board: true, zone: groupZone });
    const ana = await here.member(cohort, { board: true, zone });
    await here.studied(ana.enrolment, ends, 60);
    for (const name of ['Ben', 'Cy', 'Di', 'Eve']) {
      const other = await here.member(cohort, { name, board: true, zone: groupZone });
      await here.studied(other.enrolment, ends, 5);
      await here.studied(other.enrolment, begins, 5);
    }
    const last = at(ownMonday).subtract({ minutes: 1 });
    for (const now of [at(groupMonday), last])
      if (Temporal.Instant.compare(now, last) <= 0) expect(await screens(ana, now)).toEqual([60, 60, 60, 60]);
    expect(await screens(ana, at(ownMonday))).toEqual([0, 0, 0, 0]);
    await here.studied(ana.enrolment, begins, 20);
    expect(await screens(ana, at(ownMonday))).toEqual([20, 20, 20, 20]);
    // Their Friday, and the moment of the summary, which is about the same week.
    const friday = summaryMoment(date(begins), cohort);
    expect(thisMonday(friday, ana.learner).equals(begins)).toBe(true);
    expect(await screens(ana, friday)).toEqual([20, 20, 20, 20]);
  });

  test('after a flight to the west, Monday’s minutes wait for Monday', async () => {
    const cohort = await here.group({ board: true, zone: 'Asia/Shanghai' });
    const ana = await here.member(cohort, { board: true, zone: 'America/New_York' });
    for (const name of ['Ben', 'Cy', 'Di', 'Eve']) await here.member(cohort, { name, board: true });
    await here.studied(ana.enrolment, ends, 60);
    await here.studied(ana.enrolment, begins, 20);
    expect(await screens(ana, at('2026-11-08T22:00'))).toEqual([60, 60, 60, 60]);
  });
});

test('a week has the same figures wherever it is told: in /progress, on the board, in the summary and on the posts', async () => {
  const cohort = await here.group({ board: true });
  const ana = await here.member(cohort, { board: true });
  const others = [];
  for (const name of ['Ben', 'Cy', 'Di', 'Eve', 'Fay']) others.push(await here.member(cohort, { name, board: true }));
  // A week before, which counts in no figure of this one.
  await here.studied(ana.enrolment, '2026-10-30', 60);
  await quiz(ana, 's0-role', true);
  await quiz(ana, 's0-role', false, monday.add({ hours: 24 }));
  await finish(ana, 1);
  await finish(ana, 2, monday.add({ hours: 24 }));
  // More than counts on a day.
  await here.studied(ana.enrolment, '2026-11-05', 170);
  await here.studied(ana.enrolment, '2026-11-05', 40);
  for (const other of others) await finish(other, 1);
  // Whoever has left is in none of them.
  const gone = others.at(-1)!;
  await leave(here.ports, { ...gone, last: true, now: monday });
  const friday = at('2026-11-06T16:00');
  const shown = await progress(ana, friday);
  const of = { enrolment: ana.enrolment.id, cohort: cohort.id, monday: date('2026-11-02') };
  const { members } = await here.store.summary.week(cohort.id, of.monday);
  const row = members.find(({ enrolment }) => enrolment === ana.enrolment.id)!;
  expect(shown.minutesThisWeek).toBe(row.minutes);
  expect(shown.minutesByDay.reduce((sum, n) => sum + n, 0)).toBe(row.minutes);
  expect(shown.streak.thisWeek.days).toBe(row.days);
  expect(shown.answers.of).toBe(row.answers);
  const finished = await here.db.selectFrom('finish').select('day').where('enrolment', '=', ana.enrolment.id).execute();
  expect(finished.filter(({ day }) => String(day) >= '2026-11-02')).toHaveLength(row.tasks);
  // The board has what was checked, and /progress says so.
  const { minutes } = await here.store.leaderboard.standing({ ...of, first: 3, names: 5 });
  const checked = await here.db
    .selectFrom('points')
    .select(({ fn }) => fn.sum<string>('board').as('sum'))
    .where('enrolment', '=', ana.enrolment.id)
    .where('day', '>=', '2026-11-02' as never)
    .executeTakeFirstOrThrow();
  expect(minutes).toBe(Number(checked.sum));
  expect(minutes).toBeLessThanOrEqual(row.minutes);
  const task = route.days[0]!.task.id;
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from points p join enrolment e on e.id = p.enrolment
    where e.cohort = ${cohort.id} and e.left_at is null and p.source = ${`task:${task}`}`.execute(here.db);
  expect(await here.store.task.countFinished(cohort.id, task)).toBe(rows[0]!.n);
  expect(rows[0]!.n).toBe(5);
});

test('what one learnt is the learner’s over all groups; tasks and minutes are the group’s', async () => {
  const ana = await here.member(await here.group());
  await quiz(ana, 's0-role', true);
  await finish(ana, 1);
  const other = await here.group();
  const enrolment = await here.store.enrolment.enrol({
    learner: ana.learner.id,
    cohort: other.id,
    joined: ana.enrolment.joined,
    now: before,
  });
  const shown = await progress({ learner: ana.learner, enrolment });
  expect(shown).toMatchObject({ tasks: { done: 0 }, minutes: 0, streak: { thisWeek: { days: 1 } } });
  expect(shown.answers.right).toBeGreaterThan(0);
});
