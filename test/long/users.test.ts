import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { address, cleanUp, folder, run, serverOf, stop } from '../harness/process.ts';

const root = process.getuid?.() === 0;
const repository = fileURLToPath(new URL('../..', import.meta.url));
/** What other users can read; the non-root path can then be walked by root's tests too. */
const nobody = { uid: 65534, gid: 65534 };
const openToAll =
  root && spawnSync('/bin/sh', ['-c', 'test -r "$0"', join(repository, 'start.js')], nobody).status === 0;

afterAll(cleanUp);

describe.skipIf(!root)('as root', () => {
  /** Starts, does something with the database, and stops. */
  const through = async (data: string, as: { uid?: number; gid?: number }, statement: string) => {
    const it = run({ DATA_DIR: data, PLAYGROUND: 'off' }, { as });
    expect((await fetch(`${await address(it)}/readyz`)).status).toBe(200);
    const db = openDatabase(serverOf(data)!.url, 1);
    const { rows } = await sql.raw<{ n: string }>(statement).execute(db);
    await db.destroy();
    expect((await stop(it)).code).toBe(0);
    return Number(rows[0]?.n);
  };
  const count = 'update clock set ahead_ms = ahead_ms + 1 returning ahead_ms as n';

  test('a data folder that is closed to others keeps a link to where PostgreSQL can be', async () => {
    const closed = folder(true);
    const data = join(closed, 'data');
    expect(await through(data, {}, count)).toBe(1);
    const place = realpathSync(join(data, 'postgres'));
    try {
      expect(place.startsWith(closed)).toBe(false);
      expect(await through(data, {}, count)).toBe(2);
    } finally {
      rmSync(join(place, '..'), { recursive: true, force: true });
    }
  });

  test.skipIf(!openToAll)('what another user began can be gone on with, and the other way round', async () => {
    const data = join(folder(), 'data');
    mkdirSync(data);
    chownSync(data, nobody.uid, nobody.gid);
    const counts = [await through(data, nobody, count), await through(data, {}, count)];
    expect([...counts, await through(data, nobody, count)]).toEqual([1, 2, 3]);
  });
});
