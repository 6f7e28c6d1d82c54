import type { Id } from '../id.ts';
import { type RefusalReason, refusalReasons } from './model.ts';

interface Channel {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
}

/** Whom a delivery is for. With the kind and the slot it is the key by which nothing is planned twice. */
export type Recipient = { readonly learner: Id } | { readonly cohort: Id } | { readonly channel: Channel };

/** Rows of earlier releases have this form: another one would plan the day of an upgrade twice. */
export function recipientOf(of: Recipient): string {
  if ('learner' in of) return `learner:${of.learner}`;
  if ('cohort' in of) return `cohort:${of.cohort}`;
  const { platform, workspace, channel } = of.channel;
  return `channel:${platform}/${workspace}/${channel}`;
}

/** Undefined for what {@link recipientOf} did not write. */
export function readRecipient(text: string): Recipient | undefined {
  const [, platform, workspace, channel] = /^channel:([^/]+)\/([^/]+)\/([^/]+)$/.exec(text) ?? [];
  if (platform && workspace && channel) return { channel: { platform, workspace, channel } };
  const [, noun, id = ''] = /^(learner|cohort):([1-9]\d*)$/.exec(text) ?? [];
  if (noun === 'learner') return { learner: id };
  return noun === 'cohort' ? { cohort: id } : undefined;
}

/** The day that a delivery is about; of a weekly summary, the Monday. */
export const slotOf = (day: Temporal.PlainDate): string => day.toString();

/** The minute of what is sent when somebody asks for it: once a minute at most. */
export const slotOfMinute = (now: Temporal.Instant): string =>
  now.round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString();

/** Undefined for what {@link slotOf} did not write. */
export const readSlot = (text: string): Temporal.PlainDate | undefined =>
  /^\d{4}-\d\d-\d\d$/.test(text) ? Temporal.PlainDate.from(text) : undefined;

/** What a delivery that waits for the operator says of itself. */
const ours = 'ours: ';

export const writeOurs = (detail: string): string => `${ours}${detail}`;

/** What a delivery that waits for a platform which cannot be reached says of itself. */
const away = 'away: ';

export const writeAway = (detail: string): string => `${away}${detail}`;

/** Does it wait for something that is the operator's to put right, such as a token or a scope? */
export const waitsForUs = (detail: string | undefined): boolean => detail?.startsWith(ours) === true;

/** Why a delivery ended without being sent, where the time alone decided it. */
export const endedByTime = {
  over: 'nothing left to say',
  forgotten: 'sent before, too long ago to be sent again',
} as const;

/** What a delivery that was refused says of itself. */
export const writeRefusal = (reason: RefusalReason, detail: string): string => `${reason}: ${detail}`;

/** The reason of a refusal; undefined for what {@link writeRefusal} did not write. */
export const readRefusal = (detail: string): RefusalReason | undefined =>
  refusalReasons.find((reason) => detail.startsWith(`${reason}: `));
