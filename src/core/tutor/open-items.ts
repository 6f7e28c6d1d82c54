import { skillOf } from '../curriculum/entry.ts';
import type { Item } from '../curriculum/item.ts';
import type { Text } from '../language/model.ts';
import type { Passage } from './model.ts';
import { termsOf } from './terms.ts';

/** From this share of the words of a stem or an option on, a question is about the item. */
const aboutShare = 0.5;

/**
 * Whether a question is about the knowledge of an item that is open to whoever asks: by the skills of what fits it best and
 * of its subject, or by the item's own words. No model answers it then.
 */
export function touchesOpen(
  open: readonly Item[],
  of: { readonly question: string; readonly passages: readonly Passage[]; readonly skills: readonly string[] },
): boolean {
  if (!open.length) return false;
  const skills = new Set([...of.skills, ...(of.passages.find(({ source }) => source !== 'document')?.skills ?? [])]);
  const asked = new Set(termsOf(of.question));
  const says = (text: string, share: number) => {
    const terms = [...new Set(termsOf(text))];
    return terms.length > 1 && terms.filter((term) => asked.has(term)).length >= share * terms.length;
  };
  const saysAny = (text: Text, share: number) =>
    Object.values(text).some((one) => one !== undefined && says(one, share));
  return open.some(
    (item) =>
      skills.has(skillOf(item.kp)) ||
      saysAny(item.stem, aboutShare) ||
      ('options' in item && item.options.some(({ text }) => saysAny(text, 1))),
  );
}

/** Whether a passage is about the knowledge of an open item, or may be. The model is not given it. */
export const isOfOpen = (passage: Passage, open: readonly Item[]): boolean =>
  open.some((item) => passage.source === 'document' || passage.skills.includes(skillOf(item.kp)));
