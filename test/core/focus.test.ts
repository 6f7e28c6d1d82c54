import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { focus as focusJob } from '../../jobs/focus.ts';
import type { Focus } from '../../src/core/focus/model.ts';
import { minutesOf, stateOf } from '../../src/core/focus/rules.ts';
import { showFocus } from '../../src/core/focus/show-focus.ts';
import { askForEnd, endFocuses, logFocus, startFocus, stopFocus } from '../../src/core/focus/start-focus.ts';
import { makeView } from '../../src/schedule/job.ts';
import { at } from '../harness/clock.ts';
import { type Member, type World, world } from '../harness/world.ts';

// Twenty-five minutes on one thing.

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const noon = at('2026-11-04T12:00');
const later = (minutes: number) => noon.add({ minutes });
const begin = (who: Member, together = true, now = noon, key = here.fresh()) =>
  startFocus(here.ports, { ...who, together, key, at: { platform: 'web', account: `a${who.learner.id}` }, now });
const others = async (who: Member, minutes = 1) =>
  (await showFocus(here.ports, { ...who, now: later(minutes) })).others;
const again = async ({ id }: Focus) => (await here.ports.focus.get(id))!;
const edits = async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from edit where due_at is not null`.execute(
    here.db,
  );
  return rows[0]!.n;
};

test('it runs for its time, can be counted for half a day, and is over then', async () => {
  const ana = await here.member(await here.group());
  const focus = await begin(ana);
  expect([24, 25, 60 * 12].map((minutes) => stateOf(focus, later(minutes)))).toEqual(['runs', 'over', 'none']);
  expect(minutesOf(focus)).toBe(25);
});

test('one at a time: the same press twice, or another one meanwhile, begins none', async () => {
  const ana = await here.member(await here.group());
  const first = await begin(ana, true, noon, 'once');
  expect(await begin(ana, true, later(1), 'once')).toEqual(first);
  expect(await begin(ana, false, later(2))).toEqual(first);
  const next = await begin(ana, false, later(25));
  expect(next.id).not.toBe(first.id);
});

test('those who are there beside others are counted, in the same group alone; who is alone is not', async () => {
  const cohort = await here.group();
  const [ana, bo, cy] = await Promise.all(['Ana', 'Bo', 'Cy'].map((name) => here.member(cohort, { name })));
  const elsewhere = await here.member(await here.group());
  for (const one of [ana!, bo!, elsewhere]) await begin(one);
  await begin(cy!, false);
  expect([await others(ana!), await others(cy!), await others(elsewhere)]).toEqual([1, 2, 0]);
  await stopFocus(here.ports, { focus: (await here.ports.focus.latest(bo!.enrolment.id))!, now: later(1) });
  expect([await others(ana!, 2), await others(ana!, 25)]).toEqual([0, 0]);
});

test('whoever is there has a message whose count is edited when somebody comes, goes, or is at the end', async () => {
  const cohort = await here.group();
  const [ana, bo] = [await here.member(cohort), await here.member(cohort)];
  await sql`delete from edit`.execute(here.db);
  const first = await begin(ana);
  const message = async (minutes: number) => {
    const params = { learner: ana.learner.id, focus: first.id };
    const of = { kind: 'focus', params, platform: 'web' };
    const env = { ...here.env, messages: new Map(Object.entries(focusJob.messages!)) };
    return (await makeView(of, env, later(minutes))) as { state: string } | undefined;
  };
  expect((await message(1))?.state).toBe('runs/0');
  await begin(bo, true, later(1));
  expect((await message(2))?.state).toBe('runs/1');
  expect(await edits()).toBe(2);
  await sql`delete from edit`.execute(here.db);
  expect(await endFocuses(here.ports, { now: later(25), limit: 100 })).toBeGreaterThan(0);
  expect(await endFocuses(here.ports, { now: later(25), limit: 100 })).toBe(0);
  expect((await message(25))?.state).toBe('over/1');
  expect(await edits()).toBeGreaterThan(0);
});

test('a word at the end comes to whoever asked, and not when they stopped before or have counted it', async () => {
  const [ana, bo] = [await here.member(await here.group()), await here.member(await here.group())];
  const env = { ...here.env, messages: new Map(Object.entries(focusJob.messages!)) };
  const word = (who: Member, { id }: Focus, minutes: number) =>
    makeView(
      { kind: 'focus-end', params: { learner: who.learner.id, focus: id }, platform: 'web' },
      env,
      later(minutes),
    );
  const focus = await begin(ana, false);
  await askForEnd(here.ports, { focus, learner: ana.learner, at: { platform: 'web', account: 'x' } });
  const { rows } = await sql<{ due: Temporal.Instant; budget: unknown }>`select due_at as due, budget_day as budget
    from delivery where kind = 'focus-end' and learner = ${ana.learner.id}`.execute(here.db);
  expect(rows).toEqual([{ due: later(25), budget: null }]);
  expect(await word(ana, focus, 10)).toEqual({ later: later(25) });
  expect(await word(ana, focus, 25)).toHaveProperty('view');
  expect(await logFocus(here.ports, { focus: await again(focus), learner: ana.learner, now: later(26) })).toBe(true);
  expect(await word(ana, focus, 27)).toBeUndefined();
  const short = await begin(bo, false);
  await stopFocus(here.ports, { focus: short, now: later(5) });
  expect(await word(bo, short, 25)).toBeUndefined();
});

test('one press counts the minutes once, within the most of a day, and not on the board', async () => {
  const ana = await here.member(await here.group({ board: true }), { board: true });
  const focus = await begin(ana, false);
  const log = async (minutes: number) =>
    logFocus(here.ports, { focus: await again(focus), learner: ana.learner, now: later(minutes) });
  expect([await log(10), await log(25), await log(26)]).toEqual([false, true, false]);
  const { minutes, days } = await here.store.progress.record({ learner: ana.learner.id, enrolment: ana.enrolment.id });
  expect([minutes.map((one) => one.minutes), days.map(String)]).toEqual([[25], []]);
  const { rows } = await sql`select board from points where enrolment = ${ana.enrolment.id}`.execute(here.db);
  expect(rows).toEqual([{ board: 0 }]);
});
