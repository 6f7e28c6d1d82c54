import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { leave } from '../../src/core/enrolment/leave-cohort.ts';
import { excerpt, ranked } from '../../src/core/leaderboard/rules.ts';
import { leaderboard } from '../../src/core/leaderboard/show-leaderboard.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { leaderboardView } from '../../src/views/leaderboard.ts';
import { at } from '../harness/clock.ts';
import { before, type Member, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const wednesday = at('2026-11-11T12:00');
const board = (who: Member, now = wednesday) => leaderboard(here.ports, { enrolment: who.enrolment, now });

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
    expect(await board(shy)).toEqual({ kind: 'invite', people: 5 });
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
    expect(await board(of('D'))).toEqual({ kind: 'mine', minutes: 20, last: 35 });
    expect(await board(of('E'))).toEqual({ kind: 'mine', minutes: 10, last: 0 });
    expect(await board(of('C'))).toMatchObject({ kind: 'ranks' });
  });

  test('on the median together, nobody of them is below it', async () => {
    const { of } = await people({ A: 50, B: 20, C: 20, D: 20, E: 10 });
    for (const name of ['B', 'C', 'D']) expect(await board(of(name))).toMatchObject({ kind: 'ranks' });
  });

  test('without a minute yet nobody is ranked', async () => {
    const { of } = await people({ A: 0, B: 0, C: 0, D: 0, E: 0 });
    expect(await board(of('A'))).toEqual({ kind: 'mine', minutes: 0, last: 0 });
  });

  test('it starts anew on the cohort’s Monday', async () => {
    const { of } = await people({ A: 50, B: 40, C: 30, D: 20, E: 10 });
    expect(await board(of('A'), at('2026-11-15T23:59'))).toMatchObject({ kind: 'ranks' });
    expect(await board(of('A'), at('2026-11-16T00:00'))).toEqual({ kind: 'mine', minutes: 0, last: 50 });
  });

  test('who has left is on it no more', async () => {
    const { of } = await people({ Ana: 50, Ben: 40, Cy: 30, Di: 20, Eve: 10, Gone: 99 });
    expect(JSON.stringify(await board(of('Ana')))).toContain('Gone');
    await leave(here.ports, { ...of('Gone'), last: true, now: wednesday });
    expect(await rows(of('Ana'))).toEqual(['1 Ana 50 me', '2 Ben 40', '3 Cy 30']);
    await leave(here.ports, { ...of('Eve'), last: true, now: wednesday });
    expect(await board(of('Ana'))).toEqual({ kind: 'few' });
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
});
