import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type APIMessage, DiscordAPIError, RateLimitError, type REST, Routes } from 'discord.js';
import type { Logger } from 'pino';
import { neverLeft, reasonOf } from '../../chat/contract/never-left.ts';
import { NotYet } from '../../chat/contract/turn.ts';
import { plain, text, type View } from '../../chat/contract/view.ts';
import { fallback } from '../../core/language/model.ts';
import { catalogues } from '../../i18n/index.ts';
import type { Payload } from '../render/page.ts';
import { renderPages } from '../render/view.ts';
import { discreet } from './redact.ts';

/** A permission is missing, perhaps that to attach files; a file is too large. */
const filesRefused: readonly number[] = [50013, 40005];

/** A thread is opened in one go with its message, so a short rate limit is waited for. */
const retryWithinMs = 5_000;

/** Gives the client for one request, when its turn has come. */
export type Go = () => Promise<REST>;

/** Says a view. A picture gives way to its words where files may not be attached: what is said is worth more. */
export async function post(go: Go, channel: string, view: View, key: string, log: Logger): Promise<APIMessage> {
  try {
    return await postAll(go, channel, view, key);
  } catch (error) {
    const refused = error instanceof DiscordAPIError && filesRefused.includes(Number(error.code));
    if (!refused || !view.body.some(({ kind }) => kind === 'image')) throw error;
    log.warn({ err: discreet(error), channel }, 'a picture was not taken; its words are shown');
    return postAll(go, channel, withoutPictures(view), key);
  }
}

/** Says a view, in as many messages as it takes, each under a nonce of its own. Gives the first. */
async function postAll(go: Go, channel: string, view: View, key: string): Promise<APIMessage> {
  const [page, ...rest] = renderPages(view, words(view));
  const say = async (payload: Payload, nonce: string) => {
    const body = sendable(payload, { nonce: nonceOf(nonce), enforce_nonce: true });
    const message = (await (await go()).post(Routes.channelMessages(channel), body)) as APIMessage;
    // Nobody knows then; the same nonce finds it.
    if (!isId(message?.id)) throw new Error('Discord answered without a message');
    return message;
  };
  const first = await say(page, key);
  try {
    for (const [at, more] of rest.entries()) await retryOnce(() => say(more, `${key}/${at + 2}`));
  } catch (error) {
    // The first one is there, so it cannot be said of the whole that it never left, or that it is sent later: after some
    // minutes Discord would not know the first one any more, and show it twice.
    throw neverLeft(error) || error instanceof RateLimitError || error instanceof NotYet
      ? new Error(`a further message was not sent: ${reasonOf(error)}`)
      : error;
  }
  return first;
}

export const isId = (id: unknown): boolean => typeof id === 'string' && /^\d+$/.test(id);

export const words = ({ language = fallback }: View) => catalogues[language];

/** By the ending of its name. */
const contentTypeOf = (name: string): string =>
  name.endsWith('.csv') ? 'text/csv' : name.endsWith('.json') ? 'application/json' : 'image/png';

export function sendable({ files, ...body }: Payload, more: object = {}) {
  return {
    body: { ...body, ...more, attachments: files.map(({ name }, id) => ({ id, filename: name })) },
    files: files.map(({ name, data }) => ({ name, data: Buffer.from(data), contentType: contentTypeOf(name) })),
  };
}

/** Once more after a rate limit that is soon over. */
export async function retryOnce<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const ms = error instanceof RateLimitError ? Math.max(error.retryAfter, error.timeToReset) : retryWithinMs + 1;
    if (ms > retryWithinMs) throw error;
    await wait(ms);
    return call();
  }
}

/** The same 25 characters for the same key, which is as long as a nonce may be. */
const nonceOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 25);

const withoutPictures = (view: View): View => ({
  ...view,
  body: view.body.map((block) => (block.kind === 'image' ? text(plain(block.alt)) : block)),
});
