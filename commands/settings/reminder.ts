import { buttonHandler } from '../../src/chat/contract/command.ts';
import { dayOf } from '../../src/core/calendar/rules.ts';
import { changeSettings } from '../../src/core/learner/change-settings.ts';
import { askedOfWeek, makeReminder } from '../../src/core/reminder/make-reminder.ts';
import { snoozeReminder } from '../../src/core/reminder/snooze-reminder.ts';
import { takeWeekOff } from '../../src/core/reminder/take-week-off.ts';
import { reminderRoutes } from '../../src/routes/reminder.ts';
import { moreOfReminderView } from '../../src/views/reminder.ts';
import { pausedView, snoozedView } from '../../src/views/reminder-put-off.ts';

/** What the buttons below a reminder do. The reminder stays: its question, its tasks and its news are still there. */
export const reminderButtons = {
  snooze: buttonHandler(reminderRoutes.snooze, {
    async run({ event, learner, now, t, args }, ports) {
      return snoozedView(await snoozeReminder(ports, { learner, at: event, snooze: args.until, now }), learner.zone, t);
    },
  }),
  more: buttonHandler(reminderRoutes.more, {
    async run({ learner, now, t, args }, ports) {
      const of = { learner: learner.id, day: args.day, now };
      const made = (await makeReminder(ports, { ...of, asked: true })) ?? (await askedOfWeek(ports, of));
      return moreOfReminderView(
        made,
        { ...args, over: Temporal.PlainDate.compare(dayOf(now, learner), args.day) > 0 },
        t,
      );
    },
  }),
  weekOff: buttonHandler(reminderRoutes.weekOff, {
    async run({ learner, now, t }, ports) {
      return pausedView({ kind: 'weekOff', back: await takeWeekOff(ports, { learner, now }) }, t);
    },
  }),
  /** That they press it is all that it takes. */
  goOn: buttonHandler(reminderRoutes.goOn, {
    run: ({ t }) => pausedView({ kind: 'goOn' }, t),
  }),
  silence: buttonHandler(reminderRoutes.silence, {
    async run({ learner, now, t }, ports) {
      await changeSettings(ports, { learner, changes: { remind: 'nowhere' }, now });
      return pausedView({ kind: 'silence' }, t);
    },
  }),
};
