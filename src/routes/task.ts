import { z } from 'zod';
import { digits, enrolment, id } from '../chat/contract/args.ts';
import { button, defineRoutes, select } from '../chat/contract/route.ts';
import { paces } from '../core/enrolment/model.ts';
import { mostTook } from '../core/task/model.ts';
import { commandRoutes } from './command.ts';
import { entryId } from './entry-id.ts';

const task = entryId;

export const taskRoutes = defineRoutes('task', {
  ...commandRoutes,
  /** On the daily post, which everybody sees: members get its task, others the group's card. */
  post: button({ cohort: id, task }),
  /** The same on posts of earlier releases, which do not name their task: members get today's. */
  start: button({ cohort: id }),
  show: button({ enrolment, task }),
  done: button({ enrolment, task }),
  /** For a task whose criteria ask for nothing typed. */
  tick: button({ enrolment, task }),
  /** Why it is asked, what it leaves behind, and what goes further. */
  about: button({ enrolment, task }),
  /** The same, with what the card has no room for: its buttons from this number on. */
  more: button({ enrolment, task, from: digits(0, 99) }),
  hint: button({ enrolment, task, number: digits(1, 3) }),
  skip: button({ enrolment, task }),
  /** The same from a message that has more than this task, and stays. */
  showBeside: button({ enrolment, task }),
  skipBeside: button({ enrolment, task }),
  /** Goes on to the next task, when the questions of this one hold somebody up. */
  later: button({ enrolment, task }),
  questions: button({ enrolment, task }),
  /** Goes on to a sprint, when the one before is over. */
  on: button({ enrolment, sprint: digits(1, 40) }),
  /** After the end: what the language model says of what was written. */
  comment: button({ enrolment, task }),
  /** After the end: how many minutes it took. */
  took: select({ enrolment, task }, digits(1, mostTook)),
  pace: button({ enrolment, pace: z.enum(paces) }),
  paceBeside: button({ enrolment, pace: z.enum(paces) }),
});
