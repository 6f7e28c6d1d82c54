import { createHash } from 'node:crypto';
import { fallback } from '../core/language/model.ts';
import { isText } from '../core/language/rules.ts';

/** All English of an entry, in one order whatever the order of its fields. */
function englishOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(englishOf);
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) return [String(value[fallback]).trim().replace(/\s+/g, ' ')];
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, inner]) => englishOf(inner));
}

/** What `zh_of` should be: it changes with any word of the English, and with nothing else. */
export const englishHash = (entry: object): string =>
  createHash('sha256').update(englishOf(entry).join('\n')).digest('hex').slice(0, 8);
