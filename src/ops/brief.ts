import { pino } from 'pino';
import { isLost } from '../postgres/reason.ts';
import { isFull } from '../postgres/room.ts';

/**
 * An error in the log. That the database is away, or its disk full, is said once, with its cause: where each of those who
 * met it was says nothing more, so it has no stack.
 */
export function brief(error: Error): object {
  return error instanceof Error && (isLost(error) || isFull(error))
    ? { type: error.name, message: error.message }
    : pino.stdSerializers.err(error);
}
