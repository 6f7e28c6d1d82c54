import { createHash } from 'node:crypto';
import { fallback } from '../core/language/model.ts';
import { isText } from '../core/language/rules.ts';

/** All English texts of an entry, sorted by field, so that the order of the fields does not matter. */
function englishOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(englishOf);
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) return [String(value[fallback]).trim().replace(/\s+/g, ' ')];
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, inner]) => englishOf(inner));
}

/** The value that `zh_of` should have. It depends on the words of the English alone. */
export const englishHash = (entry: object): string =>
  createHash('sha256').update(englishOf(entry).join('\n')).digest('hex').slice(0, 8);
