import { type APIChannel, DiscordAPIError, RateLimitError, REST, Routes, ThreadAutoArchiveDuration } from 'discord.js';
import type { Logger } from 'pino';
import { createGate } from '../../chat/contract/gate.ts';
import { NotSent } from '../../chat/contract/never-left.ts';
import type { Address, Platform, Thread } from '../../chat/contract/platform.ts';
import { NotYet } from '../../chat/contract/turn.ts';
import { within } from '../../chat/contract/within.ts';
import { keep } from '../../core/keep.ts';
import type { LanePort } from '../../core/lane/port.ts';
import { shortLabel } from '../../markup/cut.ts';
import { restOptions } from '../receive/client.ts';
import { steady } from '../receive/steady.ts';
import { renderView } from '../render/view.ts';
import { createDiscordLanes } from './lanes.ts';
import { outcome } from './outcome.ts';
import { obstacleIn, standingIn } from './permission.ts';
import { type Go, isId, post, retryOnce, sendable, words } from './post.ts';
import { discreet } from './redact.ts';
import { roleIn } from './role.ts';

const unknownMessage = 10008;

const threadThere = 160004;

const maxThreadName = 100;

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
  /** Without it, nothing is paced: there are no other processes. */
  lanes?: LanePort;
  log: Logger;
}): Required<Pick<Platform, 'send' | 'edit' | 'turn' | 'mayPost' | 'obstacle' | 'role'>> & {
  sends(): boolean;
  watch(rest: REST): void;
  close(): void;
} {
  const { token, applicationId, log } = options;
  const lanes = createDiscordLanes({ port: options.lanes, applicationId, log });
  const rest = steady(
    new REST({
      ...restOptions(options.apiUrl),
      retries: 0,
      rejectOnRateLimit: () => true,
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      // Not the margin it looks like: with an unlimited global rate this is what every request would wait.
      offset: 0,
    }),
  );
  lanes.watch(rest);
  /** By user id alone: ids are the same in every server, and a DM is the bot's, of which there is one token. */
  const dms = new Map<string, string>();

  /** A 401 makes discord.js forget the token; the next request is to fail or pass by itself. */
  const authorised = (): REST => rest.setToken(token);

  /** Somebody waits for it. */
  const now = (): REST => lanes.now(authorised());

  /** Where it goes, as far as that is known. A thread has the id of the message that it is below. */
  const known = (to: Address): string | undefined =>
    'channel' in to ? (to.thread?.split('/').at(-1) ?? to.channel) : dms.get(to.account);

  async function open(account: string, go: Go): Promise<string> {
    const opened = go().then((client) => client.post(Routes.userChannels(), { body: { recipient_id: account } }));
    const dm = (await opened.catch((error) => {
      if (error instanceof DiscordAPIError || error instanceof RateLimitError || error instanceof NotYet) throw error;
      throw new NotSent('no DM was opened', { cause: discreet(error) });
    })) as APIChannel;
    if (!isId(dm?.id)) throw new NotSent('Discord answered without a DM');
    keep(dms, account, dm.id, maxDms);
    return dm.id;
  }

  /** A message's thread has the message's own id. Whatever stands in its way, the message itself has been sent. */
  async function openThread(
    channel: string,
    message: string,
    { title, view }: Thread,
    key: string,
    goIn: (channel: string) => Go,
  ): Promise<void> {
    const go = goIn(channel);
    try {
      const body = { name: shortLabel(title, maxThreadName), auto_archive_duration: ThreadAutoArchiveDuration.OneDay };
      await retryOnce(async () => (await go()).post(Routes.threads(channel, message), { body })).catch((error) => {
        if (!(error instanceof DiscordAPIError && error.code === threadThere)) throw error;
      });
      await retryOnce(() => post(goIn(message), message, view, `${key}/thread`, log));
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
    watch: lanes.watch,
    async turn(of) {
      if ('edit' in of) return lanes.turn(of.edit.split('/')[0] ?? '');
      const { to, last } = of;
      const [dm] = last?.split('/') ?? [];
      // Another process may have opened it: a DM keeps its id for ever.
      if ('account' in to && isId(dm) && !dms.has(to.account)) keep(dms, to.account, dm ?? '', maxDms);
      return lanes.turn(known(to));
    },
    send(to, view, key, more = {}) {
      return gate.pass(to.workspace, async () => {
        const goTo = lanes.requests(authorised, more.turn);
        let channel = known(to);
        try {
          channel ??= await open('account' in to ? to.account : '', goTo(undefined));
          const message = await post(goTo(channel), channel, view, key, log);
          if (more.thread) await openThread(channel, message.id, more.thread, key, goTo);
          return { kind: 'sent', ref: `${channel}/${message.id}` };
        } catch (error) {
          if (error instanceof NotYet) return { kind: 'later', afterMs: error.afterMs };
          // The nonce found a message that somebody has deleted since: it was sent, and is not sent again.
          if (channel && error instanceof DiscordAPIError && error.code === unknownMessage) {
            return { kind: 'sent', ref: `${channel}/0` };
          }
          const sent = outcome(error);
          if (sent.kind === 'later') await lanes.heed(error, channel, sent.afterMs);
          if (sent.kind === 'refused' && sent.reason === 'lost' && 'account' in to) dms.delete(to.account);
          return sent;
        }
      });
    },
    async edit(ref, view, turn) {
      const [channel = '', message = ''] = ref.split('/');
      if (!isId(channel) || !isId(message)) {
        return { kind: 'refused', reason: 'lost', detail: `not a Discord message: ${ref}` };
      }
      try {
        const client = await lanes.requests(authorised, turn)(channel)();
        await client.patch(Routes.channelMessage(channel, message), sendable(renderView(view, words(view))));
        return { kind: 'sent', ref };
      } catch (error) {
        if (error instanceof NotYet) return { kind: 'later', afterMs: error.afterMs };
        const sent = outcome(error);
        if (sent.kind === 'later') await lanes.heed(error, channel, sent.afterMs);
        return sent;
      }
    },
    async mayPost(to) {
      try {
        const standing = await standingIn(now, to, applicationId);
        return standing.kind === 'known' && standing.missing.length === 0;
      } catch (error) {
        const sent = outcome(error);
        // Too many requests is no answer to the question.
        if (sent.kind === 'later') throw discreet(error);
        return false;
      }
    },
    obstacle: (to) => within(obstacleWithinMs, obstacleIn(now, to, applicationId), undefined),
    role: (of) => within(roleWithinMs, roleIn(now, of), { has: 'unknown' }),
    close() {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },
  };
}
