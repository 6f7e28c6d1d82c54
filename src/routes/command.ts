import { id } from '../chat/contract/args.ts';
import { button } from '../chat/contract/route.ts';

/** The routes of every command without subcommands: the command as it is typed, and for one enrolment. */
export const commandRoutes = { open: button({}), in: button({ enrolment: id }) };
