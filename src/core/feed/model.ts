import type { Cohort } from '../cohort/model.ts';
import type { Sprint } from '../curriculum/path.ts';
import type { Task } from '../curriculum/task.ts';
import type { Id } from '../id.ts';
import type { Learner } from '../learner/model.ts';
import type { Occurrence, OfficeHour } from '../office-hour/model.ts';

/** How many weeks ahead a calendar has, from the Monday of this one. */
export const feedWeeks = 8;

/** What is in a learner's calendar. */
export type FeedEvent = { readonly enrolment: Id; readonly cohort: Cohort } & (
  | { readonly kind: 'task'; readonly task: Task; readonly at: Temporal.Instant; readonly done: boolean }
  | { readonly kind: 'sprintEnd'; readonly sprint: Sprint; readonly on: Temporal.PlainDate }
  | { readonly kind: 'officeHour'; readonly hour: OfficeHour; readonly at: Occurrence; readonly off: boolean }
);

/** A learner's calendar on their day `today`: what they have, in no order. */
export interface Feed {
  readonly learner: Learner;
  readonly today: Temporal.PlainDate;
  readonly events: readonly FeedEvent[];
}

/** An address for a calendar. Who knows `address` can read it; of it, `key` alone is kept. */
export interface FeedAddress {
  readonly address: string;
  readonly key: string;
}

/** What a learner sees of their calendar's address. `nowhere`: the bot has no address that an app could reach. */
export type FeedState =
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly since: Temporal.PlainDate };
