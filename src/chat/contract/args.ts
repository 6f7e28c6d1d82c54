import { z } from 'zod';

/**
 * What routes, forms and options carry: each schema reads a string and writes it. Nothing is coerced: an empty string is
 * not zero. `examples` are the shortest and the longest values; a test tries every route with them.
 */

/** The id of a row. */
export const id = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .meta({ examples: ['1', '9'.repeat(18)] });

/**
 * The enrolment that a button is about, as `e12`, so that it works in a DM as well. Older buttons lack it: they are
 * about the enrolment of the place in which they are pressed.
 */
export const enrolment = z
  .codec(z.string().regex(/^e/), id, { decode: (written) => written.slice(1), encode: (row) => `e${row}` })
  .optional();

const oneOf = (yes: string, no: string) =>
  z
    .codec(z.enum([yes, no]), z.boolean(), { decode: (word) => word === yes, encode: (is) => (is ? yes : no) })
    .meta({ examples: [true, false] });

export const onOff = oneOf('on', 'off');

export const yesNo = oneOf('yes', 'no');

/** A whole number written in digits, such as an hour or a position. */
export const digits = (min: number, max: number) =>
  z
    .codec(
      z.string().regex(/^\d{1,3}$/),
      z.number().refine((n) => Number.isInteger(n) && n >= min && n <= max),
      { decode: Number, encode: String },
    )
    .meta({ examples: [min, max] });
