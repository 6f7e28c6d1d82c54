import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { claimNotes } from '../../src/core/note/claim-notes.ts';
import { makeOrganiserNote } from '../../src/core/note/organiser-note.ts';
import { reportRefusal } from '../../src/core/post/report-refusal.ts';
import { chooseSummary } from '../../src/core/summary/choose-summary.ts';
import { claimSummaries } from '../../src/core/summary/claim-summaries.ts';
import { makeSummary } from '../../src/core/summary/make-summary.ts';
import { at, date } from '../harness/clock.ts';
import { route, start, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
beforeEach(() => here.clear());
afterAll(() => here.drop());

/** The private messages to organisers, by their day. */
const told = async () =>
  (await here.db.selectFrom('delivery').select('slot').where('kind', '=', 'group-note').orderBy('id').execute()).map(
    ({ slot }) => slot,
  );
const claim = (now: string) => claimNotes(here.ports, { now: at(now), limit: 100 });
const note = ({ organiser }: Cohort, now: string) => makeOrganiserNote(here.ports, { organiser, now: at(now) });

const monday = date('2026-11-02');

test('an organiser has the summary on Friday morning, with what is new in the field, and none after its hour', async () => {
  const cohort = await here.group();
  // Those of the first days are another matter.
  await here.store.summary.markTold({ cohorts: [cohort.id], about: 'day1', at: at('2026-11-03T09:00') });
  await claim('2026-11-06T08:59');
  expect(await told()).toEqual([]);
  await claim('2026-11-06T09:00');
  await claim('2026-11-06T09:01');
  expect(await told()).toEqual(['2026-11-06']);
  const { drafts } = await note(cohort, '2026-11-06T09:00');
  expect(drafts).toMatchObject([{ monday, stands: 'coming', summary: { week: 1 } }]);
  expect(drafts[0]!.summary.news?.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect((await note(cohort, '2026-11-06T17:00')).drafts).toEqual([]);
});

test('a summary comes at its hour unless it is skipped, at once where that is chosen, and once in any case', async () => {
  const choose = (cohort: Cohort, choice: Parameters<typeof chooseSummary>[1]['choice'], now = '2026-11-06T10:00') =>
    chooseSummary(here.ports, { cohort, monday, by: cohort.organiser, choice, now: at(now) });
  const make = (cohort: Cohort, now: string) => makeSummary(here.ports, { cohort: cohort.id, monday, now: at(now) });
  const [quiet, skipped, early] = [await here.group(), await here.group(), await here.group()];
  expect((await make(quiet, '2026-11-06T10:00'))?.from).toEqual(at('2026-11-06T17:00'));
  expect(await choose(quiet, { kind: 'words', words: 'Well done' })).toBe(true);
  expect((await make(quiet, '2026-11-06T17:00'))?.words).toBe('Well done');
  expect(await choose(skipped, { kind: 'skip' })).toBe(true);
  expect(await make(skipped, '2026-11-06T17:00')).toBeUndefined();
  // Until its hour, that can be taken back; what was written stays.
  expect(await choose(early, { kind: 'words', words: 'Hello' })).toBe(true);
  expect(await choose(early, { kind: 'skip' })).toBe(true);
  expect(await choose(early, { kind: 'post' })).toBe(true);
  expect(await make(early, '2026-11-06T10:00')).toMatchObject({ from: at('2026-11-06T10:00'), words: 'Hello' });
  expect(await choose(early, { kind: 'skip' })).toBe(false);
  await claimSummaries(here.ports, { now: at('2026-11-06T17:00'), limit: 100 });
  const sent = await here.db.selectFrom('delivery').select('recipient').where('kind', '=', 'weekly-summary').execute();
  expect(sent.map(({ recipient }) => recipient).sort()).toEqual(
    [quiet, skipped, early].map(({ id }) => `cohort:${id}`).sort(),
  );
  expect(await choose(quiet, { kind: 'skip' }, '2026-11-06T17:01')).toBe(false);
});

test('who chose to be named and did every task of the week is named', async () => {
  const cohort = await here.group({ board: true });
  for (let n = 0; n < 5; n++) {
    const { enrolment } = await here.member(cohort, { name: `Ana ${n}`, board: n < 3 });
    const days = n < 2 || n === 4 ? 5 : 4;
    for (let day = 0; day < days; day++)
      await here.db
        .insertInto('points')
        .values({
          enrolment: enrolment.id,
          source: `task:${route.days[day]!.task.id}`,
          minutes: 9,
          day: start.add({ days: day }),
        })
        .execute();
  }
  const made = await makeSummary(here.ports, { cohort: cohort.id, monday, now: at('2026-11-06T17:00') });
  expect(made?.finished).toEqual(['Ana 0', 'Ana 1']);
});

test('an organiser hears how it goes after a day, a week and a month, once each', async () => {
  const cohort = await here.group();
  await here.member(cohort);
  await claim('2026-11-02T12:00');
  await claim('2026-11-03T08:59');
  expect(await told()).toEqual([]);
  for (const now of [
    '2026-11-03T09:00',
    '2026-11-03T18:00',
    '2026-11-09T09:00',
    '2026-12-02T09:00',
    '2026-12-02T09:05',
  ])
    await claim(now);
  expect(await told()).toEqual(['2026-11-03', '2026-11-09', '2026-12-02']);
  expect((await note(cohort, '2026-11-03T09:00')).milestones.map(({ about }) => about)).toContain('day1');
  const { milestones } = await note(cohort, '2026-12-02T10:00');
  expect(milestones).toMatchObject([{ about: 'day30', counts: { all: 1, notStarted: 1 } }]);
  // Long after, nobody is told of its beginning.
  await here.group({ start: date('2026-11-02') }, at('2026-10-30T12:00'));
  await claim('2027-01-20T12:00');
  expect(await told()).toHaveLength(3);
});

test('an organiser gets one message a day, whatever comes up, and the rest is shown in it', async () => {
  const cohort = await here.group();
  await here.group({}, at('2026-10-30T12:00'));
  await claim('2026-11-03T09:00');
  const refuse = () => reportRefusal(here.ports, { cohort: cohort.id, now: at('2026-11-03T10:00') });
  expect(await refuse()).toMatchObject({ id: cohort.id });
  const of = await here.db
    .selectFrom('delivery')
    .select(['id', 'kind'])
    .where('recipient', '=', `learner:${cohort.organiser}`)
    .execute();
  expect(of.map(({ kind }) => kind)).toEqual(['group-note']);
  // Once it was sent, it is edited.
  await here.db
    .updateTable('delivery')
    .set({ state: 'sent', ref: 'x', ended_at: at('2026-11-03T09:01') })
    .execute();
  await refuse();
  const edits = await here.db.selectFrom('edit').select('delivery').execute();
  expect(edits).toEqual([{ delivery: of[0]!.id }]);
});
