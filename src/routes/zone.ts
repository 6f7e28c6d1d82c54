import { z } from 'zod';
import { knownZone } from '../core/calendar/zone.ts';

export const zone = z
  .string()
  .max(60)
  .transform((v, context) => {
    const known = knownZone(v);
    if (!known) context.addIssue({ code: 'custom', message: 'badZone' });
    return known ?? z.NEVER;
  });
