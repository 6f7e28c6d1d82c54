import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSource, sourceOf, sourcePrefix } from '../../src/store/source.ts';

test('what minutes were given for is read back as it was written, and written as it was read', () => {
  const source = fc.oneof(
    fc.record({ task: fc.string({ minLength: 1 }) }),
    fc.record({ question: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String) }),
    fc.record({ focus: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String) }),
  );
  fc.assert(fc.property(source, (of) => void expect(readSource(sourceOf(of))).toEqual({ ...of })));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('task:', 'draw:', 'draw:0', 'draw:x')), (text) => {
      const read = readSource(text);
      return read === undefined || sourceOf(read) === text;
    }),
  );
});

test('sources look as those of 0.1.0, or minutes would be given twice', () => {
  expect([sourceOf({ task: 's0-role-task' }), sourceOf({ question: '12' }), sourceOf({ focus: '3' })]).toEqual([
    'task:s0-role-task',
    'draw:12',
    'focus:3',
  ]);
  // They are looked for by prefix in SQL, where these would be patterns.
  for (const prefix of Object.values(sourcePrefix)) expect(prefix).not.toMatch(/[%_\\]/);
});
