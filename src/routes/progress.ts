import { z } from 'zod';
import { enrolment } from '../chat/contract/args.ts';
import { button, defineRoutes, select } from '../chat/contract/route.ts';
import { loads, weeklyHours } from '../core/plan/model.ts';
import { commandRoutes } from './command.ts';

export const progressRoutes = defineRoutes('progress', {
  ...commandRoutes,
  /** The ways on that its first page has no room for. */
  more: button({ enrolment }),
  traps: button({ enrolment }),
  /** What one may like to show to others. */
  pictures: button({ enrolment }),
  plan: button({ enrolment }),
  /** The same with what it had no room for. */
  planMore: button({ enrolment }),
  /** The whole path, in years. */
  years: button({ enrolment }),
  /** The hours a week that one has. */
  hours: select({ enrolment }, z.enum(weeklyHours.map(String))),
  skills: button({ enrolment }),
  /** How much the week was. It asks before it changes anything; `adjust` is the yes, and to `right` there is nothing to ask. */
  load: button({ enrolment, load: z.enum(loads) }),
  adjust: button({ enrolment, load: z.enum(loads) }),
});
