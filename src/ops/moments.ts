import type { Logger } from 'pino';

/** Tells the operator what a clock that was ahead had done, and what was put right. */
export const tellOfMoments =
  (log: Pick<Logger, 'warn'>) =>
  ({ alarms, reopened }: { readonly alarms: number; readonly reopened: number }): void => {
    if (reopened)
      log.warn(
        { deliveries: reopened },
        'messages of today that a clock ahead had ended as too late are sent after all',
      );
    if (alarms)
      log.warn({ alarms }, 'moments that lay too far ahead are set anew; a clock was ahead, or what is taught changed');
  };
