import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refusalOf } from '../../src/slack/send/refusal.ts';
import { HookError, patiently } from '../../src/slack/send/retry.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Fails as told, one error a call, and then answers with the number of the call. */
function failing(...errors: Error[]) {
  let calls = 0;
  return {
    calls: () => calls,
    call: async () => {
      calls += 1;
      const error = errors.shift();
      if (error) throw error;
      return calls;
    },
  };
}
const outcome = async (work: Promise<unknown>) => {
  const settled = work.then(
    (value) => value,
    (error: Error) => error,
  );
  await vi.runAllTimersAsync();
  return settled;
};
const platform = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error });

test.each([
  ['a rate limit', new webApi.WebAPIRateLimitedError(3)],
  ['a fault of Slack', new webApi.WebAPIHTTPError(503, 'unavailable', {})],
  ['a fault that Slack names', platform('internal_error')],
  ['a rate limit of a response URL', new HookError(429, 'slow', '2')],
  ['one that names no time', new HookError(429, 'slow', null)],
])('%s is waited out', async (_, error) => {
  const { call } = failing(error, error);
  expect(await outcome(patiently(call, 20_000))).toBe(3);
});

test.each([
  ['a refusal', platform('channel_not_found')],
  ['a trigger that is over', platform('expired_trigger_id')],
  ['an address that is refused', new HookError(400, 'invalid', null)],
  ['an outcome that nobody knows', new webApi.WebAPIRequestError(new Error('reset'))],
])('%s is not tried again', async (_, error) => {
  const { call, calls } = failing(error);
  expect(await outcome(patiently(call, 20_000))).toBe(error);
  expect(calls()).toBe(1);
});

test('a wait that is longer than there is time is not begun', async () => {
  const error = new webApi.WebAPIRateLimitedError(30);
  const { call, calls } = failing(error);
  expect(await outcome(patiently(call, 20_000))).toBe(error);
  expect(calls()).toBe(1);
});

test.each([0, -1e9])('asked to wait for nothing (%d s), it still leaves a pause', async (seconds) => {
  const errors = Array.from({ length: 500 }, () => new webApi.WebAPIRateLimitedError(seconds));
  const { call, calls } = failing(...errors);
  expect(await outcome(patiently(call, 20_000))).toBeInstanceOf(webApi.WebAPIRateLimitedError);
  expect(calls()).toBeLessThan(50);
});

test.each([3600, 1e9, 1e300])('a message that is to wait for %d s is looked at again within an hour', (seconds) => {
  expect(refusalOf(new webApi.WebAPIRateLimitedError(seconds))).toEqual({ kind: 'later', afterMs: 3_600_000 });
});

test('an error of Slack that has the name of something every object has is one that no table knows', () => {
  for (const error of ['constructor', 'toString', '__proto__'])
    expect(refusalOf(platform(error))).toEqual({ kind: 'refused', reason: 'invalid', detail: error });
});

test('it ends when the time is over', async () => {
  const errors = Array.from({ length: 50 }, () => new HookError(500, 'x', null));
  const { call, calls } = failing(...errors);
  expect(await outcome(patiently(call, 20_000))).toBeInstanceOf(HookError);
  expect(calls()).toBeGreaterThan(3);
  expect(calls()).toBeLessThan(10);
});
