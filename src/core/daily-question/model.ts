import type { Cohort } from '../cohort/model.ts';
import type { Item } from '../curriculum/item.ts';
import type { Id } from '../id.ts';

/** An item with options, one of which is right: what a question of the day can be. */
export type ChoiceItem = Extract<Item, { type: 'single' }>;

/** The question that one day's post of a cohort has: the same for all, with its options in one order. */
export interface DailyQuestion {
  readonly id: Id;
  readonly cohort: Id;
  readonly day: Temporal.PlainDate;
  readonly item: string;
  /** The options as shown: position → index in the item. */
  readonly order: readonly number[];
  /** When it was asked, when its thread shows how answers divide, and when it closes. */
  readonly opens: Temporal.Instant;
  readonly splits: Temporal.Instant;
  readonly closes: Temporal.Instant;
  /** It has been closed: no answer counts any more. */
  readonly closed?: true;
}

/** What somebody did with it. Choices are indexes in the item. None of it is an answer of a quiz: see `castVote`. */
export interface Vote {
  readonly learner: Id;
  /** What they chose before the thread showed anything, or first of all, and last. */
  readonly first?: number;
  readonly last?: number;
  /** They had it explained to them, after which nothing of theirs counts. */
  readonly told?: true;
  /** Since when they would like to argue with somebody. */
  readonly willing?: Temporal.Instant;
  /** The number of their pair, within the question. */
  readonly pair?: number;
}

export type VoteChanges = Omit<Vote, 'learner' | 'told'> & { readonly told?: Temporal.Instant };

/** How the answers divide, by position: what each option has of a hundred. */
export type Split = readonly number[];

/** How much of a hundred was right, first and last. */
export interface Turn {
  readonly before: number;
  readonly after: number;
}

/** A question and its item. */
export interface Asked {
  readonly question: DailyQuestion;
  readonly item: ChoiceItem;
}

/** What one person may see of a question now. */
export type DailyShown =
  | { readonly kind: 'gone' }
  | (Asked & {
      readonly kind: 'open';
      readonly vote?: Vote;
      /** Their choice was just written. */
      readonly voted?: true;
      /** They may still ask for somebody to argue with. */
      readonly mayArgue: boolean;
      readonly partners: readonly Partner[];
      /** They asked for somebody to argue with, and cannot have one. */
      readonly cannotArgue?: true;
    })
  /** Its key and why: it is closed, or they had it explained. */
  | (Asked & {
      readonly kind: 'told' | 'closed';
      /** The index of the option that is right. */
      readonly key: number;
      readonly vote?: Vote;
      readonly turn?: Turn;
      /** A choice came that does not count any more. */
      readonly late?: true;
    })
  /** It is in a quiz of theirs that waits for their answer: nobody shows them its key. */
  | (Asked & { readonly kind: 'waits'; readonly turn?: Turn; readonly late?: true })
  /** Its time is over, and it is not closed yet: its answer comes in a minute. */
  | (Asked & { readonly kind: 'closing'; readonly turn?: Turn; readonly late?: true });

/** Somebody to argue with, and from when on both are awake. */
export interface Partner {
  readonly learner: Id;
  readonly name: string;
  readonly from: Temporal.Instant;
}

/** What the thread shows half a day later. Too few answers have no split. */
export interface MadeSplit extends Asked {
  readonly cohort: Cohort;
  /** The group has nobody, or one person: nobody could argue with anybody. */
  readonly alone?: true;
  readonly split?: Split;
}

/**
 * What the thread shows at the end. Without a key when somebody in the workspace has the item open in a quiz: then each asks
 * for it alone.
 */
export interface MadeAnswer extends Asked {
  readonly cohort: Cohort;
  readonly turn?: Turn;
  readonly key?: number;
}

/** A partner, by their enrolment in the cohort of the question. */
export interface EnrolledPartner extends Partner {
  readonly enrolment: Id;
}

/** What somebody is told who asked for a pair. */
export interface MadePair extends Asked {
  readonly partners: readonly EnrolledPartner[];
}
