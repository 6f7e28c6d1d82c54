import type { Enrolment, Pace } from '../enrolment/model.ts';
import type { Id } from '../id.ts';
import type { Learner } from '../learner/model.ts';
import type { Pledge } from '../pledge/model.ts';

/** How many weeks people stay together before a round finds them others: about a sprint. */
export const buddyWeeks = 6;

/** People further apart than this share too little of their day. Who was left over before is paired over any distance. */
export const furthestHours = 6;

/** Somebody who wants buddies, when a round is formed. */
export interface Wish {
  readonly enrolment: Id;
  readonly learner: Id;
  readonly zone: string;
  readonly pace: Pace;
  /** A round before found nobody for them. */
  readonly leftOver: boolean;
  /** With whom they are: since which Monday, and how many of them are still there, themselves included. */
  readonly triad?: { readonly monday: Temporal.PlainDate; readonly together: number };
}

/** What a round knows of those who want buddies, the one who has waited longest first. */
export interface Wishes {
  readonly wishes: readonly Wish[];
  /** Enrolments that were in a triad together. */
  readonly met: readonly (readonly [Id, Id])[];
  /** Learners of whom one has blocked the other. */
  readonly blocks: readonly (readonly [Id, Id])[];
}

export interface Round {
  /** Of three people, or of two. */
  readonly triads: readonly (readonly Wish[])[];
  readonly leftOver: readonly Wish[];
}

/** Somebody with whom a learner studies. */
export interface Buddy extends Pick<Learner, 'name' | 'zone' | 'dayStart'> {
  readonly enrolment: Id;
  readonly learner: Id;
  /** They agreed that their buddies see their pledge. */
  readonly pledge: boolean;
  /** They agreed to a shared streak. */
  readonly streak: boolean;
}

/** What an enrolment has of buddies. `waits`: nobody yet, or nobody any more. */
export interface OwnBuddies extends Pick<Buddy, 'pledge' | 'streak'> {
  readonly leftOver: boolean;
  readonly others: readonly Buddy[];
  /** The Monday since which they are together. */
  readonly monday?: Temporal.PlainDate;
}

/** What a learner sees of it. */
export type BuddyPage =
  /** They study solo, or among minors, where there are none. */
  | { readonly kind: 'none' }
  | { readonly kind: 'off'; readonly next: Temporal.Instant }
  | { readonly kind: 'waits'; readonly leftOver: boolean; readonly next: Temporal.Instant }
  | ({ readonly kind: 'together'; readonly until: Temporal.PlainDate; readonly others: readonly ShownBuddy[] } & Pick<
      OwnBuddies,
      'pledge' | 'streak'
    >);

export interface ShownBuddy extends Buddy {
  /** What they mean to do this week, where they let their buddies see it. */
  readonly means?: Pledge;
  /** Where both agreed to it. */
  readonly shared?: SharedStreak;
}

/** The days on which two people both studied since they are together. */
export interface SharedStreak {
  /** Up to now, one after the other: weekends and days off of either are left out. */
  readonly inRow: number;
  readonly all: number;
}

/** What a round has brought somebody in one of their groups. Without others, it found nobody for them. */
export interface BuddyNews {
  readonly enrolment: Enrolment;
  readonly others: readonly Buddy[];
}
