import { skillOf } from '../curriculum/entry.ts';
import type { Curriculum } from '../curriculum/model.ts';
import { askedItem } from '../placement/asked-item.ts';
import type { ItemsAsked } from '../quiz/model.ts';
import { givesKey } from './keyless.ts';
import type { Passage } from './model.ts';

/**
 * What somebody may read now, by what they have been asked: explanations of what they have answered, not aloud, and
 * nothing that gives the key of an item that waits for their answer.
 */
export function mayRead({ waiting, answered }: ItemsAsked, curriculum: Curriculum, aloud: boolean) {
  const known = new Set(answered);
  const open = waiting.flatMap((id) => askedItem(curriculum, id) ?? []);
  return (passage: Passage): boolean =>
    (passage.source !== 'explanation' || (!aloud && known.has(passage.entry))) &&
    !open.some((item) =>
      // Nobody says what a document is about: it is read as if it were about the item.
      givesKey(passage, item, passage.source === 'document' || passage.skills.includes(skillOf(item.kp))),
    );
}
