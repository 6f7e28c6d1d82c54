import type { types, webApi } from '@slack/bolt';
import type { Sent } from '../../chat/contract/platform.ts';
import type { View } from '../../chat/contract/view.ts';
import { sections } from '../render/mrkdwn.ts';
import { attempt } from './post.ts';
import { readRef } from './ref.ts';

/** As much as Slack takes in one call, with room for what its count may add. */
const longest = 11_000;

const longestTitle = 150;

/** Where it is shown: a reply in a thread, which is what Slack streams, and whom it answers. */
export interface FlowPlace {
  readonly web: webApi.WebClient;
  readonly team: string;
  readonly user: string;
  readonly channel: string;
  readonly thread: string;
}

type Going = 'went on' | 'turned' | 'ended';

/**
 * A message that Slack itself lets grow: text is added at its end. It shows the first text of a view, and what the view has
 * beside that comes when it is edited at last.
 */
export interface Flow {
  readonly ref: string;
  /** Adds what the view says beyond the one before; `turned` when it says something else, which only an edit can show. */
  goOn(view: View): Promise<Going>;
  /** It grows no more, and can be edited. */
  end(): Promise<void>;
}

const textIn = (view: View): string => {
  const first = view.body.find((block) => block.kind === 'text');
  return first?.kind === 'text' ? (sections(first.text, longest)[0] ?? '') : '';
};

/** Begins a stream. What is not sent, for whichever reason, is posted as any message is. */
export async function startFlow(
  { web, team, user, channel, thread }: FlowPlace,
  view: View,
): Promise<Sent & { readonly flow?: Flow }> {
  const waiting = { type: 'task_update', id: 'waiting', title: textIn(view).slice(0, longestTitle) } as const;
  let text = view.passing ? '' : textIn(view);
  const chunk = (added: string): types.MarkdownTextChunk => ({ type: 'markdown_text', text: added });
  const sent = await attempt(team, () =>
    web.chat.startStream({
      ...{ channel, thread_ts: thread, recipient_user_id: user, recipient_team_id: team },
      chunks: [text ? chunk(text) : { ...waiting, status: 'in_progress' }],
    }),
  );
  if (sent.kind !== 'sent') return sent;
  const ts = readRef(sent.ref)!.ts;
  let waits = !text;
  let ended = false;
  return {
    ...sent,
    flow: {
      ref: sent.ref,
      async goOn(next) {
        if (ended) return 'ended';
        const whole = next.passing ? '' : textIn(next);
        if (!whole.startsWith(text)) return 'turned';
        const added = whole.slice(text.length);
        if (!added) return 'went on';
        const chunks = [...(waits ? [{ ...waiting, status: 'complete' as const }] : []), chunk(added)];
        const appended = await attempt(team, () =>
          web.chat.appendStream({ channel, ts, chunks }).then(() => ({ channel, ts })),
        );
        if (appended.kind !== 'sent') return appended.kind === 'later' ? 'went on' : 'turned';
        text = whole;
        waits = false;
        return 'went on';
      },
      async end() {
        if (ended) return;
        ended = true;
        // One that Slack has ended by itself is as good.
        await web.chat.stopStream({ channel, ts }).catch(() => undefined);
      },
    },
  };
}
