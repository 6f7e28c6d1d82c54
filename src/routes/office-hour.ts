import { z } from 'zod';
import { digits, enrolment, id } from '../chat/contract/args.ts';
import { button, defineRoutes, select } from '../chat/contract/route.ts';

const day = z.iso.date().meta({ examples: ['2026-12-03'] });

/** For whoever organises the group: a subcommand of `/cohort`. */
export const officeHourRoutes = defineRoutes('cohort', {
  hour: button({}),
  hourOf: button({ cohort: id }),
  pickHour: select({ select: digits(0, 99) }, id),
  setHour: button({ cohort: id }),
  /** Calls off the one of a day, or all of them. */
  skipHour: button({ cohort: id, day }),
  endHour: button({ cohort: id }),
  /** Calls the next one in the queue, after the turn that was shown. */
  nextTurn: button({ cohort: id, after: id.optional() }),
});

/** For members, a part of what a group does together. */
export const queueRoutes = defineRoutes('peers', {
  officeHour: button({ enrolment }),
  /** The same on the daily post, which everybody sees. */
  officeHourOn: button({ cohort: id }),
  joinQueue: button({ enrolment }),
  leaveQueue: button({ enrolment }),
});
