import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { hasRoom } from '../../src/ops/disk.ts';
import { health } from '../../src/ops/health.ts';

test('a disk has room or has not, and a folder that is gone is not ready', async () => {
  expect(await hasRoom(tmpdir(), 1)).toBe(true);
  expect(await hasRoom(tmpdir(), Number.MAX_SAFE_INTEGER)).toBe(false);
  const asked = (folder: string, bytes: number) =>
    health(() => [{ name: 'disk', ready: () => hasRoom(folder, bytes) }]).request('/readyz');
  expect((await asked(tmpdir(), 1)).status).toBe(200);
  expect((await asked(tmpdir(), Number.MAX_SAFE_INTEGER)).status).toBe(503);
  expect((await asked('/no/such/folder', 1)).status).toBe(503);
});
