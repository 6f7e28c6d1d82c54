import type { Cohort } from './model.ts';

export interface ChannelPort {
  /** May the bot post in that channel? Asked of the platform, before a cohort is tied to it. */
  mayPost(home: NonNullable<Cohort['home']>): Promise<boolean>;
}
