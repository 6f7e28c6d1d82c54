import type { GivenFile } from '../../core/library/model.ts';

/** What a person did, as every adapter reads it. Nothing in it is trusted: dispatch parses it. */
export interface Event {
  /** The platform's id of the interaction, the same when it is delivered again. It names nobody: the log has it. */
  readonly id: string;
  readonly platform: string;
  /** The person on that platform: Discord's user id, Slack's `TEAM:USER`, the playground's name. */
  readonly account: string;
  /** What they are called there. Other people's text: a view escapes it. */
  readonly name: string;
  /** The server or team; none in a DM. */
  readonly workspace?: { readonly id: string; readonly name: string };
  /** Inside a thread it is the channel that the thread belongs to: groups live there. */
  readonly channel?: string;
  /** That thread, where something was said in one. */
  readonly thread?: string;
  /** BCP 47, and IANA, where the platform knows. */
  readonly locale?: string;
  readonly zone?: string;
  /** May manage the workspace, as far as is known: see `Platform.mayManage`. */
  readonly organiser: boolean;
  /** Who sees the message that was pressed; for a command, whether it was given in a DM. */
  readonly seen: 'private' | 'channel';
  readonly action: Action;
}

export type Action =
  | {
      readonly kind: 'command';
      readonly command: string;
      readonly sub?: string;
      readonly options: Readonly<Record<string, string>>;
    }
  /** `/quiz bayes` typed as text: read by dispatch, since only dispatch knows the commands. */
  | { readonly kind: 'text'; readonly text: string }
  /**
   * Something said to the bot in its own words: in a DM, or with a mention, which the adapter has taken out. Never by a
   * bot. The answer belongs in the same DM or thread.
   */
  | { readonly kind: 'message'; readonly text: string }
  /** Asked about a message, from its menu: what it says, and what its buttons carry where it is the bot's own. */
  | { readonly kind: 'about'; readonly text: string; readonly routes: readonly string[] }
  | { readonly kind: 'press'; readonly route: string; readonly values: readonly string[] }
  | {
      readonly kind: 'submit';
      readonly route: string;
      readonly fields: Readonly<Record<string, string>>;
      /** What was given in its fields for files. */
      readonly files?: Readonly<Record<string, GivenFile>>;
    }
  | {
      readonly kind: 'suggest';
      readonly command: string;
      readonly sub?: string;
      readonly option: string;
      readonly query: string;
    };
