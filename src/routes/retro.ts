import { digits, enrolment, id } from '../chat/contract/args.ts';
import { button, defineRoutes } from '../chat/contract/route.ts';
import { week } from './week.ts';

/** How a learner looks back on a week; and the lines that were shared of one. */
export const retroRoutes = defineRoutes('progress', {
  retro: button({ enrolment, week }),
  lines: button({ cohort: id, week }),
  /** The same from the line with this number on. */
  linesFrom: button({ cohort: id, week, from: digits(0, 99) }),
});
