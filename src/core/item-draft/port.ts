import type { Item } from '../curriculum/item.ts';
import type { Id } from '../id.ts';
import type { ItemDraft } from './model.ts';

/** Drafts by workspace, `slack T123`. They go with their document. */
export interface ItemDraftPort {
  add(draft: { document: Id; item: Item; prompt: string; at: Temporal.Instant }): Promise<void>;
  /** The oldest first. */
  list(workspace: string): Promise<readonly ItemDraft[]>;
  /** False when it is gone already. */
  drop(of: { workspace: string; draft: Id }): Promise<boolean>;
}

/** What authors have for items: every check of the curriculum that concerns one, and its format. */
export interface ItemCheckPort {
  /** What is to be said against each of them beside these drafts, were it served; nothing against a good one. */
  faults(items: readonly Item[], drafts: readonly Item[]): Promise<readonly (readonly string[])[]>;
  /** As an author puts them into `items.yaml`, each with the next free id of its skill. */
  yaml(items: readonly Item[]): Promise<string>;
}
