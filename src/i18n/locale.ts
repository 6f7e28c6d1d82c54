import { languageTable } from '../core/language/languages.ts';
import { fallback, type Language, languages } from '../core/language/model.ts';

/** The language of a locale (BCP 47, as Discord, Slack and browsers write it); undefined when we speak none for it. */
export const languageFor = (locale: string): Language | undefined =>
  languages.find((language) =>
    languageTable[language].prefixes.some((prefix) => new RegExp(`^${prefix}\\b`, 'i').test(locale)),
  );

/** The language to speak to somebody whose platform says `locale`. */
export const languageOf = (locale: string | undefined): Language => (locale && languageFor(locale)) || fallback;

/** The locale by which to guess somebody's country: their platform's, as long as it is of the language that they read. */
export const localeIn = (language: Language, said: string | undefined): string =>
  said && languageFor(said) === language ? said : language;
