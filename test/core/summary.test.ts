import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCohort } from '../../src/core/cohort/change-cohort.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { cohortCard } from '../../src/core/cohort/show-cohort.ts';
import { leave } from '../../src/core/enrolment/leave-cohort.ts';
import { erase } from '../../src/core/learner/erase-learner.ts';
import { makeSummary } from '../../src/core/summary/make-summary.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { weeklySummaryView } from '../../src/views/summary.ts';
import { at, date } from '../harness/clock.ts';
import { curriculum, type Member, route, start, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const friday = at('2026-11-06T17:00');
const second = at('2026-11-13T17:00');
const summaryOf = async (cohort: Cohort, monday = start, now = friday) =>
  (await makeSummary(here.ports, { cohort: cohort.id, monday, now }))!;

/** Members named in order, each studying on so many days of the first week. */
async function people(cohort: Cohort, days: Record<string, number>, board = true) {
  const made: Member[] = [];
  for (const [name, n] of Object.entries(days)) {
    const member = await here.member(cohort, { name, board });
    for (let day = 0; day < n; day++) await here.studied(member.enrolment, start.add({ days: day }).toString(), 15);
    made.push(member);
  }
  return made;
}

test('below five active people there is an invitation in place of sums and names', async () => {
  const cohort = await here.group({ board: true });
  await people(cohort, { Ana: 5, Ben: 4, Cy: 3, Di: 2, Idle: 0 });
  const summary = await summaryOf(cohort);
  expect(summary.did).toBeUndefined();
  expect([...summary.consistent, ...summary.improved]).toEqual([]);
  for (const t of Object.values(catalogues)) {
    const shown = JSON.stringify(weeklySummaryView(summary, [t], curriculum));
    expect(shown).toContain(t.summary.invite(5));
    for (const name of ['Ana', 'Ben', 'Cy', 'Di', 'Idle']) expect(shown).not.toContain(name);
  }
});

test('from five on it says what was done together', async () => {
  const cohort = await here.group();
  await people(cohort, { Ana: 5, Ben: 4, Cy: 3, Di: 2, Eve: 1, Idle: 0 });
  const { did, week, next } = await summaryOf(cohort);
  expect(did).toEqual({ people: 5, tasks: 15, answers: 0, minutes: 225, days: [{ weekday: 1, minutes: 75 }] });
  expect([week, next]).toEqual([1, route.weeks[1]]);
});

test('what was done on a day is drawn for days with five people or more, and one such day is no picture', async () => {
  const cohort = await here.group();
  await people(cohort, { Ana: 4, Ben: 3, Cy: 3, Di: 2, Eve: 2, Fay: 0 });
  const summary = await summaryOf(cohort);
  expect(summary.did?.days).toEqual([
    { weekday: 1, minutes: 75 },
    { weekday: 2, minutes: 75 },
  ]);
  const { en, 'zh-CN': zh } = catalogues;
  const chartsOf = (of: typeof summary) =>
    weeklySummaryView(of, [en, zh], curriculum).body.filter(({ kind }) => kind === 'chart');
  expect(chartsOf(summary)).toMatchObject([
    { labels: ['Mon', 'Tue'], series: [{ values: [75, 75] }], alt: 'This week: Mon 75 min and Tue 75 min.' },
  ]);
  const [monday] = summary.did!.days;
  expect(chartsOf({ ...summary, did: { ...summary.did!, days: [monday!] } })).toEqual([]);
});

test('names are from the board alone: the most days, and the greatest rise', async () => {
  const cohort = await here.group({ board: true });
  const [ana] = await people(cohort, { Ana: 4, Ben: 4, Cy: 3, Di: 1 });
  await people(cohort, { Shy: 5 }, false);
  expect(await summaryOf(cohort)).toMatchObject({ consistent: ['Ana', 'Ben'], improved: [] });
  const members = (await here.store.summary.week(cohort.id, start)).members;
  for (const member of members)
    await here.studied({ ...ana!.enrolment, id: member.enrolment }, '2026-11-09', member.name === 'Di' ? 120 : 50);
  const next = await summaryOf(cohort, date('2026-11-09'), second);
  expect(next.improved).toEqual(['Di']);
  expect(next.consistent).toEqual([]);
});

test('of many equals some are named, by name, and the others are counted', async () => {
  const cohort = await here.group({ board: true });
  await people(cohort, { Zoe: 4, Yan: 4, Xu: 4, Wei: 4, Ana: 4, Low: 3 });
  const summary = await summaryOf(cohort);
  expect(summary.consistent).toEqual(['Ana', 'Wei', 'Xu', 'Yan', 'Zoe']);
  for (const t of Object.values(catalogues)) {
    const shown = JSON.stringify(weeklySummaryView(summary, [t], curriculum));
    for (const name of ['Ana', 'Wei', 'Xu', t.summary.others(2)]) expect(shown).toContain(name);
    expect(shown).not.toContain('Yan');
  }
  // One more than are named is named as well.
  const four = weeklySummaryView({ ...summary, consistent: ['Ana', 'Wei', 'Xu', 'Yan'] }, [catalogues.en], curriculum);
  expect(JSON.stringify(four)).toContain('Yan');
});

test('with the board off nobody is named', async () => {
  const cohort = await here.group();
  await people(cohort, { Ana: 5, Ben: 5, Cy: 5, Di: 5, Eve: 5 });
  const summary = await summaryOf(cohort);
  expect(summary.did?.people).toBe(5);
  expect([...summary.consistent, ...summary.improved]).toEqual([]);
});

test('a rise is not told of who began this week, nor a small number of days as many', async () => {
  const cohort = await here.group({ board: true });
  await people(cohort, { Ana: 2, Ben: 2, Cy: 1, Di: 1, Eve: 1 });
  expect(await summaryOf(cohort)).toMatchObject({ consistent: [], improved: [] });
});

/** Answers to one point by each of these people. */
async function answer(members: readonly Member[], item: string, right: boolean) {
  for (const { learner, enrolment } of members) {
    const quiz = await here.store.quiz.create({
      ...{ key: here.fresh(), learner: learner.id, enrolment: enrolment.id, items: [item] },
      at: friday,
    });
    const found = (await here.store.quiz.get(quiz))!;
    const { kp } = curriculum.items.get(item)!;
    const question = await here.store.quiz.ask({ quiz: found, number: 1, kp, order: [], at: friday });
    await here.log({
      question,
      given: { text: '' },
      correct: right,
      day: date('2026-11-05'),
      due: friday,
      at: friday,
    });
  }
}

test('what was hard is a point that five people answered and often missed', async () => {
  const cohort = await here.group();
  const members = await people(cohort, { Ana: 1, Ben: 1, Cy: 1, Di: 1, Eve: 1 });
  await answer(members.slice(0, 4), 's3-bayes-001', false);
  await answer(members.slice(0, 4), 's3-bayes-001', false);
  expect((await summaryOf(cohort)).hard).toBeUndefined();
  await answer(members.slice(4), 's3-bayes-001', false);
  expect((await summaryOf(cohort)).hard).toBe('s3-bayes.base-rate');
  await answer(members, 's3-bayes-004', true);
  expect((await summaryOf(cohort)).hard).toBe('s3-bayes.base-rate');
  for (let round = 0; round < 5; round++) await answer(members, 's3-bayes-001', true);
  expect((await summaryOf(cohort)).hard).toBeUndefined();
});

test('what was hard is not the same point two weeks running: what was hard before is no news', async () => {
  const cohort = await here.group();
  const members = await people(cohort, { Ana: 1, Ben: 1, Cy: 1, Di: 1, Eve: 1 });
  await answer(members, 's3-bayes-001', false);
  const later = friday.add({ hours: 7 * 24 });
  const next = () =>
    makeSummary(here.ports, { cohort: cohort.id, monday: start.add({ weeks: 1 }), now: later, again: true });
  const hard = async (item: string) => {
    for (const { learner, enrolment } of members) {
      const question = await here.begin({ learner, enrolment }, later, { topic: item.slice(0, item.lastIndexOf('-')) });
      await here.answer(learner, question, false, later);
    }
  };
  expect((await summaryOf(cohort)).hard).toBe('s3-bayes.base-rate');
  await hard('s3-bayes-001');
  expect((await next())?.hard).not.toBe('s3-bayes.base-rate');
});

test('a question tried before joining is nobody’s in the sums', async () => {
  const cohort = await here.group();
  const members = await people(cohort, { Ana: 1, Ben: 1, Cy: 1, Di: 1, Eve: 1 });
  for (const { learner } of members)
    await here.answerAll(learner, await here.ask(route.opener, learner, friday), false, friday);
  const summary = await summaryOf(cohort);
  expect(summary.hard).toBeUndefined();
  expect(summary.did?.answers).toBe(0);
});

test('nothing leaks of people who left or had themselves erased', async () => {
  const cohort = await here.group({ board: true });
  const all = await people(cohort, { Ana: 3, Ben: 3, Cy: 3, Di: 3, Eve: 3, Left: 5, Erased: 5 });
  await answer(all.slice(2), 's3-bayes-001', false);
  expect(await summaryOf(cohort)).toMatchObject({
    ...{ members: 7, did: { people: 7 }, consistent: ['Erased', 'Left'], hard: 's3-bayes.base-rate' },
  });
  await leave(here.ports, { ...all[5]!, last: true, now: friday });
  await erase(here.ports, all[6]!.learner);
  const summary = await summaryOf(cohort);
  expect(summary).toMatchObject({ members: 5, did: { people: 5, tasks: 15, minutes: 228 } });
  expect(summary.consistent).toEqual(['Cy', 'Di', 'Eve']);
  expect(summary.hard).toBeUndefined();
  expect(JSON.stringify(weeklySummaryView(summary, [catalogues.en], curriculum))).not.toMatch(/Left|Erased/);
});

test('one that is held up for days is not about a week that nobody remembers', async () => {
  const cohort = await here.group();
  const late = (now: Temporal.Instant) => makeSummary(here.ports, { cohort: cohort.id, monday: start, now });
  expect(await late(at('2026-11-09T23:59'))).toBeDefined();
  expect(await late(at('2026-11-10T00:00'))).toBeUndefined();
});

test('a week that a holiday has cut goes on after it, and no sprint ends before its last day', async () => {
  const cohort = await here.group({ start });
  const off = (from: string, to = from) => [{ from: date(from), to: date(to) }];
  const change = (holidays: NonNullable<Cohort['holidays']>) =>
    changeCohort(here.ports, { cohort, changes: { holidays }, now: at('2026-10-30T12:00') });

  await change(off('2026-11-05', '2026-11-06'));
  expect(await summaryOf(cohort)).toMatchObject({ week: 1, next: route.weeks[0] });

  await change(off('2026-11-09', '2026-11-15'));
  const { next } = await summaryOf(cohort);
  expect(next).toEqual({ ...route.weeks[1], from: date('2026-11-16') });
  for (const t of Object.values(catalogues))
    expect(JSON.stringify(weeklySummaryView(await summaryOf(cohort), [t], curriculum))).toContain(
      t.summary.nextFrom(t.date(date('2026-11-16'))),
    );
  expect(await makeSummary(here.ports, { cohort: cohort.id, monday: date('2026-11-09'), now: second })).toBeUndefined();

  await change(off('2026-11-13'));
  expect((await summaryOf(cohort, date('2026-11-09'), second)).ends).toBeUndefined();
});

test('a group whose first Monday is a holiday begins on the day after', async () => {
  const cohort = await here.group({ start });
  const holidays = [{ from: start, to: start }];
  await changeCohort(here.ports, { cohort, changes: { holidays }, now: at('2026-10-30T12:00') });
  const card = await cohortCard(here.ports, { cohort: cohort.id, now: at('2026-11-02T12:00') });
  expect(card).toMatchObject({ week: 0, begins: start.add({ days: 1 }) });
});
