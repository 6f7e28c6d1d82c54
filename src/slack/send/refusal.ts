import { webApi } from '@slack/bolt';
import { type Asked, turnedAway, whyNot } from '../../chat/contract/own-answer.ts';
import type { Sent } from '../../chat/contract/platform.ts';
import { StartError } from '../../start-error.ts';
import { faults, maxWaitMs } from './retry.ts';

type Refusal = Exclude<Sent, { kind: 'sent' }>;

/** How long to wait before a client that cannot write is tried again: somebody has to change it first. */
const parkedForMs = 5 * 60_000;

/** Nothing was sent, and nothing can be until the operator acts. */
export const parked = (detail: string, afterMs = parkedForMs): Refusal => ({
  kind: 'later',
  afterMs,
  owner: 'ours',
  detail,
});

/** Slack's word for an account that is no more: the token's own, or the recipient's. */
export const accountInactive = 'account_inactive';

/** The token is wrong, taken back, or lacks a scope. That is for the operator: no channel and no person can help it. */
const operatorErrors: readonly string[] = [
  'not_authed',
  'invalid_auth',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'not_allowed_token_type',
  'access_denied',
  'accesslimited',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'org_login_required',
  'team_access_not_granted',
  'two_factor_setup_required',
];

const reasons: Readonly<Record<string, Extract<Refusal, { kind: 'refused' }>['reason']>> = {
  [accountInactive]: 'closed',
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
  cant_update_message: 'forbidden',
  edit_window_closed: 'forbidden',
  no_permission: 'forbidden',
};

/**
 * What Slack's refusals mean; undefined for an error that leaves the outcome open. Whatever has a name of Slack's was
 * not sent, also when the name is new.
 */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'later', afterMs: Math.min(error.retryAfter * 1000, maxWaitMs) };
  const turned = turnedAway(error);
  // Slack itself would say for how long.
  if (turned) return turned.status === 429 ? { kind: 'later', afterMs: 60_000 } : parked(turned.message);
  if (!(error instanceof webApi.WebAPIPlatformError)) return undefined;
  const detail = error.data.error;
  if (faults.includes(detail)) return undefined;
  if (operatorErrors.includes(detail)) return parked(detail);
  if (detail === 'ratelimited' || detail === 'rate_limited') return { kind: 'later', afterMs: 60_000 };
  // `restricted_action_read_only_channel` and its like.
  const known = Object.hasOwn(reasons, detail) ? reasons[detail] : undefined;
  const reason = known ?? (detail.startsWith('restricted_action') ? 'forbidden' : 'invalid');
  return { kind: 'refused', reason, detail };
}

/** What is asked at the start with the token of this setting. One that Slack refuses is for the operator, in a sentence. */
export const orStartError = <T>(answer: Promise<T>, setting: string, asked: Asked): Promise<T> =>
  answer.catch((error: unknown) => {
    const refusal = error instanceof webApi.WebAPIPlatformError ? refusalOf(error) : undefined;
    throw refusal && 'detail' in refusal
      ? new StartError(`Slack says ${refusal.detail} of ${setting}`)
      : new Error(whyNot(error, asked));
  });
