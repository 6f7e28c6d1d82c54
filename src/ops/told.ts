import type { Handled } from '../chat/dispatch/watch.ts';

interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
}

/** One line of the log for each event that was dealt with, without a word of a person's, and its figure. What is suggested
 * while somebody types is a line for each letter, so it is for whoever looks for a fault. */
export const tellHandled =
  (log: Log, measure: (of: Handled) => void) =>
  (of: Handled): void => {
    log[of.kind === 'suggest' ? 'debug' : 'info'](of, 'command');
    measure(of);
  };
