import { createHash, randomBytes } from 'node:crypto';
import type { FeedAddressPort } from '../core/feed/port.ts';

/** 256 bits, as a part of a path. */
const tokenBytes = 32;

/** What is secret in an address, out of the last part of its path; undefined when there is none. */
export const tokenIn = (file: string): string | undefined => /^([\w-]{43})\.ics$/.exec(file)?.[1];

/** What is kept of a secret. It has all the entropy that a hash needs, so one round of it says nothing. */
export const keyOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Addresses below `site`; undefined while the bot has none. */
export const feedAddresses = (
  site: () => string | undefined,
  token = () => randomBytes(tokenBytes).toString('base64url'),
): FeedAddressPort => ({
  reachable: () => site() !== undefined,
  make() {
    const at = site();
    if (at === undefined) return undefined;
    const secret = token();
    return { address: `${at.replace(/\/+$/, '')}/calendar/${secret}.ics`, key: keyOf(secret) };
  },
});
