import { enrolment, id, yesNo } from '../chat/contract/args.ts';
import { button, defineRoutes } from '../chat/contract/route.ts';
import { entryId } from './entry-id.ts';

/** The task that somebody came from. Of an earlier release, nobody knows. */
const task = entryId.optional();

/** Minutes on one thing, a part of the task. */
export const focusRoutes = defineRoutes('task', {
  focus: button({ enrolment, task }),
  focusStart: button({ enrolment, together: yesNo, task }),
  focusStop: button({ enrolment, focus: id }),
  focusTell: button({ enrolment, focus: id }),
  focusLog: button({ enrolment, focus: id }),
});
