import type { Id } from '../id.ts';

/**
 * Where a message goes: a person's DM, or a channel of a workspace. `account` is a whole account, as an event names it,
 * and `channel` the platform's own id. The workspace of a DM is the one that the account belongs to: the team on Slack.
 * On Discord and in the playground it is empty, since a DM there belongs to the bot itself and to no server.
 */
export type Address = DirectAddress | ChannelAddress;

export interface DirectAddress {
  readonly workspace: string;
  readonly account: string;
}

export interface ChannelAddress {
  readonly workspace: string;
  readonly channel: string;
  /** The message, as `send` called it, in whose thread it goes. */
  readonly thread?: string | undefined;
}

/** A row of the outbox, when it is a runner's turn to send it. */
export interface Delivery {
  readonly id: Id;
  readonly kind: string;
  readonly params: unknown;
  readonly platform: string;
  readonly address: Address;
  /** Set for a DM. */
  readonly learner?: Id;
  readonly due: Temporal.Instant;
  /** The newest unasked message that this person was sent at this address, as the platform called it. */
  readonly last?: string;
  /** How long ago it was first sent without anybody knowing whether it arrived (ms), by the clock of the database, which all share. */
  readonly unknownForMs?: number;
  /** How often it failed for a reason that nobody knows. Waiting is no try. */
  readonly tries: number;
  /** Why it was not sent the last time it was looked at. */
  readonly detail?: string;
}

/** Why a platform takes a message never: DMs are closed, who or what it was for is gone, it is not allowed, or it does not fit. */
export const refusalReasons = ['closed', 'lost', 'forbidden', 'invalid'] as const;

export type RefusalReason = (typeof refusalReasons)[number];

/**
 * How many deliveries may be under way at once: a workspace that hangs leaves room for the others. `own` is for what belongs
 * to the bot itself and to no workspace, as DMs on Discord: as many as keep it at the platform's full speed.
 */
export interface Slots {
  readonly workspace: number;
  readonly own: number;
  readonly platform: number;
}

export const usualSlots: Slots = { workspace: 8, own: 24, platform: 32 };

/** What is to be sent: kind and parameters, never the text. */
export interface NewDelivery {
  /** The name of the job that makes the message. */
  readonly kind: string;
  readonly recipient: string;
  readonly slot: string;
  readonly params: Readonly<Record<string, string>>;
  readonly platform: string;
  readonly address: Address;
  /** Set for a DM, with the learner's day whose one unasked message it is. */
  readonly learner?: Id;
  readonly budgetDay?: Temporal.PlainDate;
  /** Not before; at once when absent. */
  readonly due?: Temporal.Instant;
}
