import type { RESTOptions } from 'discord.js';
import { z } from 'zod';
import { type Asked, ownAnswer } from '../../chat/contract/own-answer.ts';

/** However long Discord asks to wait, it is asked again after this: what it says may be a fault of a proxy's. */
export const maxWaitMs = 60 * 60_000;

/** Where Discord is asked. */
export const askedAt = (apiUrl: string | undefined): Asked => ({
  platform: 'Discord',
  setting: 'DISCORD_API_URL',
  given: apiUrl,
  usual: 'https://discord.com/api',
});

/** How Discord refuses. Without a code of its own, a 404 is of an address that it does not know. */
const refusal = z.looseObject({ message: z.string(), code: z.number() });

function isOwn(body: unknown, status: number): boolean {
  if (status < 300) return status !== 200 || (typeof body === 'object' && body !== null);
  const { success, data } = refusal.safeParse(body);
  return success && !(status === 404 && data.code === 0);
}

/** In seconds: for what is no length of time. */
const otherwise = 60;

/** In seconds. discord.js holds back what it sends for as long as these say, until the process ends. */
const waits = ['retry-after', 'x-ratelimit-reset-after'];

/**
 * Requests go out by Node's own fetch. discord.js would use the undici that it brings, on a dispatcher that the whole
 * process shares; if Slack's undici, another version, was there first, every picture would break. A wait that is absurd,
 * or none, arrives as one that can be waited, and an answer that is not Discord's as none.
 */
export const requestsTo = (asked: Asked) =>
  (async (url: string, init: RequestInit) => {
    const response = await ownAnswer(await fetch(url, init), asked, isOwn);
    const { status, statusText, body } = response;
    const headers = new Headers(response.headers);
    for (const name of waits.filter((one) => !isWait(headers.get(one))))
      headers.set(name, String(Number(headers.get(name)) > 0 ? maxWaitMs / 1000 : otherwise));
    // An error of a server (5xx) says nothing but this, which HTTP/2 does not have.
    return new Response(body, {
      status,
      statusText: status < 500 ? statusText : `HTTP ${status} ${statusText}`,
      headers,
    });
  }) as unknown as RESTOptions['makeRequest'];

const isWait = (seconds: string | null): boolean =>
  seconds === null || (Number(seconds) >= 0 && Number(seconds) * 1000 <= maxWaitMs);
