import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deliver } from '../../jobs/deliver.ts';
import { dailyPost } from '../../jobs/post.ts';
import { changeCohort } from '../../src/core/cohort/change-cohort.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { runJob } from '../../src/schedule/job.ts';
import { at, date } from '../harness/clock.ts';
import { type JobWorld, openJobs, wordsOf } from '../harness/jobs.ts';
import { read } from '../harness/reply.ts';

let world: JobWorld;
beforeAll(async () => {
  world = await openJobs();
});
afterAll(() => world.drop());
beforeEach(() => world.clear());

/** The titles of the day's posts, summaries aside. */
const titles = () =>
  world
    .posts()
    .map(({ view }) => read({ title: view.title ?? '', body: [] }))
    .filter((title) => title.includes('· day'));
const day = (n: number) => catalogues.en.post.title('Group', n);

test('planned and run twice, by two processes at once, it is posted once', async () => {
  await world.cohort();
  await world.tickAt('2026-11-30T07:59:59Z');
  expect(titles()).toEqual([]);
  for (const moment of ['2026-11-30T08:00:00Z', '2026-11-30T08:00:00Z', '2026-11-30T08:01:00Z'])
    await world.tickAt(moment);
  expect(titles()).toEqual([day(1)]);
});

test('every written task day has its post, and no other day', async () => {
  await world.cohort();
  const posted: string[] = [];
  for (let days = 0; days < 28; days++) {
    const moment = at('2026-11-30T08:00:00Z').add({ hours: 24 * days });
    await world.tickAt(moment);
    const title = titles()[posted.length];
    if (title) posted.push(moment.toString().slice(5, 10));
  }
  const weeks = ['11-30', '12-01', '12-02', '12-03', '12-04', '12-07', '12-08', '12-09', '12-10', '12-11'];
  expect(posted).toEqual(weeks);
  expect(titles()).toEqual(weeks.map((_, i) => day(i + 1)));
});

test('late on the same day it is still posted', async () => {
  await world.cohort();
  await world.tickAt('2026-11-30T23:00:00Z');
  expect(titles()).toEqual([day(1)]);
  await world.tickAt('2026-12-01T08:00:00Z');
  expect(titles()).toEqual([day(1), day(2)]);
});

test('it is never about yesterday: after days of downtime the next is at its own hour', async () => {
  await world.cohort();
  await world.tickAt('2026-12-02T07:00:00Z');
  expect(titles()).toEqual([]);
  await world.tickAt('2026-12-02T08:00:00Z');
  expect(titles()).toEqual([day(3)]);
});

test('after days of downtime that end later than its hour, it is about today', async () => {
  await world.cohort();
  await world.tickAt('2026-12-02T08:30:00Z');
  expect(titles()).toEqual([day(3)]);
  await world.tickAt('2026-12-03T08:00:00Z');
  expect(titles()).toEqual([day(3), day(4)]);
});

test('a post that is held up past midnight is dropped', async () => {
  await world.cohort({ postTime: 23 * 60 });
  world.keyed.will({ kind: 'later', afterMs: 3_600_000 });
  await world.tickAt('2026-11-30T23:00:00Z');
  await world.tickAt('2026-12-01T00:00:00Z');
  expect(titles()).toEqual([]);
  expect((await world.rows())[0]).toMatchObject({ kind: 'daily-post', state: 'dropped' });
});

test('it is written in the languages that the cohort has when it is sent', async () => {
  const cohort = await world.cohort({ languages: ['en'] });
  world.goTo('2026-11-30T08:00:00Z');
  await runJob(dailyPost, world.env);
  await changeCohort(world.ports, { cohort, changes: { languages: ['en', 'zh-CN'] }, now: world.now() });
  await runJob(deliver, world.env);
  const words = wordsOf(world.posts()[0]!.view);
  expect(words).toContain(catalogues.en.post.start);
  expect(words).toContain(catalogues['zh-CN'].post.start);
  // The title as well, and the thread's, which is a name of its own on Discord.
  expect(titles()).toEqual(['Group · day 1 · 第 1 天']);
  expect(world.posts().find(({ thread }) => thread)?.thread?.title).toMatch(/^Day 1 · .+ · 第 1 天 · .+/);
});

test('eight in the morning stays eight in the morning when summer time begins', async () => {
  world.goTo('2027-03-08T00:00:00Z');
  await world.cohort({ start: date('2027-03-08'), zone: 'America/New_York' });
  await world.tickAt('2027-03-11T13:00:00Z');
  world.keyed.forget();
  const friday = ['2027-03-12T12:59:00Z', '2027-03-12T13:00:00Z'];
  const monday = ['2027-03-15T11:59:00Z', '2027-03-15T12:00:00Z'];
  const counts: number[] = [];
  for (const moment of [...friday, ...monday]) {
    await world.tickAt(moment);
    counts.push(titles().length);
  }
  expect(counts).toEqual([0, 1, 1, 2]);
});

test('two cohorts in one channel have a post each', async () => {
  await world.cohort({ name: 'Early', postTime: 7 * 60 });
  await world.cohort({ name: 'Late', postTime: 9 * 60 });
  await world.tickAt('2026-11-30T09:00:00Z');
  expect(titles().sort()).toEqual([catalogues.en.post.title('Early', 1), catalogues.en.post.title('Late', 1)]);
});

test('below it is a thread to talk in, in the languages of the group', async () => {
  await world.cohort();
  await world.tickAt('2026-11-30T08:00:00Z');
  const [post] = world.posts();
  const said = post?.thread ? wordsOf(post.thread.view) : '';
  expect(post?.thread?.title).toMatch(/^Day 1 · \S/);
  expect(said).toContain('What surprised you');
  expect(post?.view.language).toBe(post?.thread?.view.language);
});
