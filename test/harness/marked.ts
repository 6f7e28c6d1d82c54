import type { Curriculum } from '../../src/core/curriculum/model.ts';
import type { Language } from '../../src/core/language/model.ts';
import { isText } from '../../src/core/language/rules.ts';
import type { Catalogue } from '../../src/i18n/catalogue.ts';

/** A sentence of the catalogue in the made-up language. */
const sentence = (text: string) => `⟦${text}⟧`;
/** What is content or data: it stays as it is in every language. */
export const content = (text: string) => `⟪${text}⟫`;

/** The English sentences as those of another language: each of them between two marks, and so what functions make. */
export function markedCatalogue(english: Catalogue, language: Language): Catalogue {
  const marked = (value: unknown): unknown => {
    if (typeof value === 'string') return sentence(value);
    if (typeof value === 'function') return (...args: unknown[]) => marked(value(...args));
    return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, marked(inner)]));
  };
  return { ...(marked(english) as Catalogue), language };
}

/** What is called the same in every language: a resource, a course elsewhere, whoever said something. */
const names = new Set(['title', 'name', 'who']);

/** A curriculum whose English is between marks, as are the names of what is to be read elsewhere. Its Chinese is not. */
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
  /`[^`]*`/g,
  /\]\([^)\s]*\)/g,
  /<t:\d+(:\w)?>/g,
  /\bhttps?:\/\/\S*/g,
  /\b[A-Z][a-z]+\/[A-Z][A-Za-z_]+\b|\bUTC\b/g,
  /(?<!\p{L})[A-Z](?!\p{L})/gu,
];

/** What of a text is neither marked nor the same in every language. What was cut off ends its mark as well. */
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
