import { expect, test } from 'vitest';
import { together } from '../../src/store/together.ts';

const tick = () => new Promise((done) => setTimeout(done, 5));

test('what is asked for while a statement is under way goes into the next one, and each gets its own answer', async () => {
  const batches: (readonly number[])[] = [];
  const double = together(async (all: readonly number[]) => {
    batches.push(all);
    await tick();
    return all.map((n) => 2 * n);
  });
  const first = double(1);
  await Promise.resolve();
  await Promise.resolve();
  expect(await Promise.all([first, double(2), double(3)])).toEqual([2, 4, 6]);
  expect(await double(4)).toBe(8);
  expect(batches).toEqual([[1], [2, 3], [4]]);
});

test('one that fails fails alone', async () => {
  const odd = together(async (all: readonly number[]) => {
    await tick();
    if (all.some((n) => n % 2 === 0)) throw Object.assign(new Error(`even among ${all.length}`), { code: '22021' });
    return all;
  });
  const settled = await Promise.allSettled([1, 2, 3].map(odd));
  expect(settled).toMatchObject([{ value: 1 }, { reason: { message: 'even among 1' } }, { value: 3 }]);
});

test('a database that is away is asked once, not once for each', async () => {
  let asked = 0;
  const away = together(async () => {
    asked++;
    await tick();
    throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
  });
  const settled = await Promise.allSettled([1, 2, 3].map(away));
  expect([settled.map(({ status }) => status), asked]).toEqual([Array(3).fill('rejected'), 1]);
});

test('more than a statement takes are several', async () => {
  const sizes: number[] = [];
  const count = together(async (all: readonly number[]) => {
    sizes.push(all.length);
    return all;
  });
  await Promise.all(Array.from({ length: 450 }, (_, n) => count(n)));
  expect(sizes).toEqual([200, 200, 50]);
});
