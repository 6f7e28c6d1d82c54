import { DiscordAPIError, RateLimitError } from 'discord.js';
import { turnedAway } from '../../chat/contract/own-answer.ts';
import type { Sent } from '../../chat/contract/platform.ts';
import { maxWaitMs } from '../receive/fetch.ts';
import { discreet } from './redact.ts';

type Refused = Extract<Sent, { kind: 'refused' }>['reason'];

/** Discord's codes, and whose they are. Any other code was not sent either: that message does not go. */
const refusals: Readonly<Record<number, Refused>> = {
  10003: 'lost', // unknown channel
  10004: 'lost', // unknown guild
  10008: 'lost', // unknown message
  10013: 'lost', // unknown user
  50001: 'forbidden', // missing access
  50007: 'closed', // cannot send messages to this user
  50008: 'forbidden', // no messages in this kind of channel
  50009: 'forbidden', // the verification level is too high
  50013: 'forbidden', // missing permissions
  50024: 'forbidden', // not in this kind of channel
  50033: 'lost', // invalid recipient
  50083: 'forbidden', // the thread is archived
  50278: 'closed', // no mutual guilds
  160005: 'forbidden', // the thread is locked
  200000: 'forbidden', // blocked by the server's AutoMod
};

/** The bot itself may not: unauthorised, not verified, quarantined, a token that is not accepted, not let through. */
const operatorCodes: readonly number[] = [20026, 40001, 40002, 40333, 50014, 50025];

/** Later, and how much later (ms). */
const laterCodes: Readonly<Record<number, number>> = {
  20016: 60_000, // slow mode
  20028: 60_000, // too many messages in this channel
  20029: 60_000, // too many messages in this server
  40003: 10 * 60_000, // opening direct messages too fast
  40062: 60_000, // the service is limited
  130000: 60_000, // overloaded
};

const operatorAgainAfterMs = 5 * 60_000;

/** The wait after a 429 that names none: such an answer comes from a proxy before Discord. */
const defaultRetryAfterMs = 60_000;

const ours = (detail: string): Sent => ({ kind: 'later', afterMs: operatorAgainAfterMs, owner: 'ours', detail });

/**
 * What an error says about the message. A 4xx says that it was not sent; one of something that stands before Discord, or
 * without a code of its own, is ours. What says nothing is thrown on: nobody knows then.
 */
export function outcome(error: unknown): Sent {
  if (error instanceof RateLimitError) {
    const afterMs = Math.ceil(Math.max(error.retryAfter, error.sublimitTimeout, error.timeToReset));
    return { kind: 'later', afterMs: afterMs > 0 ? Math.min(afterMs, maxWaitMs) : defaultRetryAfterMs };
  }
  const refused = turnedAway(error);
  if (refused) return refused.status === 429 ? { kind: 'later', afterMs: defaultRetryAfterMs } : ours(refused.message);
  if (!(error instanceof DiscordAPIError)) throw discreet(error);
  const code = Number(error.code) || 0;
  const wait = Object.hasOwn(laterCodes, code) ? laterCodes[code] : undefined;
  if (wait !== undefined) return { kind: 'later', afterMs: wait };
  if (error.status === 429) return { kind: 'later', afterMs: defaultRetryAfterMs };
  if (error.status === 401 || code === 0 || operatorCodes.includes(code))
    return ours(`${error.status} ${error.message}`);
  return { kind: 'refused', reason: refusals[code] ?? 'invalid', detail: `${code} ${error.message}` };
}
