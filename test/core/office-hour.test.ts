import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { officeHour as officeHourJob } from '../../jobs/office-hour.ts';
import { sweepAlarms } from '../../src/core/alarm/sweep-alarms.ts';
import { changeCohort } from '../../src/core/cohort/change-cohort.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { claimOfficeHours } from '../../src/core/office-hour/claim-office-hours.ts';
import type { OfficeHourForm } from '../../src/core/office-hour/model.ts';
import { callNext, joinQueue, leaveQueue } from '../../src/core/office-hour/queue.ts';
import { isQueueOpen, nextOccurrence } from '../../src/core/office-hour/rules.ts';
import { cancelOfficeHour, setOfficeHour } from '../../src/core/office-hour/set-office-hour.ts';
import { showOfficeHour } from '../../src/core/office-hour/show-office-hour.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { at, date } from '../harness/clock.ts';
import { type Member, type World, world } from '../harness/world.ts';

// The office hour of a group, and its queue.

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

/** A Wednesday, by the clock of groups that are in UTC. */
const noon = at('2026-11-04T12:00');
const later = (minutes: number) => noon.add({ minutes });
const form = (more: Partial<OfficeHourForm> & { day?: string } = {}): OfficeHourForm => {
  const { day = '2026-11-04', ...others } = more;
  return { on: () => date(day), time: 13 * 60, minutes: 60, weekly: true, place: '', ...others };
};
const set = (cohort: Cohort, more: Parameters<typeof form>[0] = {}, now = noon) =>
  setOfficeHour(here.ports, { cohort, form: form(more), by: cohort.organiser, now });
const hourOf = async ({ id }: Cohort) => (await here.ports.officeHour.list([id]))[0]!;
const alarmOf = async ({ id }: Cohort) => {
  const { rows } = await sql<{
    at: Temporal.Instant | null;
  }>`select hour_at as at from cohort where id = ${id}`.execute(here.db);
  return rows[0]!.at?.toString();
};
const join = (who: Member, now = later(55), topic = '') =>
  joinQueue(here.ports, { enrolment: who.enrolment, topic, key: here.fresh(), now });
const told = async (who: Member) => {
  const { rows } = await sql<{ kind: string }>`select kind from delivery where learner = ${who.learner.id}
    and kind like 'office-%' order by id`.execute(here.db);
  return rows.map(({ kind }) => kind);
};
const acts = async ({ id }: Cohort) =>
  (await here.ports.audit.list({ cohort: id, skip: 0, limit: 9 })).map(({ action }) => action);

/** A group with an hour from 13:00, and people in it. */
async function group(...names: readonly string[]) {
  const cohort = await here.group();
  await set(cohort);
  const people: Member[] = [];
  for (const name of names) people.push(await here.member(cohort, { name }));
  return { cohort, people: people as [Member, ...Member[]] & Member[] };
}

test('one that is set twice is set once; another time is another sequence, and each is in the log', async () => {
  const cohort = await here.group();
  await set(cohort);
  await set(cohort);
  expect(await hourOf(cohort)).toMatchObject({ sequence: 0, first: date('2026-11-04') });
  await set(cohort, { time: 14 * 60 });
  expect(await hourOf(cohort)).toMatchObject({ sequence: 1, time: 14 * 60 });
  expect(await acts(cohort)).toEqual(['office-hour', 'office-hour']);
  expect(await alarmOf(cohort)).toBe(later(180).toString());
});

test('one that is over by the group’s clock is refused; a weekly one is then the one of next week', async () => {
  const cohort = await here.group();
  expect(await set(cohort, { time: 9 * 60, weekly: false })).toEqual({ kind: 'past', fits: date('2026-11-05') });
  expect(await acts(cohort)).toEqual([]);
  expect(await set(cohort, { time: 9 * 60 })).toEqual({ kind: 'set', moved: false });
  expect((await hourOf(cohort)).first.toString()).toBe('2026-11-11');
  // While it goes on, it can be changed: a link that was wrong.
  const other = await here.group();
  await set(other, { weekly: false });
  expect(await set(other, { weekly: false, place: 'Room 2' }, later(90))).toEqual({ kind: 'set', moved: true });
});

test('a weekly one makes way for days off, for a pause and for a date that is called off; a date that was chosen does not', async () => {
  const cohort = await here.group();
  await set(cohort);
  const next = async (now = noon) => {
    const found = (await here.ports.cohort.get(cohort.id))!;
    return nextOccurrence(await hourOf(cohort), found, now)?.on.toString();
  };
  await cancelOfficeHour(here.ports, { cohort, on: date('2026-11-04'), by: cohort.organiser, now: noon });
  await cancelOfficeHour(here.ports, { cohort, on: date('2026-11-04'), by: cohort.organiser, now: noon });
  expect([await next(), (await hourOf(cohort)).sequence]).toEqual(['2026-11-11', 1]);
  await here.ports.cohort.save(cohort.id, { holidays: [{ from: date('2026-11-09'), to: date('2026-11-13') }] });
  expect(await next()).toBe('2026-11-18');
  await here.ports.cohort.save(cohort.id, { pausedFrom: date('2026-11-16') });
  expect(await next()).toBeUndefined();
  await set(cohort, { weekly: false, day: '2026-11-11' });
  expect(await next()).toBe('2026-11-11');
  await here.ports.cohort.save(cohort.id, { closed: true });
  expect(await next()).toBeUndefined();
});

test('whoever sets a weekly one on a day off is told that it is not held then', async () => {
  const cohort = await here.group();
  await here.ports.cohort.save(cohort.id, { holidays: [{ from: date('2026-11-09'), to: date('2026-11-13') }] });
  const told = (day: string, weekly = true) => set(cohort, { day, weekly });
  expect(await told('2026-11-04')).toEqual({ kind: 'set', moved: false });
  expect(await told('2026-11-11')).toEqual({ kind: 'set', moved: true, off: date('2026-11-11') });
  // One date was chosen, and is held.
  expect(await told('2026-11-11', false)).toEqual({ kind: 'set', moved: true });
  for (const { date: on, officeHour } of Object.values(catalogues))
    expect(officeHour.saved(true, on(date('2026-11-11')))).toContain(on(date('2026-11-11')));
});

test('another zone of the group is another moment, and its alarm moves along; a sweep leaves what is right', async () => {
  const cohort = await here.group();
  await set(cohort);
  await changeCohort(here.ports, { cohort, changes: { zone: 'America/New_York' }, by: cohort.organiser, now: noon });
  expect(await alarmOf(cohort)).toBe(at('2026-11-04T19:00').toString());
  await sweepAlarms(here.ports, { now: noon, all: true });
  expect(await alarmOf(cohort)).toBe(at('2026-11-04T19:00').toString());
  await sql`update cohort set hour_at = ${at('2027-05-05T00:00')} where id = ${cohort.id}`.execute(here.db);
  await sweepAlarms(here.ports, { now: noon });
  expect(await alarmOf(cohort)).toBe(at('2026-11-04T19:00').toString());
});

test('the queue is open from ten minutes before to the end; who joins twice has one place, who leaves can come back', async () => {
  const { cohort, people } = await group('Ana', 'Bo');
  const [ana, bo] = people as unknown as [Member, Member];
  const { next } = await showOfficeHour(here.ports, { cohort, now: noon });
  expect([49, 50, 119, 120].map((minutes) => isQueueOpen(next, later(minutes)))).toEqual([false, true, true, false]);
  expect((await join(ana, later(49))).queue).toEqual([]);
  await join(ana, later(55), 'Loss');
  await join(ana, later(56), 'Again');
  const page = await join(bo, later(57));
  expect(page.queue.map(({ name, topic }) => [name, topic])).toEqual([
    ['Ana', 'Loss'],
    ['Bo', ''],
  ]);
  await leaveQueue(here.ports, { enrolment: ana.enrolment, now: later(58) });
  const back = await join(ana, later(59));
  expect(back.queue.map(({ name }) => name)).toEqual(['Bo', 'Ana']);
});

test('Next calls one person however often and wherever it is pressed at the same time', async () => {
  const { cohort, people } = await group('Ana', 'Bo', 'Cy');
  for (const one of people) await join(one);
  const press = (after?: string) =>
    Promise.all([1, 2, 3, 4].map(() => callNext(here.ports, { cohort, after, now: later(60) })));
  const [first] = await press();
  expect(first!.queue.map(({ name, state }) => [name, state])).toEqual([
    ['Ana', 'called'],
    ['Bo', 'waiting'],
    ['Cy', 'waiting'],
  ]);
  const [second] = await press(first!.queue[0]!.id);
  expect(second!.queue.map(({ name, state }) => [name, state])).toEqual([
    ['Bo', 'called'],
    ['Cy', 'waiting'],
  ]);
  expect(await Promise.all(people.map(told))).toEqual([
    ['office-turn'],
    ['office-next', 'office-turn'],
    ['office-next'],
  ]);
});

test('at its end whoever still waits is told, once, and the next one is a week later; who left the group is not in it', async () => {
  const { cohort, people } = await group('Ana', 'Bo', 'Cy');
  const [ana, bo, cy] = people as unknown as [Member, Member, Member];
  for (const one of people) await join(one);
  await callNext(here.ports, { cohort, now: later(60) });
  await sql`update enrolment set left_at = ${later(70)} where id = ${cy.enrolment.id}`.execute(here.db);
  expect((await showOfficeHour(here.ports, { cohort, now: later(71) })).queue).toHaveLength(2);
  await Promise.all([1, 2].map(() => claimOfficeHours(here.ports, { now: later(120), limit: 200 })));
  expect(await told(ana)).toEqual(['office-turn']);
  expect(await told(bo)).toEqual(['office-next', 'office-over']);
  expect(await told(cy)).toEqual([]);
  expect(await alarmOf(cohort)).toBe(at('2026-11-11T14:00').toString());
  expect((await showOfficeHour(here.ports, { cohort, now: later(121) })).queue).toEqual([]);
});

test('later on the same day the queue stays; on another day, or called off, whoever waits is told', async () => {
  const { cohort, people } = await group('Ana');
  await join(people[0]);
  await set(cohort, { time: 15 * 60 }, later(56));
  expect((await showOfficeHour(here.ports, { cohort, now: later(170) })).queue).toHaveLength(1);
  expect(await told(people[0])).toEqual([]);
  await set(cohort, { day: '2026-11-05' }, later(171));
  expect(await told(people[0])).toEqual(['office-over']);
  await cancelOfficeHour(here.ports, { cohort, by: cohort.organiser, now: later(172) });
  await cancelOfficeHour(here.ports, { cohort, by: cohort.organiser, now: later(173) });
  expect(await alarmOf(cohort)).toBeUndefined();
  expect(await acts(cohort)).toEqual(['office-hour-off', 'office-hour', 'office-hour', 'office-hour']);
});

test('who is erased is in no queue, and the hour of an organiser who is erased is gone', async () => {
  const { cohort, people } = await group('Ana', 'Bo');
  for (const one of people) await join(one, later(55), 'My own words');
  await here.store.learner.erase(people[0].learner.id);
  expect((await showOfficeHour(here.ports, { cohort, now: later(60) })).queue.map(({ name }) => name)).toEqual(['Bo']);
  const own = await here.store.ownData.read(people[1]!.learner.id);
  expect(JSON.stringify(own.find(({ table }) => table === 'office_turn'))).toContain('My own words');
  await here.store.learner.erase(cohort.organiser);
  expect(await here.ports.officeHour.list([cohort.id])).toEqual([]);
  await claimOfficeHours(here.ports, { now: later(120), limit: 200 });
  expect(await alarmOf(cohort)).toBeUndefined();
});

test('a message about a turn is made only while it is true', async () => {
  const { cohort, people } = await group('Ana', 'Bo');
  for (const one of people) await join(one);
  const page = await callNext(here.ports, { cohort, now: later(60) });
  const say = async (kind: string, n: number) => {
    const params = { learner: people[n]!.learner.id, turn: page.queue[n]!.id };
    const made = await officeHourJob.messages![kind]!.make(params, { ports: here.ports, now: later(61) });
    return made !== undefined;
  };
  expect([await say('office-turn', 0), await say('office-next', 1)]).toEqual([true, true]);
  expect([await say('office-next', 0), await say('office-turn', 1), await say('office-over', 1)]).toEqual([
    false,
    false,
    false,
  ]);
  await leaveQueue(here.ports, { enrolment: people[1]!.enrolment, now: later(62) });
  expect(await say('office-next', 1)).toBe(false);
});
