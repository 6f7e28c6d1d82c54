import type { ChannelObstacle, Cohort, RoleStanding } from './model.ts';

type Home = NonNullable<Cohort['home']>;

/** Somebody in a workspace; without an account, everybody there. */
type ChannelViewer = Pick<Home, 'platform' | 'workspace'> & { readonly account?: string };

export interface ChannelPort {
  /** Whether the bot may post in that channel. Asks the platform, before a cohort is given the channel. */
  mayPost(home: Home): Promise<boolean>;
  /** Why it may not, as far as is known within a second; undefined when nothing is known to be in the way. Never throws. */
  obstacle(home: Home): Promise<ChannelObstacle | undefined>;
  /**
   * Which of these channels of their workspace somebody can see now. One of which that cannot be known within a second is
   * not among them. Never throws.
   */
  visible(who: ChannelViewer, channels: readonly string[]): Promise<ReadonlySet<string>>;
  /** A role of a workspace as it is now, and whether somebody has it: `unknown` where that is not said in time. Never throws. */
  role(of: ChannelViewer & { readonly role: string }): Promise<RoleStanding>;
}
