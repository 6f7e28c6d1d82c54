import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { createGate } from '../../chat/contract/gate.ts';
import { reasonOf } from '../../chat/contract/never-left.ts';
import type { Address, Obstacle, Platform, SendMore, Sent } from '../../chat/contract/platform.ts';
import type { View } from '../../chat/contract/view.ts';
import { within } from '../../chat/contract/within.ts';
import type { LanePort } from '../../core/lane/port.ts';
import { fallback } from '../../core/language/model.ts';
import { readAccount } from '../../core/learner/account.ts';
import { catalogues } from '../../i18n/index.ts';
import type { Clients } from '../clients.ts';
import { renderView } from '../render/view.ts';
import { createFind, metadataOf } from './find.ts';
import { createSlackLanes, orLater } from './lanes.ts';
import { standingIn } from './permission.ts';
import { type Upload, uploadBytes } from './pictures.ts';
import { attempt, type Body, postOne, postView } from './post.ts';
import { readRef } from './ref.ts';
import { accountInactive, parked, refusalOf } from './refusal.ts';
import { patiently } from './retry.ts';

/** Slack takes one message a second in a channel: what follows the first one waits for that, and not for long. */
const retryWithinMs = 8000;

/** A form waits for the answer, and has to open within three seconds. */
const obstacleWithinMs = 1_000;

/** A message that follows takes a turn of its own. */
const turnOver = { at: Number.NEGATIVE_INFINITY };

type PostArgs = webApi.ChatPostMessageArguments;

/** Sending unasked. The first message is one call and one answer: whether it is tried again is for whoever asked. */
export function createDelivery(options: {
  readonly clients: Pick<Clients, 'clientOf'>;
  readonly upload: Upload;
  /** Without it, nothing is paced: there are no other processes. */
  readonly lanes?: LanePort | undefined;
  readonly log: Logger;
}): Pick<Platform, 'send' | 'find' | 'edit' | 'turn' | 'mayPost' | 'obstacle'> & { sends(): boolean } {
  const { clients, upload, log } = options;
  const turns = createSlackLanes(options.lanes);

  /** Whatever Slack answers, that the token is not accepted as well, is an answer. */
  async function answers(workspace: string): Promise<boolean> {
    const client = await clients.clientOf(workspace);
    if (client.kind !== 'known') return client.kind === 'gone';
    return client.web.auth.test().then(
      () => true,
      (error) => refusalOf(error) !== undefined,
    );
  }
  const gate = createGate({ platform: 'Slack', answers, log });
  /** Slack has not said whose the token is, and the log says so. */
  let unknown = false;

  async function sendTo(to: Address, channel: string, view: View, { thread, turn, delivery }: SendMore): Promise<Sent> {
    const { workspace } = to;
    const client = await clients.clientOf(workspace);
    if (client.kind === 'away') {
      if (!unknown) log.warn({ workspace, why: client.why }, 'Slack does not answer; what is to be sent waits');
      unknown = true;
      return {
        kind: 'later',
        afterMs: client.afterMs,
        owner: 'platform',
        detail: `Slack does not answer: ${client.why}`,
      };
    }
    unknown = false;
    if (client.kind !== 'known') return parked(client.why);
    const lanes = turns.lanesOf.post(workspace, channel);
    const first = turns.calls(lanes, turn);
    const next = turn ? turns.calls(lanes, turnOver, retryWithinMs) : first;
    const post = async (args: object) => {
      await first();
      const sent = await attempt(workspace, () => client.web.chat.postMessage(args as PostArgs));
      return decided(client.web, await turns.heed(sent, lanes));
    };
    /** What belongs to a message and comes after it. The message counts, whatever becomes of this. */
    const follow = async (args: object): Promise<Sent> => {
      try {
        return await attempt(workspace, () =>
          patiently(async () => {
            await next();
            return client.web.chat.postMessage(args as PostArgs);
          }, retryWithinMs),
        );
      } catch (error) {
        return { kind: 'refused', reason: 'lost', detail: (error as Error).message };
      }
    };
    const inThread = 'channel' in to && to.thread ? { thread_ts: readRef(to.thread)?.ts ?? to.thread } : {};
    const sent = await postView(view, await upload(workspace, view), async (body, first) =>
      first
        ? follow({ ...below(first.ref), ...inThread, ...body })
        : post({ channel, ...inThread, ...body, ...(delivery && { metadata: metadataOf(delivery) }) }),
    );
    if (sent.kind === 'sent') await sendFiles(client.web, sent.ref, view);
    if (sent.kind !== 'sent' || !thread) return sent;
    // A thread has no title here: its first message says what it is for.
    const begun = await postView(thread.view, await upload(workspace, thread.view), (body) =>
      follow({ ...below(sent.ref), ...body }),
    );
    if (begun.kind !== 'sent') log.warn({ ref: sent.ref, begun }, 'slack: a thread was not begun');
    return sent;
  }

  /** The files of a message that was sent, in the same channel. One that Slack does not take is said to be missing. */
  async function sendFiles(web: webApi.WebClient, ref: string, view: View): Promise<void> {
    const channel = readRef(ref)?.channel;
    for (const block of view.body) {
      if (block.kind !== 'file' || channel === undefined) continue;
      const { name, alt, text } = block;
      try {
        await uploadBytes(web, { name, alt, bytes: new TextEncoder().encode(text), channel });
      } catch (err) {
        log.warn({ err }, 'slack: a file was not uploaded');
        const { noFile } = catalogues[view.language ?? fallback].chat;
        await web.chat.postMessage({ channel, text: noFile }).catch(() => undefined);
      }
    }
  }

  return {
    sends: gate.sends,
    async turn(of) {
      if ('edit' in of) return turns.turnToEdit(readRef(of.edit)?.workspace ?? '');
      return turns.turnToPost(of.to.workspace, channelOf(of.to) ?? '');
    },

    async send(to, view, _key, more = {}) {
      const channel = channelOf(to);
      if (!channel) return { kind: 'refused', reason: 'lost', detail: 'not an account of Slack' };
      return gate.pass(to.workspace, () => sendTo(to, channel, view, more).catch(orLater));
    },

    ...createFind({ clients, turns }),

    async edit(ref, view, turn) {
      const message = readRef(ref);
      if (!message) return { kind: 'refused', reason: 'lost', detail: `not a message of Slack: ${ref}` };
      const { channel, ts } = message;
      const client = await clients.clientOf(message.workspace);
      if (client.kind !== 'known') return parked(client.why, client.afterMs);
      const { workspace } = client;
      const shown = renderView(view, catalogues[view.language ?? fallback], await upload(workspace, view));
      const lanes = turns.lanesOf.edit(workspace);
      const go = turns.calls(lanes, turn);
      const update = async (body: Body) => {
        await go();
        return turns.heed(await attempt(workspace, () => client.web.chat.update({ channel, ts, ...body })), lanes);
      };
      return decided(client.web, await postOne(shown, update).catch(orLater));
    },

    async mayPost({ workspace, channel }) {
      const client = await clients.clientOf(workspace);
      return client.kind === 'known' && (await standingIn(client.web, channel)) === 'yes';
    },

    async obstacle({ workspace, channel }) {
      const look = async (): Promise<Obstacle | undefined> => {
        const client = await clients.clientOf(workspace);
        if (client.kind !== 'known') return undefined;
        const standing = await standingIn(client.web, channel);
        if (standing === 'yes') return undefined;
        if (standing === 'is_archived') return { kind: 'archived' };
        // A private channel that the bot is not in is as if it were not there.
        const absent = standing === 'not_in_channel' || standing === 'channel_not_found';
        return absent ? { kind: 'notInvited', bot: client.bot } : { kind: 'unknown' };
      };
      return within(obstacleWithinMs, look(), undefined);
    },
  };
}

/** An account that is inactive is the recipient's if the token is still good, and else the token's own. */
async function decided(web: webApi.WebClient, sent: Sent): Promise<Sent> {
  if (sent.kind !== 'refused' || sent.detail !== accountInactive) return sent;
  try {
    await web.auth.test();
    return sent;
  } catch (error) {
    return refusalOf(error) ? parked(`${accountInactive}: the token's own account`) : parked(reasonOf(error), 10_000);
  }
}

/** The channel, or the person whose DM it is; undefined for what is no account of that workspace. */
function channelOf(to: Address): string | undefined {
  if ('channel' in to) return to.channel;
  const { workspace, user } = readAccount(to.account);
  return workspace && workspace === to.workspace ? user : undefined;
}

/** In the thread below a message. */
function below(ref: string): { readonly channel: string; readonly thread_ts: string } {
  const message = readRef(ref);
  if (!message) throw new Error(`not a message of Slack: ${ref}`);
  return { channel: message.channel, thread_ts: message.ts };
}
