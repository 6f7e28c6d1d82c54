import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { askInReminder } from '../src/core/reminder/ask-in-reminder.ts';
import { claimReminders } from '../src/core/reminder/claim-reminders.ts';
import { makeReminder } from '../src/core/reminder/make-reminder.ts';
import { nextReminder, reminderMoment } from '../src/core/reminder/rules.ts';
import { catalogues } from '../src/i18n/index.ts';
import { job, type Message, message } from '../src/schedule/job.ts';
import { reminderSetView, reminderView } from '../src/views/reminder.ts';

const moment = z.string().transform((text) => Temporal.Instant.from(text));

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

/** Rows of 0.1.0 have a learner and a day alone. `asked`: the moment that they asked for. */
const params = z.object({
  ...{ learner: id, day: z.iso.date(), asked: moment.optional() },
  opening: z.coerce.number().default(0),
  pause: z.literal('yes').optional(),
});

const make: Message<typeof params>['make'] = async ({ learner: of, day, asked, opening, pause }, { ports, now }) => {
  const about = Temporal.PlainDate.from(day);
  const made = await makeReminder(ports, { learner: of, day: about, now, asked: asked !== undefined });
  const when = made && reminderMoment(now, about, made.learner, asked);
  if (!when) return undefined;
  if (Temporal.Instant.compare(when, now) > 0) return { later: when };
  const { language } = made.learner;
  const question = await askInReminder(ports, { reminder: made, day: about, now });
  if (made.buddies.length) await ports.buddy.told(of, about);
  const saying = { day: about, question, opening, pause: pause !== undefined };
  return { view: { language, ...reminderView(made, saying, ports.curriculum, catalogues[language]) } };
};

/** The private message of the day, at the learner's time, for those who asked. */
export const reminder = job({
  name: 'reminder',
  every: { seconds: 60 },
  wakes: true,
  plan: async (ports, now, limit) => ({ taken: await claimReminders(ports, { now, limit }) }),
  message: message({
    params,
    make,
  }),
  messages: { 'reminder-set': reminderSet, 'reminder-again': message({ params, make }) },
});
