import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Platform } from '../../chat/contract/platform.ts';
import type { View } from '../../chat/contract/view.ts';
import { fallback } from '../../core/language/model.ts';
import { catalogues } from '../../i18n/index.ts';
import { type Pictures, renderView } from '../render/view.ts';
import { standingIn } from './permission.ts';
import { attempt, bodyOf, postView } from './post.ts';
import { patiently } from './retry.ts';

/** Slack takes one message a second in a channel: what follows the first one waits for that, and not for long. */
const retryWithinMs = 8000;

/** Sending unasked. The first message is one call and one answer: whether it is tried again is for whoever asked. */
export function createDelivery(
  web: webApi.WebClient,
  upload: (view: View) => Promise<Pictures>,
  log: Logger,
): Pick<Platform, 'send' | 'edit' | 'mayPost'> {
  const post = (args: object) => attempt(() => web.chat.postMessage(args as webApi.ChatPostMessageArguments));

  return {
    async send(to, view, _key, thread) {
      const channel = 'account' in to ? to.account.split(':')[1] : to.channel;
      if (!channel) return { kind: 'refused', reason: 'lost', detail: 'not an account of Slack' };
      const inThread = 'thread' in to && to.thread ? { thread_ts: tsOf(to.thread) } : {};
      /** What belongs to a message and comes after it. The message counts, whatever becomes of this. */
      const follow = async (args: object) => {
        try {
          return await attempt(() =>
            patiently(() => web.chat.postMessage(args as webApi.ChatPostMessageArguments), retryWithinMs),
          );
        } catch (error) {
          return { kind: 'refused', reason: 'lost', detail: (error as Error).message } as const;
        }
      };
      const sent = await postView(view, await upload(view), async (body, first) => {
        if (!first) return post({ channel, ...inThread, ...body });
        const [where, ts] = first.ref.split('/');
        return follow({ channel: where, thread_ts: ts, ...inThread, ...body });
      });
      if (sent.kind !== 'sent' || !thread) return sent;
      const [where, thread_ts] = sent.ref.split('/');
      // A thread has no title here: its first message says what it is for.
      const begun = await postView(thread.view, await upload(thread.view), (body) =>
        follow({ channel: where, thread_ts, ...body }),
      );
      if (begun.kind !== 'sent') log.warn({ ref: sent.ref, begun }, 'slack: a thread was not begun');
      return sent;
    },

    async edit(ref, view) {
      const [channel = '', ts = ''] = ref.split('/');
      const message = renderView(view, catalogues[view.language ?? fallback], await upload(view));
      return attempt(() => web.chat.update({ channel, ts, ...bodyOf(message) }));
    },

    mayPost: async ({ channel }) => (await standingIn(web, channel)) === 'yes',
  };
}

/** A thread is named by its first message: as Slack does, or by the ref that sending gave. */
const tsOf = (thread: string): string => thread.split('/').at(-1) ?? thread;
