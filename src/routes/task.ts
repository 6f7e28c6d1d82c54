import { z } from 'zod';
import { digits, enrolment, id } from '../chat/contract/args.ts';
import { button, defineRoutes } from '../chat/contract/route.ts';
import { paces } from '../core/enrolment/model.ts';
import { commandRoutes } from './command.ts';
import { entryId } from './entry-id.ts';

const task = entryId;

export const taskRoutes = defineRoutes('task', {
  ...commandRoutes,
  /** On the daily post, which everybody sees: whoever presses gets their own task, or the card. */
  start: button({ cohort: id }),
  show: button({ enrolment, task }),
  done: button({ enrolment, task }),
  /** For a task whose criteria want nothing typed. */
  tick: button({ enrolment, task }),
  hint: button({ enrolment, task, number: digits(1, 3) }),
  skip: button({ enrolment, task }),
  questions: button({ enrolment, task }),
  /** On to a sprint, when the one before is over. */
  on: button({ enrolment, sprint: digits(1, 40) }),
  pace: button({ enrolment, pace: z.enum(paces) }),
});
