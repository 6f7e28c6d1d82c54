import { z } from 'zod';
import { id } from '../chat/contract/args.ts';
import { button, defineRoutes } from '../chat/contract/route.ts';
import { manners } from '../core/tutor/model.ts';
import { commandRoutes } from './command.ts';
import { entryId } from './entry-id.ts';

export const askRoutes = defineRoutes('ask', {
  ...commandRoutes,
  write: button({}),
  /** *Ask about this*, on a lesson, a task, and a question that was answered. */
  skill: button({ skill: entryId }),
  task: button({ task: entryId }),
  question: button({ question: id }),
  /** The same once more in another way, and what its asker says of an answer. */
  again: button({ turn: id, manner: z.enum(manners) }),
  helpful: button({ turn: id }),
  unhelpful: button({ turn: id }),
});
