import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderReason, placeOf } from '../../src/postgres/native.ts';
import { StartError } from '../../src/start-error.ts';

test('the data folder is made with all that is above it, and is the same the next time', () => {
  const above = mkdtempSync(join(tmpdir(), 'tongxue-place-'));
  const folder = join(above, 'some', 'where');
  const place = placeOf(folder, false);
  expect([place, existsSync(folder), placeOf(folder, false)]).toEqual([join(folder, 'postgres'), true, place]);
  rmSync(above, { recursive: true });
});

test.each([
  ['/proc/tongxue', 'there is no place for files at /proc/tongxue'],
  ['/proc/tongxue/data', 'there is no place for files at /proc/tongxue'],
  ['/dev/null/data', '/dev/null is a file'],
])('a data folder that cannot be made, %s, is told in a sentence and not waited for', (folder, why) => {
  expect(() => placeOf(folder, false)).toThrow(StartError);
  expect(() => placeOf(folder, false)).toThrow(/^Cannot write the data folder: .* DATA_DIR names another folder\.$/);
  expect(() => placeOf(folder, false)).toThrow(why);
});

test('why a folder cannot be written is said by what the system says, and never guessed', () => {
  const said = (code: string) => folderReason(Object.assign(new Error('its words'), { code, path: '/srv/x' }));
  expect(said('EROFS')).toBe('/srv/x is on a disk that is mounted read-only (its words)');
  expect(said('ENOSPC')).toBe('the disk is full (its words)');
  expect(said('EACCES')).toContain('no right to write there');
  expect(said('EWHAT')).toBe('is the disk full or read-only? (its words)');
});
