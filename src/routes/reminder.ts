import { z } from 'zod';
import { digits } from '../chat/contract/args.ts';
import { button, defineRoutes } from '../chat/contract/route.ts';
import { reminderParts, snoozes } from '../core/reminder/model.ts';
import { week as day } from './week.ts';

/** The buttons below a reminder, a part of `/settings`: when it comes again, and whether it does. */
export const reminderRoutes = defineRoutes('settings', {
  snooze: button({ until: z.enum(snoozes) }),
  /** What the message has no room for: so many of its buttons, the last ones, how the week was, or what was meant to be done. */
  more: button({ day, part: z.enum(reminderParts), last: digits(0, 99) }),
  weekOff: button({}),
  goOn: button({}),
  silence: button({}),
});
