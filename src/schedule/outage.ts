interface OutageLog {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface Outage {
  /** An error that says that the part is away. */
  noticed(error: unknown): void;
  /** It is there. */
  over(): void;
  /** Whether it has come back since then (by `Date.now()`): an error of what had begun before is no news. */
  cameBackSince(at: number): boolean;
}

/** How often a part that is away is asked whether it is back (ms). */
const askEveryMs = 1_000;

/**
 * Logs that a part went away once, with the first error and its `reason` in words, and once that it is back, however many
 * errors come between, and from wherever. With `isBack` it looks itself until the part is back; otherwise somebody calls
 * `over`.
 */
export function createOutage(
  log: OutageLog,
  part: string,
  reason: (error: unknown) => string,
  isBack?: () => Promise<boolean>,
): Outage {
  let away = false;
  let backAt = Number.NEGATIVE_INFINITY;
  const ask = async () => {
    const there = await isBack?.().catch(() => false);
    if (there) over();
    if (away) setTimeout(ask, askEveryMs).unref();
  };
  function over(): void {
    if (!away) return;
    away = false;
    backAt = Date.now();
    log.warn({}, `${part} is back`);
  }
  return {
    noticed(error) {
      if (away) return;
      away = true;
      // pg attaches its whole client to the error.
      if (error instanceof Error && 'client' in error) Object.defineProperty(error, 'client', { enumerable: false });
      log.error({ err: error, why: reason(error) }, `${part} is away; trying until it is back`);
      if (isBack) setTimeout(ask, askEveryMs).unref();
    },
    over,
    cameBackSince: (at) => !away && at < backAt,
  };
}
