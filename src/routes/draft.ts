import { z } from 'zod';
import { id, yesNo } from '../chat/contract/args.ts';
import { button, defineRoutes } from '../chat/contract/route.ts';

/** The Monday of the week that is summed up. */
const monday = z
  .codec(z.string().regex(/^\d{4}-\d\d-\d\d$/), z.instanceof(Temporal.PlainDate), {
    decode: (written, context) => {
      try {
        return Temporal.PlainDate.from(written);
      } catch {
        context.issues.push({ code: 'custom', input: written, message: 'no date' });
        return z.NEVER;
      }
    },
    encode: (date) => date.toString(),
  })
  .meta({ examples: [new Temporal.PlainDate(2026, 11, 23)] });

/** What an organiser does with a weekly summary before it is posted. */
export const draftRoutes = defineRoutes('cohort', {
  draftPost: button({ cohort: id, monday }),
  draftEdit: button({ cohort: id, monday }),
  draftSkip: button({ cohort: id, monday }),
  /** Has the language model write two sentences for it. */
  draftWrite: button({ cohort: id, monday }),
  /** Has them posted at its top, or not. */
  draftTake: button({ cohort: id, monday, taken: yesNo }),
});
