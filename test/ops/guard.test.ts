import { expect, test } from 'vitest';
import { guard, mayGoOn } from '../../src/ops/guard.ts';

const coded = (code: string) => Object.assign(new Error('from PostgreSQL'), { code });

test('a lost connection to PostgreSQL does not end the process', () => {
  for (const code of ['57P01', '57P02', '57P03', '08006', '08P01']) expect(mayGoOn(coded(code)), code).toBe(true);
  expect(mayGoOn(new Error('Connection terminated unexpectedly'))).toBe(true);
});

test('anything else that nobody caught ends it, with its cause in the log', () => {
  const logged: object[] = [];
  let ended = 0;
  const caught = guard({ warn: () => {}, fatal: (fields) => logged.push(fields) }, () => {
    ended += 1;
  });
  const errors = [new TypeError('a fault of ours'), coded('23505'), coded('ECONNRESET'), 'no error at all'];
  for (const error of errors) caught(error);
  expect(ended).toBe(errors.length);
  expect(logged).toEqual(errors.map((err) => ({ err })));
});
