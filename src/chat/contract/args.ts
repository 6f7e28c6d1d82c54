import { z } from 'zod';

/** Patterns of what comes back in routes, forms and options. Strict: nothing is coerced, an empty string is not zero. */
export const id = z.string().regex(/^[1-9]\d{0,17}$/);

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

export const onOff = z.enum(['on', 'off']).transform((v) => v === 'on');

/** A whole number written in digits, such as an hour or a position. */
export const digits = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .refine((n) => n >= least && n <= most);

/** The one value of a select that takes one. */
export const one = <T extends z.ZodType>(value: T) => z.tuple([value]).transform(([v]) => v as z.output<T>);
