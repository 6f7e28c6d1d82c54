import { fallback, type Languages, languages } from '../language/model.ts';

/** What a group's posts can be written in: each language alone, and each of the others after the fallback. */
export const postLanguages: readonly Languages[] = [
  ...languages.map((language): Languages => [language]),
  ...languages.filter((language) => language !== fallback).map((language): Languages => [fallback, language]),
];

/** The value by which a form names a choice where it is not its languages joined by `+`. Open forms send it. */
const named: Readonly<Record<string, string>> = { 'en+zh-CN': 'both' };

/** A choice as the value of a form's field: `zh-CN`, `both`, `en+xx`. */
export function writePostLanguages(chosen: Languages): string {
  const joined = chosen.join('+');
  return named[joined] ?? joined;
}

/** What such a value says; undefined when it is none of those that can be chosen. */
export const readPostLanguages = (value: string): Languages | undefined =>
  postLanguages.find((chosen) => writePostLanguages(chosen) === value);
