import { setTimeout as wait } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import type { Sent } from '../../chat/contract/platform.ts';
import type { View } from '../../chat/contract/view.ts';
import { fallback } from '../../core/language/model.ts';
import { catalogues } from '../../i18n/index.ts';
import { type Pictures, type Rendered, renderPages, withoutPictures } from '../render/view.ts';
import { writeRef } from './ref.ts';
import { HookError, maxWaitMs } from './retry.ts';

type Refusal = Exclude<Sent, { kind: 'sent' }>;

type Shown = Extract<Sent, { kind: 'sent' }>;

export type Body = ReturnType<typeof bodyOf>;

type HookBody = Body & {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original: boolean;
  readonly thread_ts?: string;
};

/** The body of a message. Slack looks nothing up in it and unfolds nothing: no name pings, no link previews. */
export const bodyOf = ({ blocks, text }: Rendered) =>
  ({ blocks, text, parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false }) as const;

/** How long Slack may look at a new file before it shows it. */
const looks = [0, 700, 2000];

/**
 * Posts a view, in as many messages as it takes; `post` is told of the first one when it posts the others. What became
 * of the first counts. A picture that Slack does not show in time gives way to its words.
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

async function postOne(message: Rendered, post: (body: Body) => Promise<Sent>): Promise<Sent> {
  const invalid = (sent: Sent) => sent.kind === 'refused' && sent.reason === 'invalid';
  if (!message.blocks.some((block) => block.type === 'image')) return post(bodyOf(message));
  for (const pause of looks) {
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
    const { channel = '', ts = '' } = await call();
    return { kind: 'sent', ref: writeRef({ workspace, channel, ts }) };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) return refusal;
    throw error;
  }
}

/** What Slack's refusals mean; undefined for one that leaves the outcome open. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'later', afterMs: Math.min(error.retryAfter * 1000, maxWaitMs) };
  // A 429 from something that stands before Slack, and does not say for how long.
  if (error instanceof Error && /retry.?header/i.test(error.message)) return { kind: 'later', afterMs: 60_000 };
  if (!(error instanceof webApi.WebAPIPlatformError)) return undefined;
  const detail = error.data.error;
  if (operatorErrors.includes(detail)) return { kind: 'later', afterMs: parkedForMs, owner: 'ours', detail };
  if (detail === 'ratelimited' || detail === 'rate_limited') return { kind: 'later', afterMs: 60_000 };
  const reason = Object.hasOwn(reasons, detail) ? reasons[detail] : undefined;
  return reason && { kind: 'refused', reason, detail };
}

/** How long to wait before a client that cannot write is tried again: somebody has to change it first. */
export const parkedForMs = 5 * 60_000;

/** The token is wrong, taken back, or lacks a scope. That is for the operator: no channel and no person can help it. */
const operatorErrors: readonly string[] = [
  'not_authed',
  'invalid_auth',
  'token_revoked',
  'token_expired',
  'missing_scope',
];

const reasons: Readonly<Record<string, Extract<Refusal, { kind: 'refused' }>['reason']>> = {
  account_inactive: 'closed',
  user_disabled: 'closed',
  cannot_dm_bot: 'closed',
  messages_tab_disabled: 'closed',
  channel_not_found: 'lost',
  is_archived: 'lost',
  user_not_found: 'lost',
  message_not_found: 'lost',
  thread_not_found: 'lost',
  not_in_channel: 'forbidden',
  user_not_in_channel: 'forbidden',
  restricted_action: 'forbidden',
  cant_update_message: 'forbidden',
  edit_window_closed: 'forbidden',
  no_permission: 'forbidden',
  invalid_blocks: 'invalid',
  invalid_blocks_format: 'invalid',
  msg_too_long: 'invalid',
  msg_blocks_too_long: 'invalid',
  no_text: 'invalid',
};

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
    // It may have arrived.
    throw new HookError(503, error.message, null);
  });
  const answer = await response.text();
  if (response.ok && !answer.includes('"ok":false')) return { kind: 'sent', ref: '' };
  if (response.status === 404 || /used_url|expired_url/.test(answer)) return gone(answer.slice(0, 100) || 'gone');
  if (/invalid_blocks/.test(answer)) return { kind: 'refused', reason: 'invalid', detail: answer.slice(0, 200) };
  throw new HookError(response.status, answer, response.headers.get('retry-after'));
}
