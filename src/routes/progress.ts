import { enrolment } from '../chat/contract/args.ts';
import { button, defineRoutes } from '../chat/contract/route.ts';
import { commandRoutes } from './command.ts';

export const progressRoutes = defineRoutes('progress', { ...commandRoutes, traps: button({ enrolment }) });
