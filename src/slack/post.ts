import { webApi } from '@slack/bolt';
import type { Sent } from '../chat/platform.ts';
import type { View } from '../chat/view.ts';
import { catalogues } from '../i18n/index.ts';
import { renderView } from './render.ts';

type Refusal = Exclude<Sent, { kind: 'sent' }>;

/** A view as the body of a message. Slack looks nothing up in it and unfolds nothing: no name pings, no link previews. */
export function message(view: View) {
  const { blocks, text } = renderView(view, catalogues[view.language ?? 'en']);
  return { blocks, text, parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const;
}

/** What became of a call that posts. Throws when nobody knows. */
export async function attempt(
  call: () => Promise<{ channel?: string | undefined; ts?: string | undefined }>,
): Promise<Sent> {
  try {
    const { channel, ts } = await call();
    return { kind: 'sent', ref: `${channel}/${ts}` };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) return refusal;
    throw error;
  }
}

/** What Slack's refusals mean; undefined for one that leaves the outcome open. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: 'later', afterMs: error.retryAfter * 1000 };
  if (!(error instanceof webApi.WebAPIPlatformError)) return undefined;
  const detail = error.data.error;
  if (detail === 'ratelimited' || detail === 'rate_limited') return { kind: 'later', afterMs: 60_000 };
  const reason = reasons[detail];
  return reason && { kind: 'refused', reason, detail };
}

const reasons: Readonly<Record<string, Extract<Refusal, { kind: 'refused' }>['reason']>> = {
  account_inactive: 'closed',
  user_disabled: 'closed',
  cannot_dm_bot: 'closed',
  messages_tab_disabled: 'closed',
  channel_not_found: 'lost',
  is_archived: 'lost',
  user_not_found: 'lost',
  message_not_found: 'lost',
  not_in_channel: 'forbidden',
  restricted_action: 'forbidden',
  cant_update_message: 'forbidden',
  edit_window_closed: 'forbidden',
  missing_scope: 'forbidden',
  no_permission: 'forbidden',
  not_authed: 'forbidden',
  invalid_auth: 'forbidden',
  token_revoked: 'forbidden',
  token_expired: 'forbidden',
  invalid_blocks: 'invalid',
  invalid_blocks_format: 'invalid',
  msg_too_long: 'invalid',
  msg_blocks_too_long: 'invalid',
  no_text: 'invalid',
};

/**
 * Answers at a response URL, which needs no membership anywhere. Undefined when it was shown; otherwise why there is
 * nothing at that address any more: five uses or half an hour are over.
 */
export async function respond(url: string | undefined, body: object): Promise<string | undefined> {
  if (!url) return 'no response URL';
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  });
  const said = await response.text();
  if (response.ok && !said.includes('"ok":false')) return undefined;
  if (response.status === 404) return said.slice(0, 100) || 'gone';
  throw new Error(`Slack refused an answer: ${response.status} ${said.slice(0, 200)}`);
}
