interface OutageLog {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/**
 * Logs that a part went away once, with the first error and its `reason` in words, and once that it is back, however many
 * errors come between.
 */
export function createOutage(log: OutageLog, part: string, reason: (error: unknown) => string) {
  let away = false;
  return {
    noticed(error: unknown): void {
      if (away) return;
      away = true;
      // pg attaches its whole client to the error.
      if (error instanceof Error && 'client' in error) Object.defineProperty(error, 'client', { enumerable: false });
      log.error({ err: error, why: reason(error) }, `${part} is away; trying until it is back`);
    },
    over(): void {
      if (!away) return;
      away = false;
      log.warn({}, `${part} is back`);
    },
  };
}
