import type { Platform, Sent } from '../../chat/contract/platform.ts';
import type { PendingReply, ViewStream } from '../../chat/contract/reply.ts';
import { showStream } from '../../chat/contract/stream.ts';
import type { View } from '../../chat/contract/view.ts';
import type { Clients } from '../clients.ts';
import { type Flow, startFlow } from '../send/flow.ts';
import type { Upload } from '../send/pictures.ts';
import { attempt, postView, respond } from '../send/post.ts';
import { answerWithinMs, patiently } from '../send/retry.ts';
import { type Given, mayBeMessage } from './payload.ts';

/** A response URL is taken five times: the last view, and what follows it, keep two. */
const maxUrlEdits = 3;

const urlPauseMs = 3_000;

export type Way = Pick<PendingReply, 'audience' | 'replaces'>;

/**
 * Shows an answer while it grows, in the best way that there is where it was asked for:
 * - in the place of a message that was pressed, by its response URL, a few times;
 * - in a thread, as a stream of Slack's own, as long as each view goes on from the one before;
 * - otherwise as a message that is edited, in a DM with the bot or before everybody;
 * - for one person in a channel, and on the Home tab, only when it is complete: Slack lets nobody edit such a message.
 */
export function createGrowing(options: {
  readonly clientOf: Clients['answering'];
  readonly upload: Upload;
  readonly edit: Platform['edit'];
  /** Shows a whole answer. */
  readonly show: (given: Given, way: Way, view: View) => Promise<void>;
  /** Between two edits of a message. */
  readonly editPauseMs: number;
  readonly signal: AbortSignal;
}) {
  const { clientOf, upload, edit, show, editPauseMs, signal } = options;

  return async function grow(given: Given, way: Way, views: ViewStream): Promise<void> {
    const { opened, team, user } = given;
    const web = clientOf(team);
    const { channel, thread } = opened;
    const inPlace = way.replaces && opened.pressed && !opened.home && opened.seen === 'private';
    const asMessage = !opened.home && channel && mayBeMessage(channel, way.audience);
    let ref: string | undefined;
    let flow: Flow | undefined;
    let urlEdits = 0;
    let wholeOnly = !inPlace && !asMessage;

    async function begin(view: View): Promise<Sent> {
      const to = { channel: channel ?? '', ...(thread && { thread_ts: thread }) };
      return postView(view, await upload(team, view), (body) =>
        attempt(team, () => web.chat.postMessage({ ...to, ...body })),
      );
    }
    /** By Slack's own stream where there can be one; a message where that is refused. */
    async function start(view: View): Promise<Sent> {
      if (!channel || !thread) return begin(view);
      const sent = await startFlow({ web, team, user, channel, thread }, view);
      if (sent.kind !== 'sent') return begin(view);
      flow = sent.flow;
      return sent;
    }
    async function byUrl(view: View): Promise<void> {
      urlEdits += 1;
      const here = {
        response_type: 'ephemeral',
        replace_original: true,
        ...(thread && { thread_ts: thread }),
      } as const;
      await postView(view, await upload(team, view), (body) => respond(opened.url, { ...body, ...here }));
    }

    const shown = showStream(views, {
      pauseMs: inPlace ? urlPauseMs : editPauseMs,
      signal,
      async show(view, last) {
        if (flow) {
          if (!last && (await flow.goOn(view)) === 'went on') return { kind: 'shown' };
          await flow.end();
          flow = undefined;
        }
        if (ref !== undefined) {
          const at = ref;
          const sent = await (last ? patiently(() => edit(at, view), answerWithinMs) : edit(at, view));
          if (sent.kind === 'later') return sent;
          if (sent.kind === 'refused' && sent.reason === 'lost') return { kind: 'gone' };
          // A workspace may forbid edits after a while: what it came to is a message of its own then.
          if (sent.kind === 'refused' && last) await show(given, way, view);
        } else if (last) await show(given, way, view);
        else if (inPlace && urlEdits < maxUrlEdits) await byUrl(view);
        else if (asMessage && !wholeOnly) {
          // Until it is known that it arrived: a second one beside it would be worse than a late one.
          wholeOnly = true;
          const sent = await start(view);
          if (sent.kind === 'sent') ref = sent.ref;
          if (sent.kind === 'later') {
            wholeOnly = false;
            return sent;
          }
          // Refused: the bot is not in this channel. The response URL works all the same, and once is enough.
        }
        return { kind: 'shown' };
      },
    });
    await shown.finally(() => flow?.end());
  };
}
