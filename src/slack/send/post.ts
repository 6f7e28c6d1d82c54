import { setTimeout as wait } from 'node:timers/promises';
import { neverLeft, reasonOf } from '../../chat/contract/never-left.ts';
import type { Sent } from '../../chat/contract/platform.ts';
import type { View } from '../../chat/contract/view.ts';
import { fallback } from '../../core/language/model.ts';
import { catalogues } from '../../i18n/index.ts';
import { isDrawn, type Pictures, type Rendered, renderPages, withoutPictures } from '../render/view.ts';
import { writeRef } from './ref.ts';
import { refusalOf } from './refusal.ts';
import { HookError } from './retry.ts';

type Shown = Extract<Sent, { kind: 'sent' }>;

export type Body = ReturnType<typeof bodyOf>;

type HookBody = Body & {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original: boolean;
  readonly thread_ts?: string;
};

/** The body of a message. Slack looks nothing up in it and unfolds nothing: no name pings, no link previews. */
const bodyOf = ({ blocks, text }: Rendered) =>
  ({ blocks, text, parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false }) as const;

/** How long Slack may look at a new file before it shows it. */
const looks = [0, 700, 2000];

/**
 * Posts a view, in as many messages as it takes; `post` is told of the first one when it posts the others. What became
 * of the first counts. A picture that Slack does not show in time gives way to its words, and so does a chart that it does
 * not take.
 */
export async function postView(
  view: View,
  pictures: Pictures,
  post: (body: Body, first: Shown | undefined) => Promise<Sent>,
): Promise<Sent> {
  let first: Sent | undefined;
  for (const message of renderPages(view, catalogues[view.language ?? fallback], pictures)) {
    const after = first?.kind === 'sent' ? first : undefined;
    const sent = await postOne(message, (body) => post(body, after));
    first ??= sent;
    if (sent.kind !== 'sent') break;
  }
  return first ?? { kind: 'refused', reason: 'invalid', detail: 'nothing to show' };
}

/** Posts one message, and where Slack refuses its pictures or charts, the same with words in their place. */
export async function postOne(message: Rendered, post: (body: Body) => Promise<Sent>): Promise<Sent> {
  const invalid = (sent: Sent) => sent.kind === 'refused' && sent.reason === 'invalid';
  const pictures = message.blocks.some((block) => block.type === 'image');
  if (!pictures && !message.blocks.some(isDrawn)) return post(bodyOf(message));
  for (const pause of pictures ? looks : [0]) {
    if (pause) await wait(pause);
    const sent = await post(bodyOf(message));
    if (!invalid(sent)) return sent;
  }
  return post(bodyOf({ ...message, blocks: withoutPictures(message.blocks) }));
}

/** What became of a call that posts in a workspace. Throws when nobody knows. */
export async function attempt(
  workspace: string,
  call: () => Promise<{ channel?: string | undefined; ts?: string | undefined }>,
): Promise<Sent> {
  try {
    const { channel, ts } = await call();
    // Nobody knows then.
    if (!channel || !ts) throw new Error('Slack answered without a message');
    return { kind: 'sent', ref: writeRef({ workspace, channel, ts }) };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) return refusal;
    throw error;
  }
}

/**
 * Answers at a response URL, which needs no membership anywhere. `lost` when there is nothing at that address any more:
 * five uses or half an hour are over. Throws a {@link HookError} when Slack has a fault, or asks to wait.
 */
export async function respond(url: string | undefined, body: HookBody): Promise<Sent> {
  const gone = (detail: string): Sent => ({ kind: 'refused', reason: 'lost', detail });
  if (!url) return gone('no response URL');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  }).catch((error: Error) => {
    // It may have arrived, unless it never left.
    throw new HookError(neverLeft(error) ? 'never left' : 503, reasonOf(error), null);
  });
  // Slack answers a word or JSON. A page comes from something on the way.
  if (response.ok && /\bhtml\b/i.test(response.headers.get('content-type') ?? ''))
    throw new HookError('never left', 'a page in place of an answer', null);
  const answer = await response.text();
  if (response.ok && !answer.includes('"ok":false')) return { kind: 'sent', ref: '' };
  if (response.status === 404 || /used_url|expired_url/.test(answer)) return gone(answer.slice(0, 100) || 'gone');
  if (/invalid_blocks/.test(answer)) return { kind: 'refused', reason: 'invalid', detail: answer.slice(0, 200) };
  throw new HookError(response.status, answer, response.headers.get('retry-after'));
}
