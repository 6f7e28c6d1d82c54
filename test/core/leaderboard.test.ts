import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { leave } from '../../src/core/enrolment/leave-cohort.ts';
import { excerpt, ranked } from '../../src/core/leaderboard/rules.ts';
import { leaderboard } from '../../src/core/leaderboard/show-leaderboard.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { leaderboardView } from '../../src/views/leaderboard.ts';
import { at, date } from '../harness/clock.ts';
import { before, type Member, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const wednesday = at('2026-11-11T12:00');
const board = (who: Member, now = wednesday) => leaderboard(here.ports, { ...who, now });

/** People of one group, by their minutes this week; all of them on the board. */
async function people(minutes: Record<string, number>, cohort?: Cohort) {
  const group = cohort ?? (await here.group({ board: true }));
  const made = new Map<string, Member>();
  for (const [name, n] of Object.entries(minutes)) {
    const member = await here.member(group, { name, board: true });
    if (n) await here.studied(member.enrolment, '2026-11-09', n);
    made.set(name, member);
  }
  return { group, of: (name: string) => made.get(name)! };
}
const rows = async (who: Member) => {
  const shown = await board(who);
  return shown.kind === 'ranks'
    ? shown.ranks.map((r) => `${r.rank} ${r.name} ${r.minutes}${r.me ? ' me' : ''}`)
    : shown;
};

describe('ranks', () => {
  test('ties share a rank, the next one skips, and equals stand by name', () => {
    const minutes = { Cy: 20, Ana: 50, Di: 20, Ben: 30, Eve: 5 };
    const all = ranked(Object.entries(minutes).map(([name, n]) => ({ name, minutes: n, me: false })));
    expect(all.map((r) => `${r.rank} ${r.name}`)).toEqual(['1 Ana', '2 Ben', '3 Cy', '3 Di', '5 Eve']);
  });

  test('a rank is one more than the number of people with more minutes', () => {
    const row = fc.record({ name: fc.string(), minutes: fc.integer({ min: 0, max: 5 }), me: fc.boolean() });
    fc.assert(
      fc.property(fc.array(row), (all) => {
        for (const r of ranked(all)) expect(r.rank).toBe(all.filter((o) => o.minutes > r.minutes).length + 1);
      }),
    );
  });
});

describe('this week’s board', () => {
  test('it is off until the organiser enables it', async () => {
    expect(await board(await here.member(await here.group(), { board: true }))).toEqual({ kind: 'off' });
  });

  test('who has not chosen to be on it is invited, and is on nobody’s board', async () => {
    const { group, of } = await people({ Ana: 50, Ben: 40, Cy: 30, Di: 20, Eve: 10 });
    const shy = await here.member(group, { name: 'Shy' });
    await here.studied(shy.enrolment, '2026-11-09', 500);
    expect(await board(shy)).toEqual({ kind: 'invite', people: 5, team: { minutes: 150 + 180, last: 0 } });
    expect(JSON.stringify(await board(of('Ana')))).not.toContain('Shy');
  });

  test('below five people there is an invitation, and no numbers', async () => {
    const { group, of } = await people({ Ana: 50, Ben: 40, Cy: 30, Di: 20 });
    expect(await board(of('Ana'))).toEqual({ kind: 'few' });
    await here.member(group, { name: 'Eve', board: true });
    expect(await board(of('Ana'))).toMatchObject({ kind: 'ranks', people: 5 });
  });

  test('I see the first three, my place and my neighbours', async () => {
    const { of } = await people({ A: 90, B: 80, C: 70, D: 60, E: 50, F: 40, G: 30, H: 20, I: 10, J: 5, K: 1 });
    expect(await rows(of('F'))).toEqual(['1 A 90', '2 B 80', '3 C 70', '5 E 50', '6 F 40 me', '7 G 30']);
    expect(await rows(of('A'))).toEqual(['1 A 90 me', '2 B 80', '3 C 70']);
  });

  test('equals stand together: none of them is left out at the edge without being counted', async () => {
    const { of } = await people({ Z: 90, Y: 80, X: 70, W: 70, V: 70, B: 20, A: 20, C: 10, D: 5, E: 1 });
    expect(await rows(of('Z'))).toEqual(['1 Z 90 me', '2 Y 80', '3 V 70', '3 W 70', '3 X 70']);
    const same = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`Same ${n}`, 30]));
    const many = await people({ First: 60, Me: 30, ...same });
    const shown = await board(many.of('Me'));
    const ranks = shown.kind === 'ranks' ? shown.ranks : [];
    expect(ranks.map(({ name }) => name)).toEqual(['First', 'Me', 'Same 0', 'Same 1', 'Same 2', 'Same 3']);
    expect(ranks.map(({ more }) => more)).toEqual([undefined, undefined, undefined, undefined, undefined, 5]);
    for (const t of Object.values(catalogues)) {
      const view = JSON.stringify(leaderboardView(shown, many.of('Me').enrolment, t));
      expect(view).toContain(t.leaderboard.more(5, 30));
      // Nobody is between the first and the second.
      expect(view).not.toContain('…\\n2');
    }
  });

  test('who is there and who is counted are all of a rank, whoever looks', () => {
    const row = fc.record({ name: fc.string(), minutes: fc.integer({ min: 0, max: 6 }), me: fc.constant(false) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), fc.nat(), (all, who) => {
        const ranks = ranked(all.map((one, i) => ({ ...one, me: i === who % all.length })));
        const shown = excerpt(ranks);
        expect(shown.filter(({ me }) => me)).toHaveLength(1);
        for (const { rank } of shown) {
          const there = shown.filter((r) => r.rank === rank);
          const counted = there.reduce((n, { more = 0 }) => n + 1 + more, 0);
          expect(counted).toBe(ranks.filter((r) => r.rank === rank).length);
        }
      }),
    );
  });

  test('below the median I see my own last week instead of a place', async () => {
    const { of } = await people({ A: 50, B: 40, C: 30, D: 20, E: 10 });
    await here.studied(of('D').enrolment, '2026-11-04', 35);
    const first = [
      { name: 'A', minutes: 50, rank: 1, me: false },
      { name: 'B', minutes: 40, rank: 2, me: false },
      { name: 'C', minutes: 30, rank: 3, me: false },
    ];
    const team = { minutes: 150, last: 35 };
    // Whoever joins the board sees a board.
    expect(await board(of('D'))).toEqual({ kind: 'mine', minutes: 20, last: 35, ranks: first, people: 5, team });
    expect(await board(of('E'))).toEqual({ kind: 'mine', minutes: 10, last: 0, ranks: first, people: 5, team });
    expect(await board(of('C'))).toMatchObject({ kind: 'ranks' });
  });

  test('on the median together, nobody of them is below it', async () => {
    const { of } = await people({ A: 50, B: 20, C: 20, D: 20, E: 10 });
    for (const name of ['B', 'C', 'D']) expect(await board(of(name))).toMatchObject({ kind: 'ranks' });
  });

  test('without a minute yet nobody is ranked', async () => {
    const { of } = await people({ A: 0, B: 0, C: 0, D: 0, E: 0 });
    expect(await board(of('A'))).toEqual({ kind: 'mine', minutes: 0, last: 0, ranks: [], people: 5 });
  });

  test('it starts anew on the Monday of whoever reads it, as their own week does', async () => {
    const { of } = await people({ A: 50, B: 40, C: 30, D: 20, E: 10 });
    expect(await board(of('A'), at('2026-11-16T03:59'))).toMatchObject({ kind: 'ranks' });
    expect(await board(of('A'), at('2026-11-16T04:00'))).toEqual({
      ...{ kind: 'mine', minutes: 0, last: 50, ranks: [], people: 5 },
    });
  });

  test('who has left is on it no more', async () => {
    const { of } = await people({ Ana: 50, Ben: 40, Cy: 30, Di: 20, Eve: 10, Gone: 99 });
    expect(JSON.stringify(await board(of('Ana')))).toContain('Gone');
    await leave(here.ports, { ...of('Gone'), last: true, now: wednesday });
    expect(await rows(of('Ana'))).toEqual(['1 Ana 50 me', '2 Ben 40', '3 Cy 30']);
    await leave(here.ports, { ...of('Eve'), last: true, now: wednesday });
    expect(await board(of('Ana'))).toMatchObject({ kind: 'few' });
  });

  test('minutes in another group do not count in this one', async () => {
    const { of } = await people({ A: 50, B: 40, C: 30, D: 20, E: 10 });
    const other = await here.store.enrolment.enrol({
      learner: of('E').learner.id,
      cohort: (await here.group({ board: true })).id,
      joined: of('E').enrolment.joined,
      now: before,
    });
    await here.studied(other, '2026-11-09', 500);
    expect(await board(of('E'))).toMatchObject({ kind: 'mine', minutes: 10 });
  });

  test('the group’s own minutes stand first, from five active people on, those of people who are not on the board too', async () => {
    const { group, of } = await people({ A: 50, B: 40, C: 30, D: 20, E: 0 });
    expect(await board(of('A'))).not.toHaveProperty('team');
    const shy = await here.member(group, { name: 'Shy' });
    await here.studied(shy.enrolment, '2026-11-10', 60);
    expect(await board(of('A'))).toMatchObject({ team: { minutes: 200, last: 0 } });
    for (const t of Object.values(catalogues)) {
      const { body } = leaderboardView(await board(of('A')), of('A').enrolment, t);
      expect(JSON.stringify(body[0])).toContain(JSON.stringify(t.leaderboard.team(200, 0)).slice(1, -1));
    }
  });

  test('what is not checked is not on it', async () => {
    const { of } = await people({ A: 50, B: 40, C: 30, D: 20, E: 10 });
    const told = { enrolment: of('E').enrolment.id, task: 'told', evidence: [], minutes: 90, mostADay: 180 };
    await here.store.task.finish({ ...told, checked: false, day: date('2026-11-09'), at: wednesday });
    expect(await board(of('E'))).toMatchObject({ kind: 'mine', minutes: 10 });
  });
});

test('a place is what counting everybody would give, with all who share it', async () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 5, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(minutes, fc.nat(), async (given, who) => {
      const named = Object.fromEntries(given.map((n, i) => [`P${i}`, n]));
      const { of } = await people(named);
      const me = of(`P${who % given.length}`);
      const mine = given[who % given.length]!;
      const { enrolment } = me;
      const asked = { enrolment: enrolment.id, cohort: enrolment.cohort.id, monday: date('2026-11-09') };
      const { above, people: all, ties } = await here.ports.leaderboard.standing({ ...asked, first: 3, names: 5 });
      expect([above, all]).toEqual([given.filter((n) => n > mine).length, given.length]);
      for (const tie of ties) {
        expect(tie.above).toBe(given.filter((n) => n > tie.minutes).length);
        expect(tie.people).toBe(given.filter((n) => n === tie.minutes).length);
        const others = Object.keys(named).filter((name) => named[name] === tie.minutes && of(name) !== me);
        expect([...tie.names].sort()).toEqual(others.slice(0, 5).sort());
      }
    }),
    { numRuns: 10 },
  );
});

describe('leagues', () => {
  /** Sixty-five people with as many minutes last week as their number, and this week who is told. */
  async function crowd() {
    const group = await here.group({ board: true });
    const all: Member[] = [];
    for (let n = 0; n < 65; n++) {
      const member = await here.member(group, { name: `P${n}`, board: true });
      if (n) await here.studied(member.enrolment, '2026-11-04', n);
      all.push(member);
    }
    const now = async (minutes: Record<number, number>) => {
      for (const [n, m] of Object.entries(minutes)) await here.studied(all[Number(n)]!.enrolment, '2026-11-09', m);
    };
    return { all, now };
  }

  test('are of thirty by last week’s order, and rank those who have begun', async () => {
    const { all, now } = await crowd();
    // 64 to 35 are the first league, 34 to 5 the second.
    const league = async (n: number) => {
      const { enrolment } = all[n]!;
      const of = { enrolment: enrolment.id, cohort: enrolment.cohort.id, monday: date('2026-11-09'), size: 30 };
      return (await here.ports.leaderboard.league(of)).map(({ name }) => name).sort();
    };
    const expected = Array.from({ length: 30 }, (_, n) => `P${34 - n}`).sort();
    for (const n of [34, 20, 5]) expect(await league(n)).toEqual(expected);
    expect(await league(64)).toHaveLength(30);
    expect(await league(3)).toEqual(['P1', 'P2', 'P3', 'P4']);
    expect(await league(0)).toEqual([]);

    await now({ 64: 170, 20: 40, 10: 30, 5: 20, 0: 5 });
    expect(await rows(all[20]!)).toEqual(['1 P20 40 me', '2 P10 30', '3 P5 20']);
    // Nobody else of theirs has begun, or they had no minute last week: then there is the whole board.
    expect(await board(all[64]!)).not.toHaveProperty('league');
    expect(JSON.stringify(await board(all[64]!))).toContain('P20');
    expect(await board(all[0]!)).not.toHaveProperty('league');
    // Whoever has not begun sees the first of their league, and no place of their own.
    expect(await board(all[6]!)).toMatchObject({ kind: 'mine', league: true, minutes: 0, last: 6 });
  });
});
