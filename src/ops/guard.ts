import { isLost } from '../postgres/reason.ts';

/**
 * Whether the process may go on after an error that nobody listened for. Only a lost database connection is harmless:
 * whoever used it is told by the query that failed, and a new one is opened. BullMQ leaves its listening connection
 * without a listener for the moment between connecting and subscribing.
 */
export const mayGoOn = isLost;

interface GuardLog {
  warn(fields: object, message: string): void;
  fatal(fields: object, message: string): void;
}

/** Logs every error that nobody caught, and ends the process with 1 unless it {@link mayGoOn}. */
export function guard(log: GuardLog, end: () => void = () => process.exit(1)): (error: unknown) => void {
  return (error) => {
    if (mayGoOn(error)) return log.warn({ err: error }, 'a connection to PostgreSQL was lost');
    log.fatal({ err: error }, 'an error that nobody caught');
    end();
  };
}
