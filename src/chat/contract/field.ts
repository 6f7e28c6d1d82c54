import { z } from 'zod';
import type { Catalogue } from '../../i18n/catalogue.ts';

type Sentences = Catalogue['chat'];
type Sentence = { [K in keyof Sentences]: Sentences[K] extends string ? K : never }[keyof Sentences];
type Filled = {
  [K in keyof Sentences]: Sentences[K] extends (...values: never) => string ? K : never;
}[keyof Sentences];

const labels = new WeakMap<z.ZodType, (t: Catalogue) => string>();

/** Gives a typed field the name that it has in its form, so that a refusal can say which field it is about. */
export function called<S extends z.ZodType>(label: (t: Catalogue) => string, schema: S): S {
  labels.set(schema, label);
  return schema;
}

export const labelOf = (schema: z.ZodType | undefined, t: Catalogue): string | undefined =>
  schema && labels.get(schema)?.(t);

/** Refuses what was typed by a sentence of the catalogue, filled in with `values` where it takes some. */
export function refuse(context: z.core.$RefinementCtx<unknown>, sentence: Sentence, path?: string): never;
export function refuse<K extends Filled>(
  context: z.core.$RefinementCtx<unknown>,
  sentence: readonly [K, ...Parameters<Extract<Sentences[K], (...values: never) => string>>],
  path?: string,
): never;
export function refuse(
  context: z.core.$RefinementCtx<unknown>,
  sentence: string | readonly [string, ...unknown[]],
  path?: string,
): never {
  const [message, ...values] = typeof sentence === 'string' ? [sentence] : sentence;
  const where = path === undefined ? {} : { path: [path] };
  context.addIssue({ code: 'custom', message: message!, params: { values }, ...where });
  return z.NEVER;
}
