import type { Cohort } from './model.ts';

export interface ChannelPort {
  /** Whether the bot may post in that channel. Asks the platform, before a cohort is given the channel. */
  mayPost(home: NonNullable<Cohort['home']>): Promise<boolean>;
}
