import type { Curriculum } from '../../src/core/curriculum/model.ts';
import type { Language } from '../../src/core/language/model.ts';
import { isText } from '../../src/core/language/rules.ts';
import type { Catalogue } from '../../src/i18n/catalogue.ts';

/** A sentence of the catalogue in the made-up language. */
const sentence = (text: string) => `⟦${text}⟧`;
/** Marks content and data, which are the same in every language. */
export const content = (text: string) => `⟪${text}⟫`;

/** A catalogue whose sentences are the English ones between two marks, including those that functions return. */
export function markedCatalogue(english: Catalogue, language: Language): Catalogue {
  const marked = (value: unknown): unknown => {
    if (typeof value === 'string') return sentence(value);
    if (typeof value === 'function') return (...args: unknown[]) => marked(value(...args));
    return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, marked(inner)]));
  };
  return { ...(marked(english) as Catalogue), language };
}

/** Fields that are the same in every language: titles of resources, names of courses and of people. */
const names = new Set(['title', 'name', 'who']);

/** A curriculum whose English texts and names of resources are between marks. Its Chinese is not. */
export function markedCurriculum(curriculum: Curriculum): Curriculum {
  const copies = new Map<object, unknown>();
  const marked = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const known = copies.get(value);
    if (known) return known;
    if (isText(value)) {
      const text = { ...value, en: content(value.en) };
      copies.set(value, text);
      return text;
    }
    if (Array.isArray(value)) {
      const list: unknown[] = [];
      copies.set(value, list);
      list.push(...value.map(marked));
      return list;
    }
    if (value instanceof Map) {
      const map = new Map<unknown, unknown>();
      copies.set(value, map);
      for (const [key, inner] of value) map.set(key, marked(inner));
      return map;
    }
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    const copy: Record<string, unknown> = {};
    copies.set(value, copy);
    for (const [key, inner] of Object.entries(value))
      copy[key] = names.has(key) && typeof inner === 'string' ? content(inner) : marked(inner);
    return copy;
  };
  return marked(curriculum) as Curriculum;
}

/** Code, addresses, moments, zones and the letters before options are the same in every language. */
const same: readonly RegExp[] = [
  // What the walk types into a field.
  /https?\\?:\/\/a\\?\.example is what I made/g,
  /`[^`]*`/g,
  /\]\([^)\s]*\)/g,
  /<t:\d+(:\w)?>/g,
  /\bhttps?:\/\/\S*/g,
  /\b[A-Z][a-z]+\/[A-Z][A-Za-z_]+\b|\bUTC\b/g,
  /(?<!\p{L})[A-Z](?!\p{L})/gu,
];

/** The part of a text that is neither marked nor the same in every language. A cut text counts as marked to its end. */
export function unmarked(text: string): string | undefined {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧⟪⟫]*⟧|⟪[^⟦⟧⟪⟫]*⟫/gu, ' ');
  }
  rest = rest.replace(/[⟦⟪][^⟧⟫]*…/gu, ' ');
  for (const shape of same) rest = rest.replace(shape, ' ');
  return /\p{L}/u.test(rest) ? rest.trim() : undefined;
}
