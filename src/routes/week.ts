import { z } from 'zod';

/** A week, by its Monday. */
export const week = z
  .codec(z.iso.date(), z.instanceof(Temporal.PlainDate), {
    decode: (written) => Temporal.PlainDate.from(written),
    encode: (monday) => monday.toString(),
  })
  .meta({ examples: [new Temporal.PlainDate(2026, 11, 23)] });
