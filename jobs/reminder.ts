import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { claimReminders } from '../src/core/reminder/claim-reminders.ts';
import { makeReminder } from '../src/core/reminder/make-reminder.ts';
import { nextReminder, reminderMoment } from '../src/core/reminder/rules.ts';
import { catalogues } from '../src/i18n/index.ts';
import { job, message } from '../src/schedule/job.ts';
import { reminderSetView, reminderView } from '../src/views/reminder.ts';

/** The answer to somebody who asked for private messages, where they will come. A press plans it. */
const reminderSet = message({
  params: z.object({ learner: id }),
  async make({ learner: of }, { ports, now }) {
    const learner = (await ports.learner.get(of))?.learner;
    if (learner?.remind !== 'dm') return undefined;
    const { language } = learner;
    return { view: { language, ...reminderSetView(learner, nextReminder(learner, now), catalogues[language]) } };
  },
});

/** The private message of the day, at the learner's time, for those who asked. */
export const reminder = job({
  name: 'reminder',
  every: { seconds: 60 },
  plan: async (ports, now, limit) => ({ taken: await claimReminders(ports, { now, limit }) }),
  message: message({
    params: z.object({ learner: id, day: z.iso.date() }),
    async make({ learner, day }, { ports, now }) {
      const about = Temporal.PlainDate.from(day);
      const made = await makeReminder(ports, { learner, day: about, now });
      const when = made && reminderMoment(now, about, made.learner);
      if (!when) return undefined;
      if (Temporal.Instant.compare(when, now) > 0) return { later: when };
      const { language } = made.learner;
      return { view: { language, ...reminderView(made, catalogues[language]) } };
    },
  }),
  messages: { 'reminder-set': reminderSet },
});
