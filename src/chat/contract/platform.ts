import type { ChannelObstacle, RoleStanding } from '../../core/cohort/model.ts';
import type { ChannelAddress, DirectAddress, RefusalReason } from '../../core/delivery/model.ts';
import type { Capabilities } from './capability.ts';
import type { NoTurn, Turn } from './turn.ts';
import type { View } from './view.ts';

/**
 * Where a message goes: a person's DM, or a channel, or a thread there. `about` is the channel in which somebody asked
 * for what is answered in their DM: a press there is an event of that channel.
 */
export type Address = (DirectAddress & { readonly about?: ChannelAddress }) | ChannelAddress;

/** Why the bot may not post in a channel. */
export type Obstacle = ChannelObstacle;

export type { RoleStanding };

/** A place below a message, for talk about it, and the first thing said there. */
export interface Thread {
  readonly title: string;
  readonly view: View;
}

/** What is sent, or edited, unasked. `last` is the newest message that was sent there, as `send` called it. */
type Unasked = { readonly to: Address; readonly last?: string } | { readonly edit: string };

/** What goes with a message. */
export interface SendMore {
  /** Opened below the message. */
  readonly thread?: Thread | undefined;
  /** Absent for what answers somebody: that never waits. */
  readonly turn?: Turn | undefined;
  /** The number of the delivery, for a platform that can be asked later whether it has it. */
  readonly delivery?: string;
}

/** What became of a message. A thrown error means that nobody knows. */
export type Sent =
  | { readonly kind: 'sent'; readonly ref: string }
  /** Not now: the platform asks to wait. Nothing was sent. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly owner?: never }
  /**
   * Not before something is put right: `ours`, such as a token that is not accepted, or the `platform`, which cannot be
   * reached and has had its line in the log. Nothing was sent.
   */
  | { readonly kind: 'later'; readonly afterMs: number; readonly owner: 'ours' | 'platform'; readonly detail: string }
  /** Never: DMs are closed, the channel is gone, a permission is missing, the message does not fit. Nothing was sent. */
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly detail: string };

/** What a platform says when it is asked whether it has a message. */
export type Found =
  | { readonly kind: 'there'; readonly ref: string }
  /** For certain: it can be sent. */
  | { readonly kind: 'absent' }
  /** It cannot say, or may not. */
  | { readonly kind: 'unknown'; readonly why: string }
  /** Not now. */
  | { readonly kind: 'later'; readonly afterMs: number };

/** A connection that lasts, by which a platform tells the bot what happens. */
export interface Connection {
  /** Such as `shard 0`: nothing of a workspace is in it. */
  readonly name: string;
  /** This process has it now. */
  readonly up: boolean;
}

export interface Platform {
  readonly name: string;
  readonly can: Capabilities;
  /** What is shown while it grows is edited no more often than this (ms), so that the platform takes every edit. */
  readonly editPauseMs: number;
  /** Sending twice under one key shows one message. Without it, an unknown outcome is never sent again. */
  readonly idempotent: boolean;
  /** How long it remembers a key; for ever, when absent. */
  readonly keyLastsMs?: number;
  /** Begins to receive. `send` works without it. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Up and connected, and takes what is sent as far as is known, for /readyz. */
  ready(): boolean;
  /**
   * Each connection that there is to have, whichever process has it. None before it is known how many there are. Absent where
   * a platform calls the bot.
   */
  connections?(): readonly Connection[];
  /**
   * It was connected and has not been for longer than a planned reconnect takes: what is sent now would hang, and where
   * keys are not known nobody could say what became of it. Absent where keys make a second try safe.
   */
  away?(): boolean;
  /**
   * Waits for the moment at which something may be sent unasked, which all processes share; `afterMs` when none is soon, and
   * nothing is to be sent then. Absent where a platform counts nothing.
   */
  turn?(of: Unasked): Promise<Turn | NoTurn>;
  /**
   * With a `thread`, one is opened below the message. The message counts: a thread that cannot be opened is a line in
   * the log, and sending again under the same key opens none twice.
   */
  send(to: Address, view: View, key: string, more?: SendMore): Promise<Sent>;
  /**
   * Whether a message that was sent with the number of this `delivery` is there; `last` is the newest one that is known to
   * have been sent there before. Absent where nobody can be asked. Never throws.
   */
  find?(of: { readonly to: Address; readonly delivery: string; readonly last?: string }): Promise<Found>;
  /**
   * Shows another view in the place of a message. Any process may do so that has the bot's token, and only for a message
   * of the bot's own that `send` gave this ref for. An answer that only one person sees where others read along has no
   * ref: the adapter that gave it keeps a handle of its own, for as long as the interaction lives. Editing twice with
   * the same view shows it once, so that an unknown outcome may be tried again. A platform counts edits: `later` is a
   * common answer, and whoever shows something that grows leaves `editPauseMs` between two edits.
   */
  edit(ref: string, view: View, turn?: Turn): Promise<Sent>;
  /** May the bot post there, with what it needs? Asked before a cohort is tied to a channel. */
  mayPost(to: { readonly workspace: string; readonly channel: string }): Promise<boolean>;
  /**
   * Why it may not, as far as the platform says within a second; undefined when nothing is known to be in the way. Absent
   * where there is nothing to say. Never throws.
   */
  obstacle?(to: { readonly workspace: string; readonly channel: string }): Promise<Obstacle | undefined>;
  /**
   * Which of these channels somebody can see now; without an account, which everybody in the workspace can see. One of which
   * the platform does not say so within a second is not among them. Absent where everybody sees every channel. Never throws.
   */
  visible?(
    who: { readonly workspace: string; readonly account?: string },
    channels: readonly string[],
  ): Promise<ReadonlySet<string>>;
  /**
   * A role of a workspace, as it is called now, and whether somebody has it: asked at each entry, and never from memory.
   * `unknown` when the platform does not say so within two seconds. Absent where there are no roles. Never throws.
   */
  role?(of: { readonly workspace: string; readonly role: string; readonly account?: string }): Promise<RoleStanding>;
  /**
   * May this person manage the workspace now? Asked before each thing that is for organisers only, and never from
   * memory; `unknown` when the platform does not say. Absent where it says so with each event. Never throws.
   */
  mayManage?(who: { readonly workspace: string; readonly account: string }): Promise<'yes' | 'no' | 'unknown'>;
}
