import { z } from 'zod';
import { digits, enrolment, id } from '../chat/contract/args.ts';
import { button, defineRoutes, multiSelect, select } from '../chat/contract/route.ts';
import { languageSchema } from '../core/language/model.ts';
import { reminderPlaces } from '../core/learner/model.ts';
import { commandRoutes } from './command.ts';
import { place } from './place.ts';
import { maxPositions, position } from './quiz.ts';
import { zone } from './zone.ts';

export const joinRoutes = defineRoutes('join', {
  ...commandRoutes,
  start: button({}),
  card: button({ place }),
  /** One of more groups than there is room for buttons. `select` only makes the routes of its selects different. */
  pick: select({ select: digits(0, 99) }, id),
  /** The question alone, for a new visitor. */
  try: button({}),
  answer: button({ question: id, choice: position, place }),
  choose: multiSelect({ question: id, place }, position, maxPositions),
  write: button({ question: id, place }),
  day: button({ place }),
  /** Which of several time zones is theirs, when the form of `day` left it open; the form's other values are arguments. */
  zone: select({ place, language: languageSchema, hour: digits(0, 23) }, zone),
  remind: button({ enrolment, where: z.enum(reminderPlaces) }),
});

/** What the form for joining begins with. */
export const joinForm = 'join.day:';
