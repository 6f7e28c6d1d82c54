import type { Item } from '../curriculum/item.ts';
import type { Id } from '../id.ts';
import type { Given } from '../item/model.ts';

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

export type NextQuestion =
  | { readonly kind: 'question'; readonly question: AskedQuestion; readonly item: Item }
  /** Nothing is due and nothing is new; `next` is when something will be. */
  | { readonly kind: 'nothing'; readonly next?: Temporal.Instant }
  | { readonly kind: 'unknown'; readonly topic: string }
  | { readonly kind: 'over'; readonly summary: Summary; readonly enrolment?: Id }
  | { readonly kind: 'gone' };

export interface Summary {
  readonly right: number;
  readonly of: number;
  readonly wrong: readonly string[];
}

/** The answer as it comes from a press (positions as shown) or a form. */
export type Answer = { readonly positions: readonly number[] } | { readonly text: string } | { readonly self: boolean };

export type Answered =
  | {
      readonly kind: 'marked';
      readonly question: AskedQuestion;
      readonly item: Item;
      readonly given: Given;
      readonly correct: boolean;
      readonly due: Temporal.Instant;
    }
  /** It was answered before; that first answer stands, and is what is given here. */
  | {
      readonly kind: 'repeat';
      readonly question: AskedQuestion;
      readonly item: Item;
      readonly given: Given;
      readonly correct: boolean;
    }
  /** No answer of the kind the item wants. Nothing was counted. */
  | { readonly kind: 'unfit'; readonly question: AskedQuestion; readonly item: Item; readonly typed: string }
  /** The learner's own words, to be marked by themselves against the rubric. */
  | { readonly kind: 'compare'; readonly question: AskedQuestion; readonly item: Item; readonly typed: string }
  | { readonly kind: 'gone' };
