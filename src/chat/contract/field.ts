import { z } from 'zod';
import type { GivenFile } from '../../core/library/model.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';

type Sentence = NamesOf<string>;
type Filling = (...values: never) => string;
type Filled = NamesOf<Filling>;

/** A sentence of `chat` by its name alone, one of another noun as `noun.name`. */
type NamesOf<Kind> = {
  [N in keyof Catalogue & string]: {
    [K in keyof Catalogue[N] & string]: Catalogue[N][K] extends Kind ? (N extends 'chat' ? K : `${N}.${K}`) : never;
  }[keyof Catalogue[N] & string];
}[keyof Catalogue & string];

type SentenceOf<Name extends string> = Name extends `${infer N extends keyof Catalogue & string}.${infer K}`
  ? Catalogue[N][K & keyof Catalogue[N]]
  : Catalogue['chat'][Name & keyof Catalogue['chat']];

const labels = new WeakMap<z.ZodType, (t: Catalogue) => string>();

/** Gives a typed field the name that it has in its form, so that a refusal can say which field it is about. */
export function called<S extends z.ZodType>(label: (t: Catalogue) => string, schema: S): S {
  labels.set(schema, label);
  return schema;
}

export const labelOf = (schema: z.ZodType | undefined, t: Catalogue): string | undefined =>
  schema && labels.get(schema)?.(t);

/** The sentence of a name that {@link refuse} takes; undefined for any other text. */
export function sentenceOf(name: string, t: Catalogue): unknown {
  const [key = '', noun = 'chat'] = name.split('.').toReversed();
  const sentences: unknown = Object.hasOwn(t, noun) ? t[noun as keyof Catalogue] : undefined;
  return typeof sentences === 'object' && sentences && Object.hasOwn(sentences, key)
    ? (sentences as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

/** Refuses what was typed by a sentence of the catalogue, filled in with `values` where it takes some. */
export function refuse(context: z.core.$RefinementCtx<unknown>, sentence: Sentence): never;
export function refuse<K extends Filled>(
  context: z.core.$RefinementCtx<unknown>,
  sentence: readonly [K, ...Parameters<Extract<SentenceOf<K>, Filling>>],
): never;
export function refuse(
  context: z.core.$RefinementCtx<unknown>,
  sentence: string | readonly [string, ...unknown[]],
): never {
  const [message, ...values] = typeof sentence === 'string' ? [sentence] : sentence;
  context.addIssue({ code: 'custom', message: message!, params: { values } });
  return z.NEVER;
}

/** What a field for words of a person's own is read by: at least one letter or digit, and at most `max` characters. */
export const words = (label: (t: Catalogue) => string, max: number) =>
  called(
    label,
    z
      .string()
      .trim()
      .min(1)
      .max(max)
      .regex(/[\p{L}\p{N}]/u),
  );

const isFile = (given: unknown): given is GivenFile => typeof given === 'object' && given !== null && 'read' in given;

/** What a field for a file is read by. Where none was given, a platform may say so by an empty text. */
export const givenFile = z
  .unknown()
  .optional()
  .transform((given) => (isFile(given) ? given : undefined));
