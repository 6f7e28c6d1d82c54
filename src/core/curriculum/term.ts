import { z } from 'zod';
import { textSchema } from '../language/model.ts';
import { hash, id } from './entry.ts';

/** A term of the field, and what it means. */
export const termSchema = z.strictObject({
  id,
  /** What follows in brackets is another name: `Mixture of experts (MoE)`. */
  name: textSchema,
  /** Other names in any language, as people type them. */
  also: z.array(z.string().trim().min(1)).default([]),
  /** One or two sentences. */
  definition: textSchema,
  /** The skill that teaches it. */
  skill: id,
  zh_of: hash,
});

export type Term = z.infer<typeof termSchema>;
