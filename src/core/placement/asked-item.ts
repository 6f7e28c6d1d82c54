import type { Item, PlacementItem } from '../curriculum/item.ts';
import type { Curriculum } from '../curriculum/model.ts';

/** A placement item is about a stage, which stands in the place of its point. */
const asItem = (item: PlacementItem): Item => {
  const { stage: kp, ...rest } = item;
  return { ...rest, kp };
};

/** What a question of a quiz asks: an item of the bank, or one that is kept for placement. */
export function askedItem({ items, placement }: Pick<Curriculum, 'items' | 'placement'>, id: string): Item | undefined {
  const kept = placement.get(id);
  return items.get(id) ?? (kept && asItem(kept));
}
