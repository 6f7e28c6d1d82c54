import { expect, test } from 'vitest';
import { captureConsole } from '../../src/ops/console.ts';

test('what a library writes to the console is a line of the log, at its level, until the console is given back', () => {
  const lines: unknown[][] = [];
  const at = (level: string) => (fields: object, message: string) => void lines.push([level, fields, message]);
  const log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  const printed: unknown[] = [];
  const target = Object.assign(Object.create(console) as Console, { log: (said: unknown) => printed.push(said) });
  const giveBack = captureConsole(log, target);
  target.warn('IMPORTANT! Eviction policy is %s.', 'allkeys-lru');
  // The queue says this itself, with what to do about it.
  target.warn('IMPORTANT! Eviction policy is allkeys-lru. It should be "noeviction"');
  target.log('one\ntwo', { three: 3 });
  target.error(new TypeError('four').message);
  target.trace('five');
  giveBack();
  target.log('six');
  const from = { from: 'console' };
  expect(lines).toEqual([
    ['warn', from, 'IMPORTANT! Eviction policy is allkeys-lru.'],
    ['info', from, 'one\ntwo { three: 3 }'],
    ['error', from, 'four'],
    ['debug', from, 'five'],
  ]);
  expect(printed).toEqual(['six']);
});
