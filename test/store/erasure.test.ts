import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { erase } from '../../src/core/learner/erase-learner.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import { erasuresIn } from '../../src/ops/erasures.ts';
import { eraseAgain } from '../../src/store/erasure.ts';
import { learners } from '../../src/store/learner.ts';
import { before, type World, world } from '../harness/world.ts';

// Who erased themselves stays erased when a backup is restored that still has them.

let here: World;
let folder: string;
beforeAll(async () => {
  here = await world();
  folder = await mkdtemp(join(tmpdir(), 'erasures-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await here.drop();
});

const faults: string[] = [];
const log = { error: (_: object, message: string) => void faults.push(message) };
const begin = (account: string) =>
  identifyLearner(here.ports, { platform: 'web', account, name: account, language: 'en', now: before });
const named = async () =>
  (await sql<{ account: string }>`select account from account order by account`.execute(here.db)).rows.map(
    (r) => r.account,
  );

test('whom a restored backup brings back is erased again; who stayed and who began anew are not', async () => {
  const erasures = erasuresIn(join(folder, 'data'), log);
  const store = { learner: learners(here.db, erasures.add) };
  expect(await eraseAgain(here.db, await erasures.list())).toBe(0);
  const gone = (await begin('gone')).learner;
  const anew = (await begin('anew')).learner;
  await begin('stayed');
  const backup = await sql<{ row: string }>`select to_jsonb(l)::text as row from learner l`.execute(here.db);
  for (const one of [gone, anew]) await erase(store, one);
  await begin('anew');
  expect(await named()).toEqual(['anew', 'stayed']);

  // The backup comes back beside what was done since.
  for (const { row } of backup.rows)
    await sql`insert into learner overriding system value select * from jsonb_populate_record(null::learner, ${row}::jsonb)
      on conflict do nothing`.execute(here.db);
  await sql`insert into account (platform, account, learner) values ('web', 'gone', ${gone.id})`.execute(here.db);
  expect(await eraseAgain(here.db, await erasures.list())).toBe(2);
  expect(await named()).toEqual(['anew', 'stayed']);
  expect(await eraseAgain(here.db, await erasures.list())).toBe(0);

  const list = await readFile(join(folder, 'data', 'erasures'), 'utf8');
  expect(list).toMatch(/^([0-9a-f]{64}\n){2}$/);
  expect(faults).toEqual([]);
});

test('somebody is erased where the list cannot be written, and the operator is told', async () => {
  const { learner } = await begin('anyway');
  const store = { learner: learners(here.db, erasuresIn('/dev/null', log).add) };
  await erase(store, learner);
  expect(await store.learner.get(learner.id)).toBeUndefined();
  expect(faults).toEqual([expect.stringContaining('not on the list')]);
});
