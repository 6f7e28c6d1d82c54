import { z } from 'zod';
import { enrolment, onOff } from '../chat/contract/args.ts';
import { button, defineRoutes, select } from '../chat/contract/route.ts';
import { paces } from '../core/enrolment/model.ts';
import { reminderPlaces } from '../core/learner/model.ts';
import { commandRoutes } from './command.ts';
import { zone } from './zone.ts';

export const settingsRoutes = defineRoutes('settings', {
  ...commandRoutes,
  /** The time zone. */
  place: select({}, zone),
  clock: button({}),
  days: button({}),
  daysOff: button({}),
  remind: select({}, z.enum(reminderPlaces)),
  pace: select({ enrolment }, z.enum(paces)),
  board: button({ enrolment, on: onOff }),
  leave: button({ enrolment }),
  left: button({ enrolment }),
  erase: button({}),
  erased: button({}),
});
