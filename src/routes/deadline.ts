import { z } from 'zod';
import { digits, enrolment } from '../chat/contract/args.ts';
import { button, defineRoutes, multiSelect, select } from '../chat/contract/route.ts';
import { entryId } from './entry-id.ts';

/** What can be chosen by one press: a scope, or no date. */
export const deadlineScopes = ['sprint', 'all', 'none'] as const;

/** The day that a learner studies for, a page of `/settings`. */
export const deadlineRoutes = defineRoutes('settings', {
  deadline: button({ enrolment }),
  deadlineOn: button({ enrolment }),
  deadlineEnd: button({ enrolment }),
  /** Where the minutes do not suffice: the skills for which they do, or so many minutes. */
  deadlineFewer: button({ enrolment }),
  deadlineMinutes: button({ enrolment, minutes: digits(1, 240) }),
  deadlineScope: select({ enrolment }, z.enum(deadlineScopes)),
  /** More skills than a select has are several selects. */
  deadlineSkills: multiSelect({ enrolment, select: digits(0, 99) }, entryId, 25),
});
