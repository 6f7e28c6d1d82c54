import { enrolment, id, yesNo } from '../chat/contract/args.ts';
import { button, defineRoutes } from '../chat/contract/route.ts';

/** Minutes on one thing, a part of the task. */
export const focusRoutes = defineRoutes('task', {
  focus: button({ enrolment }),
  focusStart: button({ enrolment, together: yesNo }),
  focusStop: button({ enrolment, focus: id }),
  focusTell: button({ enrolment, focus: id }),
  focusLog: button({ enrolment, focus: id }),
});
