import { z } from 'zod';
import { digits, enrolment } from '../chat/contract/args.ts';
import { button, defineRoutes, select } from '../chat/contract/route.ts';
import { resourceKinds } from '../core/curriculum/skill.ts';
import { languageSchema } from '../core/language/model.ts';
import { mostPoints } from '../core/project/model.ts';
import { commandRoutes } from './command.ts';
import { entryId } from './entry-id.ts';

const kind = z.enum(['all', ...resourceKinds]);
const path = entryId;

export const roadmapRoutes = defineRoutes('roadmap', {
  ...commandRoutes,
  route: button({ path }),
  /** The same, and a sprint, with its buttons from this one on. */
  from: button({ path, from: digits(0, 99) }),
  sprintFrom: button({ path, sprint: digits(1, 40), from: digits(0, 99) }),
  /** How long the whole path takes. */
  years: button({ path }),
  sprint: button({ path, sprint: digits(1, 40) }),
  /** `select` only makes the routes of one sprint's selects different. */
  pick: select({ path, select: digits(0, 9) }, entryId),
  skill: button({ path, skill: entryId }),
  lesson: button({ path, skill: entryId }),
  quiz: button({ enrolment, skill: entryId }),
  project: button({ path, project: entryId }),
  milestones: button({ path, project: entryId }),
  rubric: button({ path, project: entryId }),
  handIn: button({ enrolment, project: entryId, milestone: digits(0, 9) }),
  /** A row of the rubric, from 0, to score one's own work by. */
  row: button({ enrolment, project: entryId, row: digits(0, 19) }),
  score: button({ enrolment, project: entryId, row: digits(0, 19), points: digits(0, mostPoints) }),
  /** Has the language model read one's work, shows what it said, and says that it is wrong. */
  feedback: button({ enrolment, project: entryId }),
  said: button({ enrolment, project: entryId }),
  object: button({ enrolment, project: entryId }),
  shelf: button({ path, kind, language: languageSchema, page: digits(0, 99) }),
  kind: select({ path, language: languageSchema }, kind),
  tracks: button({ path }),
  track: button({ path, track: entryId }),
  questions: button({ path }),
  /** `select` only makes the routes of its selects different. */
  ask: select({ path, select: digits(1, 9).optional() }, entryId),
  word: button({ path, week: digits(0, 999) }),
});
