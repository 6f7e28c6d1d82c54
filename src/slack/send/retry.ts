import { webApi } from '@slack/bolt';
import { neverLeft } from '../../chat/contract/never-left.ts';

/** How long Slack may keep us from answering somebody. A response URL lives half an hour; people do not wait as long. */
export const answerWithinMs = 90_000;

/** However long Slack asks to wait, it is asked again after this: what it says may be a fault of a proxy's. */
export const maxWaitMs = 60 * 60_000;

/** What a response URL says when it cannot be answered now. */
export class HookError extends Error {
  /** Of HTTP. */
  readonly status: number | 'never left';
  readonly afterMs: number | undefined;
  constructor(status: number | 'never left', said: string, retryAfter: string | null) {
    super(`Slack refused an answer: ${status} ${said.slice(0, 200)}`);
    this.status = status;
    this.afterMs = retryAfter && /^\d{1,4}$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined;
  }
}

/**
 * Calls until Slack takes it, as often as Slack asks to wait or has a fault of its own, for `within` milliseconds.
 * Somebody waits for this answer; nothing else waits with it. What is no use to try again is thrown at once; so is,
 * for what may not be done `twice`, an error that leaves open whether it was done.
 */
export async function patiently<T>(call: () => Promise<T>, within: number, twice = true): Promise<T> {
  const end = performance.now() + within;
  for (let tries = 0; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      const asked = waitOf(error, tries);
      if (asked === undefined || performance.now() + asked > end || (!twice && isUnsure(error))) throw error;
      // Not all at the same moment.
      await wait(asked + Math.random() * 200);
    }
  }
}

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Slack's own word for what is wrong, if it said one. */
export const errorOf = (error: unknown): unknown => (error as { data?: { error?: unknown } }).data?.error;

/** Whether Slack may have done it all the same. */
export function isUnsure(error: unknown): boolean {
  if (error instanceof HookError) return error.status !== 'never left' && error.status >= 500;
  if (error instanceof webApi.WebAPIPlatformError) return faults.includes(error.data.error);
  if (error instanceof webApi.WebAPIHTTPError) return error.statusCode >= 500;
  return error instanceof webApi.WebAPIRequestError && !neverLeft(error);
}

/** Slack's own words for a fault of its own, after which it may have been done. */
export const faults: readonly string[] = ['internal_error', 'service_unavailable', 'request_timeout', 'fatal_error'];

const passing = ['ratelimited', 'rate_limited', ...faults];

/** How long to wait before it is worth another try; undefined when it never is. */
function waitOf(error: unknown, tries: number): number | undefined {
  const own = 500 * 2 ** tries;
  // Asked not to wait at all, it would be asked without a pause.
  if (error instanceof webApi.WebAPIRateLimitedError) return Math.max(error.retryAfter * 1000, 500);
  if (error instanceof webApi.WebAPIPlatformError) return passing.includes(error.data.error) ? own : undefined;
  if (error instanceof webApi.WebAPIHTTPError) return error.statusCode >= 500 ? own : undefined;
  if (error instanceof HookError) {
    if (error.status === 'never left') return own;
    return error.status === 429 ? (error.afterMs ?? own) : error.status >= 500 ? own : undefined;
  }
  return neverLeft(error) ? own : undefined;
}
