import { enrolment, onOff } from '../chat/contract/args.ts';
import { button, defineRoutes } from '../chat/contract/route.ts';
import { commandRoutes } from './command.ts';

export const leaderboardRoutes = defineRoutes('leaderboard', {
  ...commandRoutes,
  choose: button({ enrolment, on: onOff }),
});
