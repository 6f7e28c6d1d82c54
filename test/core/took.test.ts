import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { join } from '../../src/core/enrolment/join-cohort.ts';
import { logFocus, startFocus } from '../../src/core/focus/start-focus.ts';
import { erase } from '../../src/core/learner/erase-learner.ts';
import { mostTook } from '../../src/core/task/model.ts';
import { noteTook } from '../../src/core/task/note-took.ts';
import { readTook } from '../../src/store/task.ts';
import { at } from '../harness/clock.ts';
import { counted } from '../harness/counted.ts';
import { type Member, route, type World, world } from '../harness/world.ts';

// How long a task took, by the word of whoever did it.

let here: World;
beforeAll(async () => {
  here = await world();
});
beforeEach(() => sql`update finish set took = null`.execute(here.db));
afterAll(() => here.drop());

const now = at('2026-11-02T12:00');
const task = route.days[0]!.task.id;

/** A member who has done the first task, on that day. */
async function done(cohort?: Awaited<ReturnType<World['group']>>, name = here.fresh()): Promise<Member> {
  const who = await here.member(cohort ?? (await here.group()), { name });
  await finished(who);
  return who;
}
async function finished({ enrolment }: Member, of = task) {
  const given = {
    enrolment: enrolment.id,
    task: of,
    evidence: [],
    minutes: 30,
    mostADay: counted.mostADay,
    checked: false,
  };
  expect(await here.ports.task.finish({ ...given, day: now.toZonedDateTimeISO('UTC').toPlainDate(), at: now })).toBe(
    true,
  );
}
const note = (who: Member, minutes: number, when = now, of = task) =>
  noteTook(here.ports, { ...who, task: of, minutes, now: when });
const kept = async ({ enrolment }: Member) =>
  (await sql<{ took: number | null }>`select took from finish where enrolment = ${enrolment.id}`.execute(here.db)).rows;

test('it is noted on the day on which the task was done, and stands in place of what was noted before', async () => {
  const ana = await done();
  expect(await note(ana, 45)).toMatchObject({ kind: 'noted', took: 45, focused: 0 });
  expect(await note(ana, 60, now.add({ hours: 3 }))).toMatchObject({ kind: 'noted', took: 60 });
  expect(await kept(ana)).toEqual([{ took: 60 }]);
  expect(await note(ana, 15, now.add({ hours: 24 }))).toEqual({ kind: 'tooLate' });
  expect(await kept(ana)).toEqual([{ took: 60 }]);
});

test('it is not noted of a task that is not done, or that there is not', async () => {
  const ana = await here.member(await here.group());
  expect(await note(ana, 45)).toEqual({ kind: 'tooLate' });
  expect(await note(ana, 45, now, 'no-such-task')).toEqual({ kind: 'gone' });
});

test('it changes no minutes of theirs', async () => {
  const ana = await done();
  const minutes = async () =>
    (await here.ports.progress.record({ learner: ana.learner.id, enrolment: ana.enrolment.id })).minutes;
  const before = await minutes();
  await note(ana, mostTook);
  expect(await minutes()).toEqual(before);
});

test('counted minutes of focus are those of its own task, and of nobody else', async () => {
  const cohort = await here.group();
  const [ana, bo] = [await here.member(cohort, { name: 'Ana' }), await here.member(cohort, { name: 'Bo' })];
  const focus = async (who: Member, of: string | undefined, hours: number, count = true) => {
    const from = now.subtract({ hours });
    const account = { platform: 'web', account: `a${who.learner.id}` } as const;
    const started = await startFocus(here.ports, {
      ...who,
      task: of,
      together: false,
      key: here.fresh(),
      at: account,
      now: from,
    });
    const end = from.add({ minutes: 25 });
    if (count) expect(await logFocus(here.ports, { focus: started, learner: who.learner, now: end })).toBe(true);
  };
  await focus(ana, task, 6);
  await focus(ana, task, 5);
  await focus(ana, task, 4, false);
  await focus(ana, route.days[1]!.task.id, 3);
  await focus(ana, undefined, 2);
  await focus(bo, task, 1);
  await finished(ana);
  expect(await note(ana, 60)).toMatchObject({ kind: 'noted', focused: 50 });
});

test('of fewer than five people nothing is told, of the made-up people never, and a person counts once, by their last word', async () => {
  const cohort = await here.group();
  const five = await Promise.all(['1', '2', '3', '4', '5'].map((n) => done(cohort, n)));
  for (const [i, one] of five.entries()) if (i < 4) await note(one, 30 + i);
  expect(await readTook(here.db, 5)).toEqual([]);
  // The first of them again, in another group.
  const again = await join(here.ports, {
    ...five[0]!,
    place: { kind: 'cohort', cohort: await here.group(), path: route },
    changes: {},
    now,
  });
  await finished(again);
  await note(again, 90);
  expect(await readTook(here.db, 5)).toEqual([]);
  await note(five[4]!, 15);
  expect(await readTook(here.db, 5)).toEqual([{ task, minutes: [15, 31, 32, 33, 90] }]);
  await sql`update cohort set demo = true where id = ${cohort.id}`.execute(here.db);
  expect(await readTook(here.db, 1)).toEqual([{ task, minutes: [90] }]);
});

test('it is in what somebody gets of their own, and gone with them', async () => {
  const ana = await done();
  await note(ana, 45);
  const rows = await here.store.ownData.read(ana.learner.id);
  expect(rows.find((one) => one.table === 'finish')?.rows).toEqual([expect.objectContaining({ task, took: 45 })]);
  await erase(here.ports, ana.learner);
  expect(await kept(ana)).toEqual([]);
});

test('what was said alone goes with somebody into their group', async () => {
  const alone = await here.solo((await here.member(await here.group())).learner);
  await finished(alone);
  await note(alone, 45);
  const place = { kind: 'cohort', cohort: await here.group(), path: route } as const;
  expect(await kept(await join(here.ports, { learner: alone.learner, place, changes: {}, now }))).toEqual([
    { took: 45 },
  ]);
});
