import { expect, test } from 'vitest';
import { brief } from '../../src/ops/brief.ts';

test('who meets a database that is away, or a full disk, says so in a line; any other error has its stack', () => {
  const lost = new Error('Connection terminated unexpectedly');
  const full = Object.assign(new Error('could not extend file "base/5/1": No space left on device'), { code: '53100' });
  for (const error of [lost, full]) expect(brief(error)).toEqual({ type: 'Error', message: error.message });
  expect(brief(new TypeError('x is not a function'))).toMatchObject({
    type: 'TypeError',
    stack: expect.stringContaining('brief.test.ts'),
  });
});
