import { z } from 'zod';
import { languageTable } from './languages.ts';

export type Language = keyof typeof languageTable;

/** A language in which every text of the curriculum is written. */
export type FullLanguage = {
  [L in Language]: (typeof languageTable)[L]['everyText'] extends true ? L : never;
}[Language];

/** The language for a text that is missing in another, and for people who read none of ours. */
export const fallback = 'en' satisfies FullLanguage;

/** One or more languages, in the order in which they are shown. */
export type Languages = readonly [Language, ...Language[]];

/** In the order in which people choose among them. */
export const languages = Object.keys(languageTable) as unknown as Languages;

export const languageSchema = z.enum(languages);

const isFull = (language: Language): language is FullLanguage => languageTable[language].everyText;

export const fullLanguages: readonly FullLanguage[] = languages.filter(isFull);

/** One text by language. Where a translation may be missing, `textIn` reads the fallback instead. */
export type Text = { readonly [L in FullLanguage]: string } & { readonly [L in Language]?: string | undefined };

const written = z.string().trim().min(1);

/** Strict: a text in an unknown language is refused. */
export const textSchema = z.strictObject(
  Object.fromEntries(languages.map((language) => [language, isFull(language) ? written : written.optional()])),
) as unknown as z.ZodType<Text, Text>;
