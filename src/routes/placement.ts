import { digits, enrolment, id } from '../chat/contract/args.ts';
import { button, defineRoutes, select } from '../chat/contract/route.ts';
import { stage } from '../core/curriculum/entry.ts';

/** A stage, as `S3`. */
const stageId = stage.meta({ examples: ['S0', 'S11'] });

/** Finding one's level, a page of `/progress`. */
export const placementRoutes = defineRoutes('progress', {
  level: button({ enrolment }),
  levelBegin: button({ enrolment }),
  /** An answer: that one does not know. */
  levelUnknown: button({ question: id }),
  levelEnd: button({ quiz: id }),
  /** A part of the path: to look at, to skip on the ground that there is, and to take up again. */
  stage: select({ enrolment }, stageId),
  skip: button({ enrolment, stage: stageId }),
  takeUp: button({ enrolment, stage: stageId }),
  /** The week of the path at which one starts. */
  startAt: select({ enrolment }, digits(1, 99)),
});
