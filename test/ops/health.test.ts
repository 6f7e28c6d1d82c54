import { expect, test } from 'vitest';
import { health, type Part } from '../../src/ops/health.ts';

const ask = async (parts: readonly Part[], path = '/readyz') => (await health(() => parts, 50).request(path)).status;
const ready = { name: 'ready', ready: () => true };

test('the bot is ready when each part is', async () => {
  expect(await ask([])).toBe(200);
  expect(await ask([ready, { name: 'later', ready: async () => true }])).toBe(200);
  expect(await ask([ready, { name: 'down', ready: () => false }])).toBe(503);
});

test('a part that throws is not ready, and does not break the answer', async () => {
  const broken = {
    name: 'broken',
    ready: () => {
      throw new Error('down');
    },
  };
  expect(await ask([ready, broken])).toBe(503);
  expect(await ask([ready, { name: 'rejects', ready: () => Promise.reject(new Error('down')) }])).toBe(503);
});

test('what the bot can do without is said beside it, and changes nothing', async () => {
  const app = health(
    () => [ready],
    50,
    () => ['model: does not answer'],
  );
  const response = await app.request('/readyz');
  expect([response.status, await response.text()]).toEqual([200, 'ready\nmodel: does not answer']);
});

test('a part that hangs does not keep anybody waiting', async () => {
  const hanging = { name: 'hangs', ready: () => new Promise<boolean>(() => {}) };
  expect(await ask([ready, hanging])).toBe(503);
  expect(await ask([hanging], '/healthz')).toBe(200);
});
