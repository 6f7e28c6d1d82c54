import type { MinuteOfDay } from '../calendar/model.ts';
import type { StudyCalendar } from '../calendar/study-days.ts';
import type { Path } from '../curriculum/path.ts';
import type { RefusalReason } from '../delivery/model.ts';
import type { Id } from '../id.ts';
import type { Languages } from '../language/model.ts';

export interface Cohort extends StudyCalendar {
  readonly id: Id;
  readonly name: string;
  readonly path: string;
  /** The version of the path that it goes on in; the first where absent. */
  readonly version?: number;
  /** What it walks of versions before that one, by how far. None where absent. */
  readonly kept?: readonly KeptPath[];
  /** The languages of its posts, one after the other. */
  readonly languages: Languages;
  readonly zone: string;
  /** When the daily post is sent, in the cohort's zone. */
  readonly postTime: MinuteOfDay;
  readonly board: boolean;
  /** The tutor quotes passages, and no model writes to its members. */
  readonly quotesOnly?: boolean;
  /** A question that nothing in its library answers is declined; otherwise that is said, with what comes closest. */
  readonly declines?: boolean;
  /** Its posts have no question of the day. */
  readonly questionOff?: boolean;
  /** Its members are minors: no board, no model, nobody to argue with, and nothing is posted without a name. */
  readonly minors?: boolean;
  /** It has ended: nothing is posted any more, and nobody joins. */
  readonly closed?: boolean;
  /** Whoever joins has to know it. */
  readonly entryCode?: string | undefined;
  /** Whoever joins has to have this role of the platform, by its id. */
  readonly entryRole?: string | undefined;
  /** The most members. */
  readonly cap?: number | undefined;
  readonly organiser: Id;
  readonly demo: boolean;
  /** Its channel; none for somebody who studies solo. */
  readonly home?: { readonly platform: string; readonly workspace: string; readonly channel: string };
}

/** A version of a path, from 1, and the number of the last sprint that is walked in it. */
export interface KeptPath {
  readonly version: number;
  readonly through: number;
}

/** What can be changed of a cohort. What its learners' records stand on cannot: its path and its start. */
export type CohortChanges = Partial<Omit<Cohort, 'id' | 'path' | 'version' | 'kept' | 'start' | 'organiser' | 'demo'>>;

/** Why the bot may not post in a channel. */
export type ChannelObstacle =
  /** A forum, a voice channel, or another kind that takes no posts. */
  | { readonly kind: 'wrongKind' }
  | { readonly kind: 'archived' }
  /** It is not in the channel. `bot` is its name there. */
  | { readonly kind: 'notInvited'; readonly bot: string }
  /** It lacks these rights there, by the names that the platform has for them. */
  | { readonly kind: 'rights'; readonly missing: readonly string[] }
  | { readonly kind: 'unknown' };

/** A role of a workspace as it is called now, and whether somebody has it. Without a name there is none, or nobody says. */
export interface RoleStanding {
  readonly name?: string;
  readonly has: 'yes' | 'no' | 'unknown';
}

/** Who looks at cohorts, and from where. */
export interface Viewer {
  readonly platform: string;
  readonly account: string;
  readonly learner: Id;
  /** Undefined in a DM, where there are no cohorts. */
  readonly workspace: string | undefined;
  readonly channel: string | undefined;
  /** The cohorts that they are in. */
  readonly enrolled: readonly Id[];
  /** Those of them that they look after, beside those that they opened. */
  readonly organised: readonly Id[];
}

/** The cohort's next alarms; null when there is none any more. */
export interface CohortAlarms {
  readonly postAt: Temporal.Instant | null;
  readonly summaryAt: Temporal.Instant | null;
}

export interface CohortForm {
  readonly name: string;
  readonly path: string;
  readonly start: Temporal.PlainDate;
  readonly languages: Languages;
  readonly postTime: MinuteOfDay;
  readonly zone: string;
}

export type CohortCreated =
  | {
      readonly kind: 'created';
      readonly cohort: Cohort;
      /** The start was moved to the next Monday. */
      readonly moved: boolean;
      /** Those that post in the same channel as well. */
      readonly others: readonly Cohort[];
      /** When its next post comes, or `now` when that of today is due at once; none when its path is over. */
      readonly nextPost: Temporal.Instant | undefined;
    }
  | { readonly kind: 'unknownPath' }
  /** Not in a channel of a server or team, which a cohort needs. */
  | { readonly kind: 'noHome' }
  | CannotPost;

/** The bot may not post in the channel; why, where that is known. */
interface CannotPost {
  readonly kind: 'cannotPost';
  readonly obstacle?: ChannelObstacle;
}

/** What stands in a new cohort's form, or why there is none. `others` post in the channel already. */
export type CohortPrepared =
  | { readonly kind: 'ready'; readonly start: Temporal.PlainDate; readonly others: readonly Cohort[] }
  | { readonly kind: 'noHome' }
  | CannotPost;

/** What became of a card that was to be shown in a channel. */
export type CardShared =
  /** It can be shown to everybody there, and has not been. */
  | 'ask'
  | 'planned'
  /** A card was shown there less than a minute or so ago. */
  | 'recent'
  /** The bot may not post there. */
  | 'closed'
  /** It is not for everybody there. */
  | 'alone';

/** What its channel is told. */
export const cohortTurns = ['paused', 'resumed', 'closed'] as const;
export type CohortTurn = (typeof cohortTurns)[number];

/** What a cohort did together, at its end. */
export interface CohortEnd {
  readonly cohort: Cohort;
  /** Absent when fewer than five took part. */
  readonly did?: {
    readonly people: number;
    readonly tasks: number;
    readonly answers: number;
    readonly minutes: number;
  };
}

/** The most characters of the code by which people join, and the most members that a cohort can take. */
export const maxCode = 40;
export const maxMembers = 5_000;

/** The most characters of an announcement. */
export const maxAnnouncement = 1000;

export interface Announcement {
  readonly cohort: Id;
  /** The learner who wrote it. */
  readonly learner: Id;
  readonly monday: Temporal.PlainDate;
  readonly text: string;
  readonly at: Temporal.Instant;
}

export type Announced =
  | { readonly kind: 'planned' }
  /** There was one in this week of the cohort; the next can be on `again`. */
  | { readonly kind: 'spent'; readonly again: Temporal.PlainDate }
  | { readonly kind: 'closed' };

export type CohortMoved = { readonly kind: 'moved'; readonly cohort: Cohort } | CannotPost;

/** A cohort as its card shows it: its path, its week and the number of its members. */
export interface CohortCard {
  readonly cohort: Cohort;
  readonly path: Path;
  readonly members: number;
  /** Its first day with a task. */
  readonly begins: Temporal.PlainDate;
  /** The week of the path, from 1; 0 before the first day. */
  readonly week: number;
  /** The number of the sprint that it is in, or begins with. */
  readonly sprint: number;
  readonly over: boolean;
  /** Its path stands still. */
  readonly paused?: true;
  /** Why the channel did not take the last message. */
  readonly refused?: RefusalReason;
}
