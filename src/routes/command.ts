import { id } from '../chat/contract/args.ts';
import { button } from '../chat/contract/route.ts';

/** What every command without subcommands has: it as it is typed, and it for one enrolment. */
export const commandRoutes = { open: button({}), in: button({ enrolment: id }) };
