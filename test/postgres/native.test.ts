import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placeOf } from '../../src/postgres/native.ts';
import { StartError } from '../../src/start-error.ts';

test('the data folder is made with all that is above it, and is the same the next time', () => {
  const above = mkdtempSync(join(tmpdir(), 'tongxue-place-'));
  const folder = join(above, 'some', 'where');
  const place = placeOf(folder, false);
  expect([place, existsSync(folder), placeOf(folder, false)]).toEqual([join(folder, 'postgres'), true, place]);
  rmSync(above, { recursive: true });
});

test.each(['/proc/tongxue', '/proc/tongxue/data', '/dev/null/data'])(
  'a data folder that cannot be made, %s, is told in a sentence and not waited for',
  (folder) => {
    expect(() => placeOf(folder, false)).toThrow(StartError);
    expect(() => placeOf(folder, false)).toThrow(/^Cannot write the data folder: .* DATA_DIR names another folder\.$/);
  },
);
