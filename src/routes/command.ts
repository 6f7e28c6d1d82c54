import { id } from '../chat/contract/args.ts';
import { button } from '../chat/contract/route.ts';

/** Every command without subcommands has these: as somebody types it, and for one of their enrolments. */
export const commandRoutes = { open: button({}), in: button({ enrolment: id }) };
