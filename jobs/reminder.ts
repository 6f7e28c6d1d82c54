import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { makeReminder } from '../src/core/reminder/make-reminder.ts';
import { afterQuiet } from '../src/core/reminder/rules.ts';
import { catalogues } from '../src/i18n/index.ts';
import { job, message } from '../src/schedule/job.ts';
import { reminderView } from '../src/views/reminder.ts';

/** The private message of the day, at the learner's hour, for those who asked. */
export const reminder = job({
  name: 'reminder',
  every: { seconds: 60 },
  plan: async ({ delivery }, now, limit) => ({ taken: await delivery.claimReminders(now, limit) }),
  message: message({
    params: z.object({ learner: id, day: z.iso.date() }),
    async make({ learner, day }, { ports, now }) {
      const made = await makeReminder(ports, { learner, day: Temporal.PlainDate.from(day), now });
      if (!made) return undefined;
      const when = afterQuiet(now, made.learner);
      // An hour that was chosen within one's own quiet hours was chosen all the same.
      const chosen = now.toZonedDateTimeISO(made.learner.zone).hour === made.learner.hour;
      if (!chosen && Temporal.Instant.compare(when, now) > 0) return { later: when };
      const { language } = made.learner;
      return { view: { language, ...reminderView(made, catalogues[language]) } };
    },
  }),
});
