import { format } from 'node:util';

type Log = Record<'debug' | 'info' | 'warn' | 'error', (fields: object, message: string) => void>;

const levels = { debug: 'debug', log: 'info', info: 'info', trace: 'debug', dir: 'info', table: 'info' } as const;

/** What is said in words of our own, once, where it is found: BullMQ's word on how Redis makes room, for each connection. */
const saidElsewhere = /^IMPORTANT! Eviction policy is \S+ It should be/;

/**
 * What libraries write to the console becomes a line of the log: BullMQ, ioredis and pg have warnings that nobody can
 * turn off, and a reader of the log expects JSON in every line. Returns what gives the console back.
 */
export function captureConsole(log: Log, target: Console = console): () => void {
  const before = { ...target };
  const write =
    (level: keyof Log) =>
    (...parts: unknown[]): void => {
      const said = format(...parts);
      if (!saidElsewhere.test(said)) log[level]({ from: 'console' }, said);
    };
  const captured = { ...levels, warn: 'warn', error: 'error' } as const;
  for (const [name, level] of Object.entries(captured)) Object.assign(target, { [name]: write(level) });
  return () => void Object.assign(target, before);
}
