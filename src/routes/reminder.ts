import { z } from 'zod';
import { button, defineRoutes } from '../chat/contract/route.ts';
import { snoozes } from '../core/reminder/model.ts';

/** The buttons below a reminder, a part of `/settings`: when it comes again, and whether it does. */
export const reminderRoutes = defineRoutes('settings', {
  snooze: button({ until: z.enum(snoozes) }),
  weekOff: button({}),
  goOn: button({}),
  silence: button({}),
});
