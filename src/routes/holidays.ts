import { digits, id } from '../chat/contract/args.ts';
import { button, defineRoutes, select } from '../chat/contract/route.ts';

/** The holidays of a cohort, a subcommand of `/cohort`. */
export const holidayRoutes = defineRoutes('cohort', {
  holidays: button({}),
  holidaysOf: button({ cohort: id }),
  pickHolidays: select({ select: digits(0, 99) }, id),
  setHolidays: button({ cohort: id }),
});
