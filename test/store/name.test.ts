import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { join } from '../../src/core/enrolment/join-cohort.ts';
import { leaderboard } from '../../src/core/leaderboard/show-leaderboard.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import { makeSummary } from '../../src/core/summary/make-summary.ts';
import { learners } from '../../src/store/learner.ts';
import { at } from '../harness/clock.ts';
import { before, openGroup, route, start, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const friday = at('2026-11-06T17:00');

/** What somebody is called where they act; without a workspace, in a DM. */
const acts = (platform: string, account: string, name: string, workspace?: string) =>
  identifyLearner(here.ports, {
    ...{ platform, account, name, language: 'en', now: before },
    ...(workspace && { workspace }),
  });

/** A group with a board in that workspace, in which four others study. */
async function group(platform: string, workspace: string) {
  const channel = `channel-${here.fresh()}`;
  const home = { platform, workspace, channel };
  const by = { organiser: await here.person('Olga'), home, key: channel, now: before };
  const opened = await openGroup(here.ports, { start, languages: ['en'] }, by);
  await here.store.cohort.save(opened.id, { board: true });
  const cohort = { ...opened, board: true };
  /** They act there, join and study every day. */
  const studies = async (account: string, name: string) => {
    const { learner } = await acts(platform, account, name, workspace);
    const place = { kind: 'cohort', cohort, path: route } as const;
    const { enrolment } = await join(here.ports, { learner, place, changes: {}, now: before });
    await here.store.enrolment.save(enrolment.id, { board: true });
    for (const day of [2, 3, 4, 5]) await here.studied(enrolment, `2026-11-0${day}`, 30);
    return enrolment;
  };
  const prefix = platform === 'slack' ? `${workspace}:` : '';
  for (const name of ['Ben', 'Cy', 'Di', 'Eve']) await studies(`${prefix}${name}-${here.fresh()}`, name);
  return {
    studies,
    /** All the names that the weekly summary and everybody's board may say. */
    async names() {
      const { members } = await here.store.summary.week(cohort.id, start);
      return members.map(({ name }) => name);
    },
    async summary() {
      return JSON.stringify(await makeSummary(here.ports, { cohort: cohort.id, monday: start, now: friday }));
    },
    async board(account: string) {
      const { learner, enrolments } = await acts(platform, account, 'somebody');
      const enrolment = enrolments.find((one) => one.cohort.id === cohort.id)!;
      return JSON.stringify(await leaderboard(here.ports, { learner, enrolment, now: friday }));
    },
  };
}

describe('the name that somebody has in one workspace', () => {
  test('is not shown in another, on the board or in the summary', async () => {
    const [red, blue] = [await group('discord', 'red'), await group('discord', 'blue')];
    await here.studied(await red.studies('1001', 'Captain'), '2026-11-06', 60);
    await here.studied(await blue.studies('1001', 'Ana Lima'), '2026-11-06', 60);
    await acts('discord', '1001', 'Captain Red', 'red');
    expect(await red.names()).toContain('Captain Red');
    expect(await blue.names()).toContain('Ana Lima');
    for (const shown of [await blue.board('1001'), await blue.summary()]) {
      expect(shown).toContain('Ana Lima');
      expect(shown).not.toContain('Captain');
    }
    for (const shown of [await red.board('1001'), await red.summary()]) {
      expect(shown).toContain('Captain Red');
      expect(shown).not.toContain('Ana');
    }
  });

  test('is not changed by what they are called in a DM', async () => {
    const red = await group('discord', 'red');
    await red.studies('1002', 'Captain');
    const { learner } = await acts('discord', '1002', 'ana.lima');
    expect(learner.name).toBe('ana.lima');
    expect(await red.names()).toContain('Captain');
    expect((await here.store.learner.get(learner.id))?.learner.name).toBe('ana.lima');
  });

  test('is changed in a DM on Slack, where an account belongs to one team', async () => {
    const red = await group('slack', 'TRED');
    await red.studies('TRED:U1', 'Ana');
    await acts('slack', 'TRED:U1', 'Ana Lima');
    expect(await red.names()).toContain('Ana Lima');
  });

  test('is not that of the same user id in another team', async () => {
    const [red, blue] = [await group('slack', 'TRED'), await group('slack', 'TBLUE')];
    await red.studies('TRED:U2', 'Captain');
    await blue.studies('TBLUE:U2', 'Wei');
    expect(await red.names()).not.toContain('Wei');
    expect(await blue.names()).not.toContain('Captain');
  });

  test('that was never seen there is what they are called in a DM, or else the account', async () => {
    const blue = await group('discord', 'blue');
    await blue.studies('1003', 'Ana');
    await here.db.deleteFrom('account_name').where('account', '=', '1003').execute();
    await acts('discord', '1003', 'Captain', 'red');
    expect(await blue.names()).toContain('1003');
    await acts('discord', '1003', 'ana.lima');
    expect(await blue.names()).toContain('ana.lima');
  });

  test('is kept when two first presses come from two workspaces at once', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const all = await Promise.all(names.map((w) => acts('discord', '1004', `Ana of ${w}`, w)));
    expect(new Set(all.map(({ learner }) => learner.id)).size).toBe(1);
    const rows = await here.db.selectFrom('account_name').selectAll().where('account', '=', '1004').execute();
    expect(rows.map(({ workspace, name }) => `${workspace} ${name}`).sort()).toEqual(
      names.map((w) => `${w} Ana of ${w}`),
    );
  });
});

test('somebody known is found in one round trip, and a new name takes no second look', async () => {
  let queries = 0;
  const counting = here.db.withPlugin({
    transformQuery: ({ node }) => {
      queries += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const port = { learner: learners(counting) };
  const who = { platform: 'discord', account: '2001', name: 'Ana', language: 'en', now: before } as const;
  await identifyLearner(port, { ...who, workspace: 'red' });
  queries = 0;
  await identifyLearner(port, { ...who, workspace: 'red' });
  expect(queries).toBe(1);
});

test('an account that is erased while it gets a new name stays erased', async () => {
  for (let round = 0; round < 10; round += 1) {
    const account = `erased-${round}`;
    const { learner } = await acts('discord', account, 'Ana', 'red');
    const renamed = Array.from({ length: 4 }, (_, n) =>
      acts('discord', account, `Ana ${n}`, n % 2 ? 'red' : undefined),
    );
    const done = await Promise.allSettled([...renamed, here.store.learner.erase(learner.id)]);
    expect(done.filter(({ status }) => status === 'rejected')).toEqual([]);
    const { rows } = await sql`select 1 from account_name n where account = ${account}
      and not exists (select 1 from account a where a.platform = n.platform and a.account = n.account)`.execute(
      here.db,
    );
    expect(rows).toEqual([]);
  }
});
