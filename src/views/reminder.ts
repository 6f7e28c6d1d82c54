import { groupName } from '../chat/contract/group-name.ts';
import { type Block, buttons, moment, text, type View } from '../chat/contract/view.ts';
import { hourOf } from '../core/calendar/minute-of-day.ts';
import { textIn } from '../core/language/rules.ts';
import type { Learner } from '../core/learner/model.ts';
import type { Reminder } from '../core/reminder/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { taskRoutes } from '../routes/task.ts';

/** One private message for the day, over all of somebody's groups. Its buttons name the enrolment they are about. */
export function reminderView({ parts }: Reminder, t: Catalogue): View {
  return {
    title: t.reminder.title,
    body: [
      ...parts.flatMap(({ enrolment, today, due }): Block[] => [
        text(
          parts.length > 1 && `**${groupName(enrolment.cohort, t)}**`,
          today.kind === 'task' &&
            !today.done &&
            `**${t.reminder.task(textIn(today.day.task.title, t.language), today.day.task.minutes)}**`,
          today.kind === 'task' && !today.done && textIn(today.day.task.why, t.language),
          today.kind === 'gap' && t.reminder.gap,
          today.kind === 'finish' && t.reminder.finish,
          today.kind === 'free' && today.review && t.reminder.review,
          due > 0 && t.reminder.due(due),
        ),
        buttons(
          (today.kind === 'task' || today.kind === 'gap' || today.kind === 'finish') && {
            label: t.reminder.open,
            style: 'main',
            route: taskRoutes.in({ enrolment: enrolment.id }),
          },
          (due > 0 || today.kind === 'free') && {
            label: t.reminder.quiz,
            route: quizRoutes.in({ enrolment: enrolment.id }),
          },
        ),
      ]),
      text(t.reminder.stop),
    ],
  };
}

/** The first private message: here is where they will come. */
export function reminderSetView(learner: Learner, next: Temporal.Instant | null, t: Catalogue): View {
  const when = t.hour(hourOf(learner.reminderTime));
  const date = next && t.date(next.toZonedDateTimeISO(learner.zone).toPlainDate());
  return { body: [text(t.reminder.set(when, next && date ? moment(next, date) : ''), t.reminder.stop)] };
}
