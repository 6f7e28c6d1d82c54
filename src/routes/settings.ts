import { z } from 'zod';
import { digits, enrolment, onOff } from '../chat/contract/args.ts';
import { button, defineRoutes, multiSelect, select } from '../chat/contract/route.ts';
import { paces } from '../core/enrolment/model.ts';
import { languageSchema } from '../core/language/model.ts';
import { reminderPlaces } from '../core/learner/model.ts';
import { commandRoutes } from './command.ts';
import { zone } from './zone.ts';

export const settingsRoutes = defineRoutes('settings', {
  ...commandRoutes,
  /** The time zone. */
  place: select({}, zone),
  /** The changes from this one on. */
  page: button({ from: digits(0, 99) }),
  clock: button({}),
  /** Which of several time zones is theirs, when the form of `clock` left it open; the form's other values are arguments. */
  zone: select({ language: languageSchema, hour: digits(0, 23), dayStart: digits(0, 12) }, zone),
  days: button({}),
  /** What opens the two choices below. */
  lightDays: button({}),
  paces: button({ enrolment }),
  /** The days of the week with few questions, from 1 for Monday; 0 for none. */
  light: multiSelect({}, digits(0, 7), 8),
  daysOff: button({}),
  remind: select({}, z.enum(reminderPlaces)),
  pace: select({ enrolment }, z.enum(paces)),
  /** A message before a long streak ends. */
  nudge: button({ on: onOff }),
  board: button({ enrolment, on: onOff }),
  leave: button({ enrolment }),
  left: button({ enrolment }),
  /** What is kept of them, and all of it as a file. */
  data: button({}),
  exportData: button({}),
  erase: button({}),
  erased: button({}),
});
