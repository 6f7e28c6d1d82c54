import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type APIChannel,
  type APIMessage,
  DiscordAPIError,
  RateLimitError,
  REST,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import type { Logger } from 'pino';
import { createGate } from '../../chat/contract/gate.ts';
import { NotSent, neverLeft, reasonOf } from '../../chat/contract/never-left.ts';
import type { Address, Platform, Thread } from '../../chat/contract/platform.ts';
import { plain, text, type View } from '../../chat/contract/view.ts';
import { within } from '../../chat/contract/within.ts';
import { keep } from '../../core/keep.ts';
import { fallback } from '../../core/language/model.ts';
import { catalogues } from '../../i18n/index.ts';
import { shortLabel } from '../../markup/cut.ts';
import { restOptions } from '../receive/client.ts';
import type { Payload } from '../render/page.ts';
import { renderPages, renderView } from '../render/view.ts';
import { outcome } from './outcome.ts';
import { obstacleIn, standingIn } from './permission.ts';
import { discreet } from './redact.ts';
import { roleIn } from './role.ts';

const unknownMessage = 10008;

const threadThere = 160004;

/** A permission is missing, perhaps that to attach files; a file is too large. */
const filesRefused: readonly number[] = [50013, 40005];

const maxThreadName = 100;

/** A thread is opened in one go with its message, so a short rate limit is waited for. */
const retryWithinMs = 5_000;

/** A form waits for the answer, and has to open within three seconds. */
const obstacleWithinMs = 1_000;

/** Whoever joins waits for it. */
const roleWithinMs = 2_000;

/** Discord counts every DM that is opened, so their ids are kept; they never change. */
const maxDms = 50_000;

/**
 * Sending without a gateway: it never waits and never tries again by itself, so that whoever calls decides, and so that
 * one slow channel holds up no other. Replies to interactions do not come this way.
 */
export function createDelivery(options: {
  token: string;
  applicationId: string;
  apiUrl?: string;
  log: Logger;
}): Required<Pick<Platform, 'send' | 'edit' | 'mayPost' | 'obstacle' | 'role'>> & { sends(): boolean; close(): void } {
  const { token, applicationId, log } = options;
  const rest = new REST({
    ...restOptions(options.apiUrl),
    retries: 0,
    rejectOnRateLimit: () => true,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    // Not the margin it looks like: with an unlimited global rate this is what every request would wait.
    offset: 0,
  });
  /** By user id alone: ids are the same in every server, and a DM is the bot's, of which there is one token. */
  const dms = new Map<string, string>();

  /** A 401 makes discord.js forget the token; the next request is to fail or pass by itself. */
  const authorised = (): REST => rest.setToken(token);

  /** A thread has the id of the message that it is below. */
  async function channelOf(to: Address): Promise<string> {
    if ('channel' in to) return to.thread?.split('/').at(-1) ?? to.channel;
    const known = dms.get(to.account);
    if (known) return known;
    const opened = authorised().post(Routes.userChannels(), { body: { recipient_id: to.account } });
    const dm = (await opened.catch((error) => {
      if (error instanceof DiscordAPIError || error instanceof RateLimitError) throw error;
      throw new NotSent('no DM was opened', { cause: discreet(error) });
    })) as APIChannel;
    if (!isId(dm?.id)) throw new NotSent('Discord answered without a DM');
    keep(dms, to.account, dm.id, maxDms);
    return dm.id;
  }

  /** Says a view. A picture gives way to its words where files may not be attached: what is said is worth more. */
  async function post(channel: string, view: View, key: string): Promise<APIMessage> {
    try {
      return await postAll(channel, view, key);
    } catch (error) {
      const refused = error instanceof DiscordAPIError && filesRefused.includes(Number(error.code));
      if (!refused || !view.body.some(({ kind }) => kind === 'image')) throw error;
      log.warn({ err: discreet(error), channel }, 'a picture was not taken; its words are shown');
      return postAll(channel, withoutPictures(view), key);
    }
  }

  /** Says a view, in as many messages as it takes, each under a nonce of its own. Gives the first. */
  async function postAll(channel: string, view: View, key: string): Promise<APIMessage> {
    const [page, ...rest] = renderPages(view, words(view));
    const say = async (payload: Payload, nonce: string) => {
      const body = sendable(payload, { nonce: nonceOf(nonce), enforce_nonce: true });
      const message = (await authorised().post(Routes.channelMessages(channel), body)) as APIMessage;
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
      throw neverLeft(error) || error instanceof RateLimitError
        ? new Error(`a further message was not sent: ${reasonOf(error)}`)
        : error;
    }
    return first;
  }

  /** A message's thread has the message's own id. Whatever stands in its way, the message itself has been sent. */
  async function openThread(channel: string, message: string, { title, view }: Thread, key: string): Promise<void> {
    try {
      const body = { name: shortLabel(title, maxThreadName), auto_archive_duration: ThreadAutoArchiveDuration.OneDay };
      await retryOnce(() => authorised().post(Routes.threads(channel, message), { body })).catch((error) => {
        if (!(error instanceof DiscordAPIError && error.code === threadThere)) throw error;
      });
      await retryOnce(() => post(message, view, `${key}/thread`));
    } catch (error) {
      log.warn({ err: discreet(error), channel, message }, 'no thread below this message');
    }
  }

  /** Whatever is answered, a 401 as well, is an answer. */
  async function answers(): Promise<boolean> {
    try {
      await authorised().get(Routes.currentApplication());
      return true;
    } catch (error) {
      return error instanceof DiscordAPIError || error instanceof RateLimitError;
    }
  }
  const gate = createGate({ platform: 'Discord', answers, log });

  return {
    sends: gate.sends,
    send(to, view, key, thread) {
      return gate.pass(to.workspace, async () => {
        let channel: string | undefined;
        try {
          channel = await channelOf(to);
          const message = await post(channel, view, key);
          if (thread) await openThread(channel, message.id, thread, key);
          return { kind: 'sent', ref: `${channel}/${message.id}` };
        } catch (error) {
          // The nonce found a message that somebody has deleted since: it was sent, and is not sent again.
          if (channel && error instanceof DiscordAPIError && error.code === unknownMessage) {
            return { kind: 'sent', ref: `${channel}/0` };
          }
          const sent = outcome(error);
          if (sent.kind === 'refused' && sent.reason === 'lost' && 'account' in to) dms.delete(to.account);
          return sent;
        }
      });
    },
    async edit(ref, view) {
      const [channel = '', message = ''] = ref.split('/');
      if (!isId(channel) || !isId(message)) {
        return { kind: 'refused', reason: 'lost', detail: `not a Discord message: ${ref}` };
      }
      try {
        await authorised().patch(Routes.channelMessage(channel, message), sendable(renderView(view, words(view))));
        return { kind: 'sent', ref };
      } catch (error) {
        return outcome(error);
      }
    },
    async mayPost(to) {
      try {
        const standing = await standingIn(authorised, to, applicationId);
        return standing.kind === 'known' && standing.missing.length === 0;
      } catch (error) {
        const sent = outcome(error);
        // Too many requests is no answer to the question.
        if (sent.kind === 'later') throw discreet(error);
        return false;
      }
    },
    obstacle: (to) => within(obstacleWithinMs, obstacleIn(authorised, to, applicationId), undefined),
    role: (of) => within(roleWithinMs, roleIn(authorised, of), { has: 'unknown' }),
    close() {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },
  };
}

const isId = (id: unknown): boolean => typeof id === 'string' && /^\d+$/.test(id);

const words = ({ language = fallback }: View) => catalogues[language];

/** By the ending of its name. */
const contentTypeOf = (name: string): string =>
  name.endsWith('.csv') ? 'text/csv' : name.endsWith('.json') ? 'application/json' : 'image/png';

function sendable({ files, ...body }: Payload, more: object = {}) {
  return {
    body: { ...body, ...more, attachments: files.map(({ name }, id) => ({ id, filename: name })) },
    files: files.map(({ name, data }) => ({ name, data: Buffer.from(data), contentType: contentTypeOf(name) })),
  };
}

/** Once more after a rate limit that is soon over. */
async function retryOnce<T>(call: () => Promise<T>): Promise<T> {
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
