import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { chooseSummary } from '../../src/core/summary/choose-summary.ts';
import type { SummaryChoice } from '../../src/core/summary/model.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { at, date } from '../harness/clock.ts';
import { type JobWorld, openJobs, wordsOf } from '../harness/jobs.ts';
import { read } from '../harness/reply.ts';

let world: JobWorld;
beforeAll(async () => {
  world = await openJobs();
});
afterAll(() => world.drop());
beforeEach(() => world.clear());

const week = (n: number) => catalogues.en.summary.title('Group', n);
/** The summaries among the posts: their titles. */
const titles = () =>
  world
    .posts()
    .map(({ view }) => read({ title: view.title ?? '', body: [] }))
    .filter((title) => title === week(1) || title === week(2) || title === week(3));

test('planned and run twice, by two processes at once, it is posted once, on Friday at five', async () => {
  await world.cohort();
  for (let days = 0; days < 4; days++) await world.tickAt(at('2026-11-30T18:00:00Z').add({ hours: 24 * days }));
  await world.tickAt('2026-12-04T16:59:59Z');
  expect(titles()).toEqual([]);
  for (const moment of ['2026-12-04T17:00:00Z', '2026-12-04T17:00:00Z', '2026-12-04T17:01:00Z'])
    await world.tickAt(moment);
  expect(titles()).toEqual([week(1)]);
});

test('there is one for each written week, and none after the last', async () => {
  await world.cohort();
  for (let days = 4; days < 40; days += 7) await world.tickAt(at('2026-11-30T17:00:00Z').add({ hours: 24 * days }));
  expect(titles()).toEqual([week(1), week(2)]);
});

test.each([
  ['on the Monday after it still comes', '2026-12-07T23:59:00Z', [week(1)]],
  ['four days late it does not come', '2026-12-08T00:00:00Z', []],
])('%s', async (_, moment, expected) => {
  await world.cohort();
  await world.tickAt(moment);
  expect(titles()).toEqual(expected);
});

test.each([
  ['three', '2026-12-07T17:00:00Z', [week(1)]],
  ['four', '2026-12-08T17:00:00Z', []],
])('planned in time and held up for %s days', async (_, moment, expected) => {
  await world.cohort();
  await world.tickAt('2026-12-04T08:00:00Z');
  world.keyed.will({ kind: 'later', afterMs: 60_000 });
  await world.tickAt('2026-12-04T17:00:00Z');
  expect(titles()).toEqual([]);
  await world.tickAt(moment);
  expect(titles()).toEqual(expected);
});

test.each(['Asia/Shanghai', 'America/New_York'])('Friday at five is by the clock of the cohort (%s)', async (zone) => {
  await world.cohort({ zone });
  const friday = Temporal.ZonedDateTime.from(`2026-12-04T17:00[${zone}]`).toInstant();
  await world.tickAt(friday.subtract({ seconds: 1 }));
  expect(titles()).toEqual([]);
  await world.tickAt(friday);
  expect(titles()).toEqual([week(1)]);
});

test('it speaks both languages to a cohort that is both, and below five people gives no numbers', async () => {
  const cohort = await world.cohort({ languages: ['en', 'zh-CN'] });
  await world.member(cohort, 'ana', { remind: 'nowhere' });
  await world.tickAt('2026-12-04T17:00:00Z');
  const words = world
    .posts()
    .map(({ view }) => wordsOf(view))
    .join();
  expect(words).toContain(catalogues.en.summary.invite(5));
  expect(words).toContain(catalogues['zh-CN'].summary.invite(5));
  expect(world.posts().map(({ view }) => view.title)).toContainEqual(expect.stringMatching(/week 1 · 第 1 周$/));
});

test('the draft is what is posted in the same minute, and its message says what the organiser decided and what became of it', async () => {
  const cohort = await world.cohort({ languages: ['en', 'zh-CN'] });
  await world.member(cohort, 'ana', { remind: 'nowhere' });
  const choose = (choice: SummaryChoice, now: string) =>
    chooseSummary(world.ports, { cohort, monday: date('2026-11-30'), by: cohort.organiser, choice, now: at(now) });
  const edits = () => world.keyed.edited.filter(({ view }) => view.title === catalogues.en.organiser.title);
  const shown = () => edits().at(-1)!.view;
  await world.tickAt('2026-12-04T08:00:00Z');
  await world.tickAt('2026-12-04T09:00:00Z');
  expect(world.dms('organiser')).toHaveLength(1);
  await choose({ kind: 'words', words: 'Well done' }, '2026-12-04T09:30:00Z');
  await world.tickAt('2026-12-04T09:30:00Z');
  expect(wordsOf(shown())).toContain('Well done');
  await choose({ kind: 'skip' }, '2026-12-04T10:00:00Z');
  await world.tickAt('2026-12-04T10:00:00Z');
  const { skipped, posted } = catalogues.en.organiser.stands;
  expect(read({ body: shown().body })).toContain(skipped('Group'));
  await choose({ kind: 'words', words: 'Once more' }, '2026-12-04T16:59:50Z');
  await world.tickAt('2026-12-04T16:59:50Z');
  const draft = shown().body;
  await world.tickAt('2026-12-04T17:00:00Z');
  const summary = world.posts().at(-1)!.view;
  const withoutButtons = summary.body.filter(({ kind }) => kind !== 'buttons');
  expect(draft.slice(2, 2 + withoutButtons.length)).toEqual(withoutButtons);
  expect(read({ body: [draft[1]!] })).toContain(read({ title: summary.title!, body: [] }));
  await world.tickAt('2026-12-04T17:01:00Z');
  expect(read(shown())).toContain(posted('Group'));
  expect(shown().body).toHaveLength(1);
  // What is the same is not shown again.
  const before = edits().length;
  await world.tickAt('2026-12-07T09:00:00Z');
  expect(edits()).toHaveLength(before);
});

test('of a summary that was skipped, the message says on the next day that there was none', async () => {
  const cohort = await world.cohort();
  await world.tickAt('2026-12-04T09:00:00Z');
  const by = cohort.organiser;
  const of = { cohort, monday: date('2026-11-30'), by, now: at('2026-12-04T10:00:00Z') };
  await chooseSummary(world.ports, { ...of, choice: { kind: 'skip' } });
  await world.tickAt('2026-12-04T17:00:00Z');
  await world.tickAt('2026-12-04T17:01:00Z');
  expect(titles()).toEqual([]);
  expect(read(world.keyed.edited.at(-1)!.view)).toContain(catalogues.en.organiser.stands.dropped('Group'));
});
