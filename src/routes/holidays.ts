import { z } from 'zod';
import { digits, id } from '../chat/contract/args.ts';
import { button, defineRoutes, multiSelect, select } from '../chat/contract/route.ts';

/** As many as a select has options. */
export const mostSuggested = 25;

const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .meta({ examples: ['CN'] });
const date = z.iso.date().meta({ examples: ['2026-12-25'] });

/** The holidays of a cohort, a subcommand of `/cohort`. */
export const holidayRoutes = defineRoutes('cohort', {
  holidays: button({}),
  holidaysOf: button({ cohort: id }),
  pickHolidays: select({ select: digits(0, 99) }, id),
  setHolidays: button({ cohort: id }),
  /** The public holidays of the country where its clock is, or of another one. */
  suggestHolidays: button({ cohort: id }),
  otherCountry: button({ cohort: id }),
  takeHolidays: button({ cohort: id, country }),
  /** Some of them, by their first days. */
  chooseHolidays: multiSelect({ cohort: id, country }, date, mostSuggested),
});
