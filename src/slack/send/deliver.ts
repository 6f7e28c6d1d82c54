import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Address, Platform, Sent } from '../../chat/contract/platform.ts';
import { fallback } from '../../core/language/model.ts';
import { readAccount } from '../../core/learner/account.ts';
import { catalogues } from '../../i18n/index.ts';
import type { Clients } from '../clients.ts';
import { renderView } from '../render/view.ts';
import { standingIn } from './permission.ts';
import type { Upload } from './pictures.ts';
import { attempt, bodyOf, parkedForMs, postView } from './post.ts';
import { readRef } from './ref.ts';
import { patiently } from './retry.ts';

/** Slack takes one message a second in a channel: what follows the first one waits for that, and not for long. */
const retryWithinMs = 8000;

type PostArgs = webApi.ChatPostMessageArguments;

/** Sending unasked. The first message is one call and one answer: whether it is tried again is for whoever asked. */
export function createDelivery(options: {
  readonly clients: Pick<Clients, 'clientOf'>;
  readonly upload: Upload;
  readonly log: Logger;
}): Pick<Platform, 'send' | 'edit' | 'mayPost'> {
  const { clients, upload, log } = options;

  return {
    async send(to, view, _key, thread) {
      const channel = channelOf(to);
      if (!channel) return { kind: 'refused', reason: 'lost', detail: 'not an account of Slack' };
      const { workspace } = to;
      const client = await clients.clientOf(workspace);
      if (client.kind === 'gone') return parked(client.why);
      const post = (args: object) => attempt(workspace, () => client.web.chat.postMessage(args as PostArgs));
      /** What belongs to a message and comes after it. The message counts, whatever becomes of this. */
      const follow = async (args: object): Promise<Sent> => {
        try {
          return await attempt(workspace, () =>
            patiently(() => client.web.chat.postMessage(args as PostArgs), retryWithinMs),
          );
        } catch (error) {
          return { kind: 'refused', reason: 'lost', detail: (error as Error).message };
        }
      };
      const inThread = 'channel' in to && to.thread ? { thread_ts: readRef(to.thread)?.ts ?? to.thread } : {};
      const sent = await postView(view, await upload(workspace, view), async (body, first) =>
        first ? follow({ ...below(first.ref), ...inThread, ...body }) : post({ channel, ...inThread, ...body }),
      );
      if (sent.kind !== 'sent' || !thread) return sent;
      // A thread has no title here: its first message says what it is for.
      const begun = await postView(thread.view, await upload(workspace, thread.view), (body) =>
        follow({ ...below(sent.ref), ...body }),
      );
      if (begun.kind !== 'sent') log.warn({ ref: sent.ref, begun }, 'slack: a thread was not begun');
      return sent;
    },

    async edit(ref, view) {
      const message = readRef(ref);
      if (!message) return { kind: 'refused', reason: 'lost', detail: `not a message of Slack: ${ref}` };
      const { channel, ts } = message;
      const client = await clients.clientOf(message.workspace);
      if (client.kind === 'gone') return parked(client.why);
      const { workspace } = client;
      const shown = renderView(view, catalogues[view.language ?? fallback], await upload(workspace, view));
      return attempt(workspace, () => client.web.chat.update({ channel, ts, ...bodyOf(shown) }));
    },

    async mayPost({ workspace, channel }) {
      const client = await clients.clientOf(workspace);
      return client.kind === 'known' && (await standingIn(client.web, channel)) === 'yes';
    },
  };
}

/** Nothing was sent, and nothing can be until the operator acts. */
const parked = (detail: string): Sent => ({ kind: 'later', afterMs: parkedForMs, owner: 'ours', detail });

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
