import { z } from 'zod';
import { textSchema } from '../language/model.ts';

/** What the entries of a curriculum have in common. */

/** Buttons carry up to two ids, and a button holds 100 characters in all. */
export const maxIdLength = 40;

export const id = z
  .string()
  .max(maxIdLength)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case words joined by "-"');

export const kpId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/, 'SKILL.point, such as s3-bayes.base-rate');

export const stage = z.string().regex(/^S\d{1,2}$/, 'S and a number, such as S3');

export const url = z.url({ protocol: /^https$/ });

export const date = z.iso.date();

/** The hash of the English that the Chinese translates. Written by `npm run curriculum -- stamp`. */
export const hash = z
  .string()
  .regex(/^[0-9a-f]{8}$/)
  .optional();

/** `wip` is never served. */
export const statusSchema = z.enum(['wip', 'beta', 'active', 'deprecated']);

export type Status = z.infer<typeof statusSchema>;

/** The key of a number. The tolerance is larger than the rounding that is asked for. */
export const numberKey = z.strictObject({
  value: z.number(),
  tolerance: z.number().min(0),
  unit: z.string().min(1).optional(),
});

/** A name that people read, and a paragraph on what it is about. */
export const named = { name: textSchema, about: textSchema };

/** The skill that a knowledge point belongs to: `s3-bayes.base-rate` → `s3-bayes`. */
export const skillOf = (kp: string): string => kp.slice(0, kp.indexOf('.'));
