import { z } from 'zod';
import { knownZone } from '../core/calendar/zone.ts';

/** An IANA zone, as it is chosen in a select. */
export const zone = z
  .codec(z.string().max(60), z.string(), {
    decode(written, context) {
      const known = knownZone(written);
      if (known) return known;
      context.issues.push({ code: 'custom', message: 'badZone', input: written });
      return z.NEVER;
    },
    encode: (name) => name,
  })
  .meta({ examples: ['UTC', 'America/Argentina/ComodRivadavia'] });
