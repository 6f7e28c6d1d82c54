import type { Cohort } from '../cohort/model.ts';
import type { Id } from '../id.ts';

/** Somebody in a cohort, as its organisers see them: whether they are there, and never what they answered. */
export interface Member {
  /** Of the enrolment: the number that the learner reads in `/progress`. */
  readonly id: Id;
  readonly learner: Id;
  readonly cohort: Id;
  readonly name: string;
  /** The platform's own id of them, where the cohort lives. */
  readonly account: string;
  readonly joined: Temporal.PlainDate;
  /** The last day on which they finished or answered something. */
  readonly lastDay?: Temporal.PlainDate;
  /** On how many days they finished or answered something. */
  readonly days: number;
  /** No private message reaches them. */
  readonly dmClosed: boolean;
  readonly organises: boolean;
  /** An organiser has removed them; everybody else here is in the group now. */
  readonly removed: boolean;
}

/** After as many task days of the group without anything done, somebody may be about to stop. */
export const riskDays = 3;

/**
 * How it goes: `atRisk` has done nothing for a few days of the group, `notStarted` nothing at all, and `waiting` is
 * anybody before the group begins.
 */
export const standings = ['atRisk', 'notStarted', 'active', 'waiting'] as const;
export type Standing = (typeof standings)[number];

export interface ListedMember extends Member {
  readonly standing: Standing;
}

/** What the list of members is opened for. */
export const purposes = ['see', 'remove', 'handover', 'organisers'] as const;
export type Purpose = (typeof purposes)[number];

/** A page of the members of a cohort. */
export interface MemberPage {
  readonly cohort: Cohort;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly members: readonly ListedMember[];
  /** Over all pages; those who were removed are in none of these. */
  readonly counts: Readonly<Record<Standing | 'all' | 'dmClosed', number>>;
  /** What was looked for, by name or number. */
  readonly sought?: string;
}

export type MemberChanged =
  | { readonly kind: 'done'; readonly member: Member }
  /** It was so before. */
  | { readonly kind: 'repeat'; readonly member: Member }
  /** For whoever opened the group, and who manages the workspace. */
  | { readonly kind: 'leadOnly' }
  /** Whoever opened a group is not removed from it: it is handed over first. */
  | { readonly kind: 'opened'; readonly member: Member };
