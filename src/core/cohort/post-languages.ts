import { fallback, type Languages, languages } from '../language/model.ts';

/** What a form calls English and Chinese together. Forms that are open, and old ones, say so. */
const both = 'both';
const join = '+';
const sameAs = (a: Languages) => (b: Languages) => a.length === b.length && a.every((language, i) => language === b[i]);
const englishAndChinese: Languages = ['en', 'zh-CN'];

/** What an organiser can choose for a group's posts: each language alone, and each beside the one that most can read. */
export const postLanguages: readonly Languages[] = [
  ...languages.map((language): Languages => [language]),
  ...languages.filter((language) => language !== fallback).map((language): Languages => [fallback, language]),
];

/** The languages as the value of a form's field: `zh-CN`, `both`, `en+xx`. */
export const writePostLanguages = (chosen: Languages): string =>
  sameAs(chosen)(englishAndChinese) ? both : chosen.join(join);

/** What such a value says; undefined when it is none of those that can be chosen. */
export function readPostLanguages(value: string): Languages | undefined {
  return postLanguages.find((chosen) => writePostLanguages(chosen) === value);
}
