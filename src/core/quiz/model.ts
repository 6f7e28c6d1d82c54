import type { Item } from '../curriculum/item.ts';
import type { Id } from '../id.ts';
import type { Given, WayToAnswer } from '../item/model.ts';

export interface AskedQuestion {
  readonly id: Id;
  readonly quiz: Id;
  readonly learner: Id;
  readonly enrolment?: Id;
  readonly item: string;
  readonly kp: string;
  /** The options as shown: position → index in the item. Empty for items without options. */
  readonly order: readonly number[];
  readonly asked: Temporal.Instant;
  /** The words of a short answer, waiting for its learner to mark it. */
  readonly text?: string;
  readonly attempt?: { readonly given: Given; readonly correct: boolean };
  readonly number: number;
  readonly of: number;
}

export interface Quiz {
  readonly id: Id;
  readonly learner: Id;
  readonly enrolment?: Id;
  /** The items to ask, in order. */
  readonly items: readonly string[];
  readonly questions: readonly AskedQuestion[];
}

/** A question that waits for its answer. */
export interface OpenQuestion {
  readonly question: AskedQuestion;
  readonly item: Item;
  readonly way: WayToAnswer;
}

export type NextQuestion =
  | ({ readonly kind: 'question' } & OpenQuestion)
  /** Nothing is due and nothing is new; `nextDay` is the learner's day on which something will be. */
  | { readonly kind: 'nothing'; readonly nextDay?: Temporal.PlainDate }
  | { readonly kind: 'unknown'; readonly topic: string }
  | { readonly kind: 'over'; readonly summary: Summary; readonly enrolment?: Id }
  | { readonly kind: 'gone' };

export interface Summary {
  readonly right: number;
  readonly of: number;
  readonly wrong: readonly string[];
  /** The knowledge points that were asked about. */
  readonly asked: readonly string[];
}

/** The answer as it comes from a press (positions as shown) or a form. */
export type Answer = { readonly positions: readonly number[] } | { readonly text: string } | { readonly self: boolean };

export type Answered =
  /** `key`: the indexes of the options that are right; empty for an item without options. */
  | {
      readonly kind: 'marked';
      readonly question: AskedQuestion;
      readonly item: Item;
      readonly given: Given;
      readonly correct: boolean;
      readonly key: readonly number[];
      /** Of an ordering: the positions as shown, in the order that was given. */
      readonly steps?: readonly number[];
      readonly due: Temporal.Instant;
      /** The learner's day on which it comes back, and in how many of their days that is. */
      readonly returns: { readonly on?: Temporal.PlainDate; readonly inDays: number };
    }
  /** It was answered before; that first answer stands, and is what is given here. */
  | {
      readonly kind: 'repeat';
      readonly question: AskedQuestion;
      readonly item: Item;
      readonly given: Given;
      readonly correct: boolean;
      readonly key: readonly number[];
      /** Of an ordering: the positions as shown, in the order that was given. */
      readonly steps?: readonly number[];
    }
  /** No answer of the kind the item wants. Nothing was counted. */
  | { readonly kind: 'unfit'; readonly question: AskedQuestion; readonly item: Item; readonly typed: string }
  /** The learner's own words, to be marked by themselves against the rubric. */
  | { readonly kind: 'compare'; readonly question: AskedQuestion; readonly item: Item; readonly typed: string }
  | { readonly kind: 'gone' };
