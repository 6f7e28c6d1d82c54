import { id, onOff } from '../chat/contract/args.ts';
import { button, defineRoutes } from '../chat/contract/route.ts';

export const cohortRoutes = defineRoutes('cohort', {
  create: button({}),
  show: button({}),
  settings: button({}),
  card: button({ cohort: id }),
  change: button({ cohort: id }),
  edit: button({ cohort: id }),
  board: button({ cohort: id, on: onOff }),
  here: button({ cohort: id }),
});
