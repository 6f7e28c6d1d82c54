import { route } from '../chat/contract/route.ts';
import { type Block, buttons, plain, text, type View } from '../chat/contract/view.ts';
import { textIn } from '../core/language/rules.ts';
import type { Reminder } from '../core/reminder/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** One private message for the day, over all of somebody's groups. Its buttons name the enrolment they are about. */
export function reminderView({ parts }: Reminder, t: Catalogue): View {
  return {
    title: t.reminder.title,
    body: [
      ...parts.flatMap(({ enrolment, today, due }): Block[] => [
        text(
          parts.length > 1 && `**${plain(enrolment.cohort.name) || t.join.soloName}**`,
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
            route: route('task.in', enrolment.id),
          },
          (due > 0 || today.kind === 'free') && { label: t.reminder.quiz, route: route('quiz.in', enrolment.id) },
        ),
      ]),
      text(t.reminder.stop),
    ],
  };
}
