import { fallback, type Languages, languages } from '../language/model.ts';

/** The choices for a group's posts: each language alone, and the fallback followed by each of the others. */
export const postLanguages: readonly Languages[] = [
  ...languages.map((language): Languages => [language]),
  ...languages.filter((language) => language !== fallback).map((language): Languages => [fallback, language]),
];

/** Choices whose form value is not their languages joined by `+`. Forms that are open now still send these values. */
const named: Readonly<Record<string, string>> = { 'en+zh-CN': 'both' };

/** A choice as the value of a form's field: `zh-CN`, `both`, `en+xx`. */
export function writePostLanguages(chosen: Languages): string {
  const joined = chosen.join('+');
  return named[joined] ?? joined;
}

/** The choice of such a value; undefined for any other value. */
export const readPostLanguages = (value: string): Languages | undefined =>
  postLanguages.find((chosen) => writePostLanguages(chosen) === value);
