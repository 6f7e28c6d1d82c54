import type { Item } from '../curriculum/item.ts';
import type { Id } from '../id.ts';
import type { FormEmpty } from '../tutor/model.ts';

/** Of a workspace, at a time. An author takes them over, or an organiser drops them. */
export const maxItemDrafts = 30;

/**
 * An item that the model has drafted from a document of the library. It is `wip`: nobody is asked it, and no search finds
 * it. It has no id yet: its number says only of which skill it is.
 */
export interface ItemDraft {
  readonly id: Id;
  readonly item: Item;
  /** The title of the document. */
  readonly title: string;
  readonly at: Temporal.Instant;
}

export type ItemsDrafted =
  | {
      readonly kind: 'drafted';
      readonly kept: number;
      /** What was left out: a check of the curriculum had something against it, or it was solved otherwise. */
      readonly faulty: number;
      readonly unsolved: number;
    }
  /** No skill is about this part of the document, or the model found nothing in it to ask about. */
  | { readonly kind: 'nothing' }
  /** There is no model, or the group wants none. */
  | { readonly kind: 'off' }
  | { readonly kind: 'unwanted' }
  | { readonly kind: 'full' }
  /** The document is gone. */
  | { readonly kind: 'gone' }
  | FormEmpty;
