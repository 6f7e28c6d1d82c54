import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listOwnCohorts } from '../../src/core/cohort/list-cohorts.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { enterPlace } from '../../src/core/enrolment/enter-place.ts';
import { chooseOrganiser, handOver, readmitMember, removeMember } from '../../src/core/member/change-member.ts';
import { membersCsv } from '../../src/core/member/export-members.ts';
import { findMember, listMembers } from '../../src/core/member/list-members.ts';
import { pageOf, standingOf } from '../../src/core/member/rules.ts';
import { at, date } from '../harness/clock.ts';
import { route, start, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const now = at('2026-11-05T12:00');

const member = async (cohort: Cohort, of: { enrolment: { id: string } }) =>
  (await findMember(here.ports, { cohort, member: of.enrolment.id, now }))!;
const log = async (cohort: Cohort) =>
  (await here.store.audit.list({ cohort: cohort.id, skip: 0, limit: 9 })).map(({ action }) => action);

describe('how it goes for a member', () => {
  const cohort = { start, holidays: [] } as unknown as Cohort;
  const of = (joined: string, lastDay?: string) => ({
    joined: date(joined),
    ...(lastDay && { lastDay: date(lastDay) }),
  });
  test.each([
    ['2026-10-30', undefined, '2026-10-31', 'waiting'],
    ['2026-10-30', undefined, '2026-11-03', 'waiting'],
    ['2026-10-30', undefined, '2026-11-04', 'notStarted'],
    ['2026-11-10', undefined, '2026-11-11', 'waiting'],
    ['2026-10-30', '2026-11-03', '2026-11-05', 'active'],
    ['2026-10-30', '2026-11-03', '2026-11-06', 'atRisk'],
    // A weekend is nobody's gap.
    ['2026-10-30', '2026-11-06', '2026-11-10', 'active'],
  ])('joined %s, last there %s, on %s: %s', (joined, lastDay, today, standing) => {
    expect(standingOf(of(joined, lastDay), cohort, date(today))).toBe(standing);
  });

  test('whoever may need a word comes first, everybody is on one page or another, and is found by name or number', () => {
    const many = Array.from({ length: 45 }, (_, n) => ({
      ...{
        id: String(n + 1),
        learner: String(n + 1),
        cohort: '1',
        name: `Ana ${n}`,
        account: `a${n}`,
        joined: start,
        days: n,
      },
      ...{ dmClosed: n === 3, organises: false, removed: n === 44 },
      standing: n === 30 ? ('atRisk' as const) : ('active' as const),
    }));
    const pages = [0, 1, 2].map((page) => pageOf(many, { cohort, page }));
    expect(pages[0]!.members[0]!.id).toBe('31');
    expect(pages[2]!.members.at(-1)!.id).toBe('45');
    expect(new Set(pages.flatMap(({ members }) => members.map(({ id }) => id))).size).toBe(45);
    expect(pages[0]).toMatchObject({ pages: 3, counts: { all: 44, active: 43, atRisk: 1, dmClosed: 1 } });
    expect(pageOf(many, { cohort, page: 99 }).page).toBe(2);
    expect(pageOf(many, { cohort, page: 0, sought: 'ana 12' }).members.map(({ id }) => id)).toEqual(['13']);
    expect(pageOf(many, { cohort, page: 0, sought: '45' }).members.map(({ id }) => id)).toEqual(['45']);
  });
});

test('members are a file that a spreadsheet, Canvas and Moodle can read, and no formula is in it', () => {
  const cohort = { id: '1', name: 'Owls', organiser: '1', start, holidays: [] } as unknown as Cohort;
  const one = { id: '7', learner: '2', cohort: '1', account: 'U7', joined: start, days: 2, dmClosed: false };
  const more = { organises: false, removed: false, standing: 'active', lastDay: date('2026-11-05') } as const;
  const csv = membersCsv(cohort, [
    { ...one, ...more, name: '=HYPERLINK("http://x","y")' },
    { ...one, ...more, name: 'Ana Maria Silva' },
    { ...one, ...more, name: 'Gone', removed: true },
  ]);
  const [header, formula, ana, end] = csv.split('\r\n');
  expect(header).toContain('Student,ID,SIS User ID,SIS Login ID,Section,username,firstname,lastname,cohort1,');
  expect(formula).toMatch(/^"'=HYPERLINK\(""http:\/\/x"",""y""\)",,,U7,Owls,/);
  expect(ana).toBe('Ana Maria Silva,,,U7,Owls,u7,Ana,Maria Silva,Owls,7,2026-11-02,2026-11-05,2,active,open,member');
  expect(end).toBe('');
});

describe('an organiser', () => {
  const opener = (cohort: Cohort) => ({ learner: cohort.organiser, manages: false });

  test('removes somebody, who cannot come back until they are let, and keeps what they learned', async () => {
    const cohort = await here.group();
    const ana = await here.member(cohort, { remind: 'dm' });
    const input = { cohort, member: await member(cohort, ana), by: opener(cohort), now };
    expect((await removeMember(here.ports, input)).kind).toBe('done');
    expect((await removeMember(here.ports, input)).kind).toBe('repeat');
    const known = (await here.store.learner.get(ana.learner.id))!;
    expect(known).toMatchObject({ enrolments: [], learner: { remind: 'nowhere' } });
    const place = { kind: 'cohort', cohort, path: route } as const;
    const enter = () => enterPlace(here.ports, { learner: known.learner, place, changes: {}, now });
    expect(await enter()).toEqual({ kind: 'refused', why: { kind: 'removed' } });
    expect(await listMembers(here.ports, { cohort, page: 0, now })).toMatchObject({
      counts: { all: 0 },
      members: [{ removed: true }],
    });
    const removed = { ...input, member: await member(cohort, ana) };
    expect((await readmitMember(here.ports, removed)).kind).toBe('done');
    expect((await enter()).kind).toBe('entered');
    expect(await log(cohort)).toEqual(['readmit', 'expel']);
  });

  test('is not removed while the group is theirs, and hands it over to a member', async () => {
    const cohort = await here.group();
    const olga = (await here.store.learner.get(cohort.organiser))!.learner;
    const place = { kind: 'cohort', cohort, path: route } as const;
    await enterPlace(here.ports, { learner: olga, place, changes: {}, now });
    const ana = await here.member(cohort);
    const own = (await here.store.enrolment.members(cohort.id)).find(({ learner }) => learner === olga.id)!;
    expect((await removeMember(here.ports, { cohort, member: own, by: opener(cohort), now })).kind).toBe('opened');
    const to = { cohort, member: await member(cohort, ana), now };
    const stranger = { learner: ana.learner.id, manages: false };
    expect((await handOver(here.ports, { ...to, by: stranger })).kind).toBe('leadOnly');
    const twice = await Promise.all([1, 2].map(() => handOver(here.ports, { ...to, by: opener(cohort) })));
    expect(twice.map(({ kind }) => kind).sort()).toEqual(['done', 'repeat']);
    const after = (await here.store.cohort.get(cohort.id))!;
    expect(after.organiser).toBe(ana.learner.id);
    // The one before stays a co-organiser.
    expect((await here.store.enrolment.member(own.id))!.organises).toBe(true);
    expect(await log(cohort)).toEqual(['hand-over']);
  });

  test('has co-organisers, who do the same but decide who organises, until they leave', async () => {
    const cohort = await here.group();
    const [ana, ben, cem] = [await here.member(cohort), await here.member(cohort), await here.member(cohort)];
    const of = async (one: typeof ana) => ({ cohort, member: await member(cohort, one), now });
    const choose = async (one: typeof ana, by: { learner: string; manages: boolean }, organises = true) =>
      (await chooseOrganiser(here.ports, { ...(await of(one)), by, organises })).kind;
    const theirs = async (learner: string) => {
      const { enrolments } = (await here.store.learner.get(learner))!;
      const organised = enrolments.flatMap((e) => (e.organises ? e.cohort.id : []));
      const viewer = {
        platform: 'web',
        account: 'a',
        learner,
        workspace: 'w',
        channel: undefined,
        enrolled: [],
        organised,
      };
      return (await listOwnCohorts(here.ports, { viewer, manages: false })).map(({ id }) => id);
    };
    expect(await choose(ana, opener(cohort))).toBe('done');
    expect(await choose(ana, opener(cohort))).toBe('repeat');
    expect(await theirs(ana.learner.id)).toEqual([cohort.id]);
    expect(await theirs(ben.learner.id)).toEqual([]);
    const asAna = { learner: ana.learner.id, manages: false };
    expect(await choose(ben, asAna)).toBe('leadOnly');
    expect(await choose(ben, { learner: cem.learner.id, manages: true })).toBe('done');
    // A co-organiser removes a member, and no other organiser.
    expect((await removeMember(here.ports, { ...(await of(ben)), by: asAna })).kind).toBe('leadOnly');
    expect((await removeMember(here.ports, { ...(await of(cem)), by: asAna })).kind).toBe('done');
    expect(await choose(ana, opener(cohort), false)).toBe('done');
    expect(await theirs(ana.learner.id)).toEqual([]);
    expect(await log(cohort)).toEqual(['unorganise', 'expel', 'organise', 'organise']);
  });
});
