import type { Id } from '../id.ts';
import type { LeagueMember, Standing } from './model.ts';

/** `monday` begins the week that is asked for: everybody's minutes of their own days from then on. */
interface OneOf {
  readonly enrolment: Id;
  readonly cohort: Id;
  readonly monday: Temporal.PlainDate;
}

export interface LeaderboardPort {
  /** How one person stands. Reads no more of a million people than of a thousand. One round trip. */
  standing(of: OneOf & { first: number; names: number }): Promise<Standing>;
  /** The league of a person by last week's order, `size` of them at most; empty for whoever had no minute then. */
  league(of: OneOf & { size: number }): Promise<readonly LeagueMember[]>;
}
