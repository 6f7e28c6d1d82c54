import { buttons, text, type View } from '../chat/contract/view.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { TaskShown } from '../core/task/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { cohortRoutes } from '../routes/cohort.ts';
import { joinRoutes } from '../routes/join.ts';
import { progressRoutes } from '../routes/progress.ts';
import { reminderRoutes } from '../routes/reminder.ts';
import { settingsRoutes } from '../routes/settings.ts';
import { taskRoutes } from '../routes/task.ts';
import { doneToday } from './pace.ts';
import { todayButtons } from './today-buttons.ts';

/** From where somebody stands, the next thing to do. Never a wall. */
export function helpView(enrolment: Enrolment, shown: TaskShown, t: Catalogue): View {
  if (shown.kind === 'gone') return { title: t.help.title, body: [text(allCommands(t))] };
  const { today, due } = shown;
  const open = today.kind === 'task' && !today.done ? today.day : undefined;
  const first = open
    ? t.help.task(textIn(open.task.title, t.language))
    : today.kind === 'early'
      ? t.help.early(t.date(today.start))
      : today.kind === 'task'
        ? doneToday(shown, t)
        : today.kind === 'finish'
          ? t.reminder.finish
          : today.kind === 'aside'
            ? t.task.aside
            : today.kind === 'gap'
              ? t.reminder.gap(today.group.week, textIn(today.group.task.title, t.language))
              : t.help.free;
  return {
    title: t.help.title,
    body: [
      text(first, due > 0 && t.help.due(due)),
      buttons(
        ...todayButtons(today, enrolment, t),
        { label: t.help.progress, route: progressRoutes.in({ enrolment: enrolment.id }) },
        { label: t.help.settings, route: settingsRoutes.open() },
      ),
      text(allCommands(t)),
    ],
  };
}

/** To somebody for whom it is too much: that this is no shame, and what makes it less. */
export const lightenView = (enrolment: Enrolment | undefined, t: Catalogue): View => ({
  body: [
    text(t.help.tooMuch, enrolment && t.help.lighten),
    ...(enrolment
      ? [
          buttons(
            ...(enrolment.cohort.home
              ? (['essentials', 'own'] as const).map((pace) => ({
                  label: t.task[pace],
                  route: taskRoutes.pace({ enrolment: enrolment.id, pace }),
                }))
              : []),
            { label: t.help.fewerDays, route: settingsRoutes.days() },
            { label: t.settings.daysOff, route: settingsRoutes.daysOff() },
            { label: t.help.weekOff, route: reminderRoutes.weekOff() },
          ),
        ]
      : [buttons({ label: t.join.button, style: 'main', route: joinRoutes.start() })]),
  ],
});

/** For somebody who has not joined: try a question; or, for an organiser where nobody studies yet, open a group. */
export const newcomerView = (canOpen: boolean, t: Catalogue): View => ({
  title: t.help.title,
  body: [
    text(t.help.newcomer, canOpen && t.help.organiser),
    buttons(
      { label: t.join.button, style: 'main', route: joinRoutes.start() },
      canOpen && { label: t.help.create, route: cohortRoutes.create() },
    ),
    text(allCommands(t)),
  ],
});

/** The commands that a learner has beside the one they are reading; joining is a button above. */
const allCommands = (t: Catalogue): string =>
  t.help.all(
    Object.keys(t.commands)
      .filter((name) => !['join', 'help', 'cohort'].includes(name))
      .map((name) => `\`/${name}\` ${t.commands[name]!.about}`)
      .join('\n'),
  );
