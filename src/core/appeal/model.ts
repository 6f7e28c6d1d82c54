import type { Item } from '../curriculum/item.ts';
import type { Id } from '../id.ts';
import type { Given } from '../item/model.ts';
import type { JudgedCriterion, Verdict } from '../tutor/model.ts';

/** What a learner says against an item: that their answer was right, or that something is wrong with it. */
export type AppealKind = 'right' | 'report';

/** The most characters of a reason. */
export const maxReason = 300;

/** An appeal that waits for an organiser. Who made it is not said: it is about the item. */
export interface Appeal {
  readonly id: Id;
  readonly kind: AppealKind;
  readonly cohort: Id;
  readonly item: string;
  readonly given: Given;
  readonly reason: string;
  /** How many more in the group gave the same answer and were counted wrong. */
  readonly others: number;
  /** Of an answer that the model marked, what it said of each criterion. */
  readonly verdicts?: readonly Verdict[];
}

/** The same with its item and the key. */
export interface ShownAppeal {
  readonly appeal: Appeal;
  readonly item: Item;
  readonly key: readonly number[];
  /** What the model said of the answer, where it is still the same rubric. */
  readonly criteria?: readonly JudgedCriterion[];
}

export type Appealed =
  | { readonly kind: 'sent' }
  /** It was sent before, or was right already. */
  | { readonly kind: 'repeat' }
  | { readonly kind: 'gone' };

export type AppealDecided =
  /** `credited`: how many learners it was credited to. */
  { readonly kind: 'decided'; readonly credited: number } | { readonly kind: 'repeat' };
