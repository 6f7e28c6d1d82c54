import type { RESTOptions } from 'discord.js';
import { ownAnswer } from '../../chat/contract/never-left.ts';

/** However long Discord asks to wait, it is asked again after this: what it says may be a fault of a proxy's. */
export const maxWaitMs = 60 * 60_000;

/** In seconds: for what is no length of time. */
const otherwise = 60;

/** In seconds. discord.js holds back what it sends for as long as these say, until the process ends. */
const waits = ['retry-after', 'x-ratelimit-reset-after'];

/**
 * Requests go out by Node's own fetch. discord.js would use the undici that it brings, on a dispatcher that the whole
 * process shares; if Slack's undici, another version, was there first, every picture would break. A wait that is absurd,
 * or none, arrives as one that can be waited, and an answer that is not Discord's as none.
 */
export const makeRequest = (async (url: string, init: RequestInit) => {
  const response = ownAnswer(await fetch(url, init), 'Discord');
  const absurd = waits.filter((name) => !isWait(response.headers.get(name)));
  if (!absurd.length) return response;
  const { status, statusText, body } = response;
  const headers = new Headers(response.headers);
  for (const name of absurd) headers.set(name, String(Number(headers.get(name)) > 0 ? maxWaitMs / 1000 : otherwise));
  return new Response(body, { status, statusText, headers });
}) as unknown as RESTOptions['makeRequest'];

const isWait = (seconds: string | null): boolean =>
  seconds === null || (Number(seconds) >= 0 && Number(seconds) * 1000 <= maxWaitMs);
