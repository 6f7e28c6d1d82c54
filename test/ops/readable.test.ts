import { pino } from 'pino';
import { expect, it } from 'vitest';
import { readable } from '../../src/ops/readable.ts';

/** What somebody at a terminal reads of what is logged. */
function read(write: (log: pino.Logger) => void): string {
  let said = '';
  const keep = (line: string) => {
    said += readable(line);
  };
  write(pino({}, { write: keep }));
  return said;
}

it('a line of the log is words for somebody at a terminal', () => {
  expect(read((log) => log.info({ signal: 'SIGINT' }, 'stopping'))).toBe('stopping (signal SIGINT)\n');
  expect(read((log) => log.info('starting'))).toBe('starting\n');
  const err = new Error('no answer');
  expect(read((log) => log.warn({ err, after: { ms: 5 } }, 'the queue waits'))).toBe(
    'warning: the queue waits (after {"ms":5}): no answer\n',
  );
});

it('an error has its id and its stack', () => {
  const said = read((log) => log.error({ err: new Error('broken'), fault: 'ab12' }, 'failed'));
  expect(said).toMatch(/^error: failed \(fault ab12\): Error: broken\n {4}at /);
});

it('what is no line of the log stays as it is', () => {
  for (const line of ['plain\n', '{"a":1}\n', 'null\n', '']) expect(readable(line)).toBe(line);
});
