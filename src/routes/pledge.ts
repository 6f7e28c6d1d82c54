import { z } from 'zod';
import { button, defineRoutes } from '../chat/contract/route.ts';
import { keptWords } from '../core/pledge/model.ts';
import { week } from './week.ts';

/** What a learner means to do in a week, a part of their plan. */
export const pledgeRoutes = defineRoutes('progress', {
  pledge: button({}),
  kept: button({ week, kept: z.enum(keptWords) }),
});
