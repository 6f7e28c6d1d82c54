import { languageTable } from './languages.ts';
import { fallback, type Language, type Text } from './model.ts';

/** A text as somebody reads it: in their language, or in the fallback where it is not translated. */
export function textIn(text: Text, language: Language): string;
export function textIn(text: Text | undefined, language: Language): string | undefined;
export function textIn(text: Text | undefined, language: Language): string | undefined {
  return text && (text[language] ?? text[fallback]);
}

/** Whether a value that was read from a file, or is nested in one, is a text. */
export const isText = (value: object): value is Text =>
  fallback in value && Object.keys(value).every((key) => Object.hasOwn(languageTable, key));
