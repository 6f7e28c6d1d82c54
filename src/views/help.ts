import { route } from '../chat/contract/route.ts';
import { buttons, text, type View } from '../chat/contract/view.ts';
import { dueCards } from '../core/card/rules.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { TaskShown } from '../core/task/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** From where somebody stands, the next thing to do. Never a wall. */
export function helpView(enrolment: Enrolment, shown: TaskShown, now: Temporal.Instant, t: Catalogue): View {
  if (shown.kind === 'gone') return { title: t.help.title, body: [text(t.help.all)] };
  const { today, record } = shown;
  const due = dueCards(record.cards, now).length;
  const open = today.kind === 'task' && !today.done ? today.day : undefined;
  const first = open
    ? t.help.task(textIn(open.task.title, t.language))
    : today.kind === 'early'
      ? t.help.early(t.date(today.start))
      : today.kind === 'task'
        ? t.task.doneToday
        : today.kind === 'finish'
          ? t.reminder.finish
          : t.help.free;
  return {
    title: t.help.title,
    body: [
      text(first, due > 0 && t.help.due(due)),
      buttons(
        { label: t.join.firstTask, ...(open && { style: 'main' as const }), route: route('task.in', enrolment.id) },
        { label: t.task.quiz, ...(!open && { style: 'main' as const }), route: route('quiz.in', enrolment.id) },
        { label: t.help.progress, route: route('progress.in', enrolment.id) },
        { label: t.help.settings, route: 'settings.open' },
      ),
      text(t.help.all),
    ],
  };
}

/** For somebody who has not joined: try a question; or, for an organiser where nobody studies yet, open a group. */
export const newcomerView = (canOpen: boolean, t: Catalogue): View => ({
  title: t.help.title,
  body: [
    text(t.help.newcomer, canOpen && t.help.organiser),
    buttons(
      { label: t.join.button, style: 'main', route: 'join.start' },
      canOpen && { label: t.help.create, route: 'cohort.create' },
    ),
    text(t.help.all),
  ],
});
