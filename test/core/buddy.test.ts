import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buddies } from '../../jobs/buddies.ts';
import { chooseBuddies } from '../../src/core/buddy/choose-buddies.ts';
import type { Wish } from '../../src/core/buddy/model.ts';
import { readNews } from '../../src/core/buddy/read-news.ts';
import { formRound, hoursApart, isFree } from '../../src/core/buddy/rules.ts';
import { sharedStreak } from '../../src/core/buddy/shared-streak.ts';
import { showBuddies } from '../../src/core/buddy/show-buddies.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { erase } from '../../src/core/learner/erase-learner.ts';
import { makePledge } from '../../src/core/pledge/make-pledge.ts';
import { makeReminder } from '../../src/core/reminder/make-reminder.ts';
import { blockPerson } from '../../src/core/report/block-person.ts';
import { random } from '../../src/core/seed/rules.ts';
import { runJob } from '../../src/schedule/job.ts';
import { at, date } from '../harness/clock.ts';
import { type Member, type World, world } from '../harness/world.ts';

// Two or three people of a group who study together.

const noon = at('2026-11-08T12:00');
const wish = (n: number, more: Partial<Wish> = {}): Wish => ({
  ...{ enrolment: `${n}`, learner: `l${n}`, zone: 'UTC', pace: 'group', leftOver: false },
  ...more,
});
const wishesFor = (n: number) => Array.from({ length: n }, (_, i) => wish(i + 1));
const sizes = (n: number) => {
  const { triads, leftOver } = formRound({ wishes: wishesFor(n), met: [], blocks: [] }, noon);
  return [triads.map((triad) => triad.length).join(), leftOver.length];
};
const pairsOf = (people: readonly Wish[]) => people.flatMap((a, i) => people.slice(i + 1).map((b) => [a, b] as const));

test('people come together by threes, by twos where nobody would be alone, and one is left over', () => {
  expect([1, 2, 3, 4, 5, 7].map(sizes)).toEqual([
    ['', 1],
    ['2', 0],
    ['3', 0],
    ['2,2', 0],
    ['3,2', 0],
    ['3,2,2', 0],
  ]);
});

test('clocks are compared over the nearer way around', () => {
  expect(hoursApart('Pacific/Auckland', 'Pacific/Honolulu', noon)).toBe(1);
  expect(hoursApart('Asia/Shanghai', 'Europe/Berlin', noon)).toBe(7);
});

test('near zones and the same pace come first; who is too far waits once, and is then paired over any distance', () => {
  const wishes = [
    wish(1, { zone: 'Asia/Shanghai' }),
    wish(2, { zone: 'Europe/Berlin', pace: 'own' }),
    wish(3, { zone: 'Europe/Berlin' }),
    wish(4, { zone: 'Europe/Paris' }),
    wish(5, { zone: 'Europe/London', pace: 'own' }),
  ];
  const ids = (people: readonly Wish[]) => people.map(({ enrolment }) => enrolment).sort();
  const first = formRound({ wishes, met: [], blocks: [] }, noon);
  expect(ids(first.leftOver)).toEqual(['1']);
  expect(first.triads.map(ids)).toContainEqual(['2', '5']);
  const again = wishes.map((one) => ({ ...one, leftOver: one.enrolment === '1' }));
  const second = formRound({ wishes: again, met: [], blocks: [] }, noon);
  expect(second.leftOver).toEqual([]);
  expect(second.triads[0]?.[0]?.enrolment).toBe('1');
});

test('nobody meets the same person in four rounds of twelve', () => {
  const met: [string, string][] = [];
  for (let round = 0; round < 4; round++) {
    const { triads, leftOver } = formRound({ wishes: wishesFor(12), met, blocks: [] }, noon);
    expect(leftOver).toEqual([]);
    for (const [a, b] of triads.flatMap(pairsOf)) {
      expect(met).not.toContainEqual([a.enrolment, b.enrolment].sort());
      met.push([a.enrolment, b.enrolment].sort() as [string, string]);
    }
  }
});

test('over 300 made-up groups nobody is with whom they blocked, twice, or lost, and only who fits with nobody is left', () => {
  const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];
  for (let seed = 0; seed < 300; seed++) {
    const next = random(`buddies ${seed}`);
    const wishes = wishesFor(2 + Math.floor(next() * 14)).map((one) => ({
      ...{ ...one, zone: zones[Math.floor(next() * zones.length)]!, leftOver: next() < 0.1 },
    }));
    const blocks = pairsOf(wishes).flatMap(([a, b]) => (next() < 0.2 ? [[a.learner, b.learner] as const] : []));
    const isBlocked = (a: Wish, b: Wish) => blocks.some((pair) => pair.includes(a.learner) && pair.includes(b.learner));
    const { triads, leftOver } = formRound({ wishes, met: [], blocks }, noon);
    expect([...triads.flat(), ...leftOver].map(({ enrolment }) => enrolment).sort()).toEqual(
      wishes.map(({ enrolment }) => enrolment).sort(),
    );
    for (const triad of triads) expect([2, 3]).toContain(triad.length);
    for (const [a, b] of triads.flatMap(pairsOf)) expect(isBlocked(a, b)).toBe(false);
    const could = (a: Wish, b: Wish) =>
      !isBlocked(a, b) && (a.leftOver || b.leftOver || hoursApart(a.zone, b.zone, noon) <= 6);
    for (const [a, b] of pairsOf(leftOver)) expect(could(a, b)).toBe(false);
  }
});

test('500 people of twelve zones are brought together four times, nobody with the same person twice, each time in seconds', () => {
  const zones = Array.from({ length: 12 }, (_, n) => `Etc/GMT${n < 6 ? '-' : '+'}${n}`);
  const wishes = wishesFor(500).map((one, n) => ({
    ...{ ...one, zone: zones[(n * 7) % 12]!, pace: n % 3 ? ('group' as const) : ('own' as const) },
  }));
  const met: [string, string][] = [];
  for (let round = 0; round < 4; round++) {
    const began = performance.now();
    const { triads, leftOver } = formRound({ wishes, met, blocks: [] }, noon);
    // Half a second on a machine that is not busy: the process does nothing else meanwhile.
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(leftOver).toEqual([]);
    met.push(...triads.flatMap(pairsOf).map(([a, b]) => [a.enrolment, b.enrolment].sort() as [string, string]));
  }
  expect(new Set(met.map(String)).size).toBe(met.length);
}, 60_000);

test('a round looks for buddies for whoever has none, is alone now, or has been with theirs for six weeks', () => {
  const together = { monday: date('2026-11-09'), together: 2 };
  expect(isFree({}, date('2026-11-16'))).toBe(true);
  expect(isFree({ triad: { ...together, together: 1 } }, date('2026-11-16'))).toBe(true);
  expect(isFree({ triad: together }, date('2026-12-14'))).toBe(false);
  expect(isFree({ triad: together }, date('2026-12-21'))).toBe(true);
});

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const friday = at('2026-11-06T12:00');
const want = (who: Member, on = true) => chooseBuddies(here.ports, { ...who, on, now: friday });
const page = (who: Member, now = at('2026-11-09T12:00')) => showBuddies(here.ports, { ...who, now });
const run = async (now: string) => {
  here.goTo(`${now}:00Z`);
  for (let time = 0; time < 2; time++) await runJob(buddies, here.env);
};
const group = async (names: readonly string[], changes = {}) => {
  const cohort: Cohort = await here.group();
  const people = await Promise.all(names.map((name) => here.member(cohort, { name, ...changes })));
  for (const one of people) await want(one);
  return people;
};
const others = async (who: Member) => {
  const shown = await page(who);
  return shown.kind === 'together' ? shown.others.map(({ learner }) => learner).sort() : shown.kind;
};
const told = async (who: Member) => {
  const { rows } = await sql<{ at: Temporal.Instant }>`select due_at as at from delivery
    where learner = ${who.learner.id} and kind = 'buddies' order by id`.execute(here.db);
  return rows.map((row) => row.at.toString());
};

test('a round is formed once, on Sunday, and each is told once: on Monday at their hour, or in the message of the day', async () => {
  const [ana, bo, cy] = (await group(['Ana', 'Bo', 'Cy'])) as [Member, Member, Member];
  await here.store.learner.save(cy.learner.id, { remind: 'dm' });
  expect(await page(ana, friday)).toMatchObject({ kind: 'waits', leftOver: false, next: at('2026-11-08T12:00') });
  await run('2026-11-08T11:59');
  expect(await others(ana)).toBe('waits');
  await run('2026-11-08T12:00');
  expect(await others(ana)).toEqual([bo.learner.id, cy.learner.id].sort());
  expect(await told(ana)).toEqual(['2026-11-09T20:00:00Z']);
  expect(await told(cy)).toEqual([]);
  const day = date('2026-11-09');
  const reminder = () => makeReminder(here.ports, { learner: cy.learner.id, day, now: at('2026-11-09T20:00') });
  expect((await reminder())?.buddies).toMatchObject([{ others: [{ name: 'Ana' }, { name: 'Bo' }] }]);
  await here.ports.buddy.told(cy.learner.id, day);
  expect((await reminder())?.buddies).toHaveLength(1);
  const of = { learner: cy.learner.id, enrolments: [cy.enrolment], day: date('2026-11-10') };
  expect(await readNews(here.ports, of)).toEqual([]);
  // The rounds of the next weeks leave them together, and say nothing more.
  await run('2026-11-15T12:00');
  expect(await others(ana)).toHaveLength(2);
  expect(await told(ana)).toHaveLength(1);
});

test('who is left over is told once and waits, first in the next round', async () => {
  const [ana] = (await group(['Ana'])) as [Member];
  await run('2026-11-08T12:00');
  await run('2026-11-15T12:00');
  expect(await told(ana)).toHaveLength(1);
  expect(await page(ana, at('2026-11-15T12:01'))).toMatchObject({ kind: 'waits', leftOver: true });
});

test('a pledge is seen by a buddy only when its author agreed', async () => {
  const [ana, bo] = (await group(['Ana', 'Bo'])) as [Member, Member];
  await run('2026-11-08T12:00');
  await makePledge(here.ports, { ...ana, what: 'Read', moment: 'Tuesday', now: at('2026-11-09T10:00') });
  expect(await page(bo)).toMatchObject({ others: [{ pledge: false }] });
  expect(JSON.stringify(await page(bo))).not.toContain('Read');
  await here.ports.buddy.agree(ana.enrolment.id, { pledge: true });
  expect(await page(bo)).toMatchObject({ others: [{ means: { what: 'Read' } }] });
});

test('a shared streak needs both; a weekend and a day off leave it, a missed day begins it anew', async () => {
  const studied = (...days: number[]) => days.map((day) => date(`2026-11-${String(day).padStart(2, '0')}`));
  const a = { days: studied(9, 10, 12, 13, 16), daysOff: [] };
  const b = { days: studied(9, 10, 11, 12, 13, 16, 17), daysOff: [] };
  const over = { since: date('2026-11-08'), today: date('2026-11-17') };
  expect(sharedStreak([a, b], over)).toEqual({ inRow: 3, all: 5 });
  const off = { ...b, daysOff: [{ from: date('2026-11-11'), to: date('2026-11-11') }] };
  expect(sharedStreak([a, off], over)).toEqual({ inRow: 5, all: 5 });
  expect(sharedStreak([a, b], { ...over, today: date('2026-11-18') })).toEqual({ inRow: 0, all: 5 });
  const [ana, bo] = (await group(['Ana', 'Bo'])) as [Member, Member];
  await run('2026-11-08T12:00');
  for (const { enrolment } of [ana, bo]) await here.studied(enrolment, '2026-11-09', 10);
  await here.ports.buddy.agree(ana.enrolment.id, { streak: true });
  expect(JSON.stringify(await page(ana))).not.toContain('shared');
  await here.ports.buddy.agree(bo.enrolment.id, { streak: true });
  expect(await page(ana)).toMatchObject({ others: [{ shared: { inRow: 1, all: 1 } }] });
});

test('what somebody let their buddies see is not seen by those whom a later round finds them', async () => {
  const [ana, bo] = (await group(['Ana', 'Bo'])) as [Member, Member];
  await run('2026-11-08T12:00');
  await here.ports.buddy.agree(ana.enrolment.id, { pledge: true, streak: true });
  expect(await page(bo)).toMatchObject({ others: [{ pledge: true, streak: true }] });
  await want(bo, false);
  const cy = await here.member(ana.enrolment.cohort, { name: 'Cy' });
  await want(cy);
  await run('2026-11-15T12:00');
  await makePledge(here.ports, { ...ana, what: 'Read', moment: 'Tuesday', now: at('2026-11-16T10:00') });
  const shown = await page(cy, at('2026-11-16T12:00'));
  expect(shown).toMatchObject({ others: [{ learner: ana.learner.id, pledge: false, streak: false }] });
  expect(JSON.stringify(shown)).not.toContain('Read');
});

test('a block parts two buddies at once and for good, the same as a block of what somebody wrote', async () => {
  const [ana, bo, cy] = (await group(['Ana', 'Bo', 'Cy'])) as [Member, Member, Member];
  await run('2026-11-08T12:00');
  await blockPerson(here.ports, { learner: bo.learner.id, blocked: ana.learner.id, now: at('2026-11-09T12:00') });
  expect(await others(bo)).toBe('waits');
  expect(await others(ana)).toEqual([cy.learner.id]);
  await want(cy, false);
  await run('2026-11-15T12:00');
  // Ana and Bo are both free now, and alone.
  expect([await others(ana), await others(bo)]).toEqual(['waits', 'waits']);
  expect(JSON.stringify(await page(ana))).not.toContain('lock');
});

test('there are none among minors, for solo learners, and after the end', async () => {
  const [ana, bo] = (await group(['Ana', 'Bo'])) as [Member, Member];
  await here.store.cohort.save(ana.enrolment.cohort.id, { minors: true });
  await run('2026-11-08T12:00');
  const now = await here.again(ana);
  expect(await page(now)).toEqual({ kind: 'none' });
  expect(await here.ports.buddy.get(bo.enrolment.id)).toMatchObject({ others: [] });
  const alone = await here.solo(await here.person());
  await want(alone);
  expect(await here.ports.buddy.get(alone.enrolment.id)).toBeUndefined();
});

test('whoever leaves or is erased is nobody’s buddy any more', async () => {
  const [ana, bo, cy] = (await group(['Ana', 'Bo', 'Cy'])) as [Member, Member, Member];
  await run('2026-11-08T12:00');
  await here.store.enrolment.save(bo.enrolment.id, { left: friday });
  expect(await others(ana)).toEqual([cy.learner.id]);
  await erase(here.ports, cy.learner);
  expect(await others(ana)).toBe('waits');
});
