import { groupName } from '../chat/contract/group-name.ts';
import { type Block, buttons, moment, text, type View } from '../chat/contract/view.ts';
import { hourOf } from '../core/calendar/minute-of-day.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Learner } from '../core/learner/model.ts';
import type { OpenQuestion } from '../core/quiz/model.ts';
import type { Reminder, Snoozed } from '../core/reminder/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { reminderRoutes } from '../routes/reminder.ts';
import { taskRoutes } from '../routes/task.ts';
import { buddyNewsBlocks } from './buddy.ts';
import { questionBlocks } from './item.ts';
import { loadBlocks } from './plan.ts';
import { weekBlocks } from './pledge.ts';

/** What a reminder has besides what is to be done: its question, its opening, and whether it offers a pause. */
interface Saying {
  readonly question?: OpenQuestion | undefined;
  readonly opening: number;
  readonly pause: boolean;
}

/**
 * One private message for the day, over all of somebody's groups: a question to answer at once, today's tasks and, on a
 * Friday, the week. Its buttons name the enrolment they are about.
 */
export function reminderView(
  { parts, week, buddies, asksLoad, asks, snoozes }: Reminder,
  { question, opening, pause }: Saying,
  curriculum: Curriculum,
  t: Catalogue,
): View {
  const openings = t.reminder.openings[question ? 'question' : 'day'];
  return {
    title: openings[opening] ?? openings[0]!,
    body: [
      ...(week ? [text((week.days < week.goal ? t.reminder.week : t.reminder.weekKept)(week.days))] : []),
      ...(question ? questionBlocks(question, t, curriculum) : []),
      ...parts.flatMap((part) =>
        partBlocks(part, { asked: question?.question.enrolment, several: parts.length > 1 }, t),
      ),
      ...buddyNewsBlocks(buddies, t),
      ...(asksLoad ? loadBlocks(asksLoad, t) : []),
      ...(asks ? weekBlocks(asks, t) : []),
      ...(pause ? pauseBlocks(t) : []),
      buttons(
        ...snoozes.map((until) => ({ label: t.reminder.snooze[until], route: reminderRoutes.snooze({ until }) })),
      ),
      text(t.reminder.stop),
    ],
  };
}

/** What one group has for the day. The questions that are left come after the one that is `asked` here. */
function partBlocks(
  { enrolment, today, due }: Reminder['parts'][number],
  { asked, several }: { readonly asked: string | undefined; readonly several: boolean },
  t: Catalogue,
): readonly Block[] {
  const begun = asked === enrolment.id;
  const open = today.kind === 'task' && !today.done;
  return [
    text(
      several && `**${groupName(enrolment.cohort, t)}**`,
      open && `**${t.reminder.task(textIn(today.day.task.title, t.language), today.day.task.minutes)}**`,
      open && textIn(today.day.task.why, t.language),
      today.kind === 'gap' && t.reminder.gap(today.group.week, textIn(today.group.task.title, t.language)),
      today.kind === 'finish' && t.reminder.finish,
      today.kind === 'free' && today.review && t.reminder.review,
      begun ? due > 1 && t.reminder.more(due - 1) : due > 0 && t.reminder.due(due),
    ),
    buttons(
      (today.kind === 'task' || today.kind === 'gap' || today.kind === 'finish') && {
        label: t.reminder.open,
        style: 'main',
        route: taskRoutes.in({ enrolment: enrolment.id }),
      },
      !begun &&
        (due > 0 || today.kind === 'free') && {
          label: t.reminder.quiz,
          route: quizRoutes.in({ enrolment: enrolment.id }),
        },
    ),
  ];
}

const pauseBlocks = (t: Catalogue): readonly Block[] => [
  text(t.reminder.pauseAsk),
  buttons(
    { label: t.reminder.pause.weekOff, route: reminderRoutes.weekOff() },
    { label: t.reminder.pause.goOn, route: reminderRoutes.goOn() },
    { label: t.reminder.pause.silence, route: reminderRoutes.silence() },
  ),
];

/** The first private message: here is where they will come. */
export function reminderSetView(learner: Learner, next: Temporal.Instant | null, t: Catalogue): View {
  const when = t.hour(hourOf(learner.reminderTime));
  const date = next && t.date(next.toZonedDateTimeISO(learner.zone).toPlainDate());
  return { body: [text(t.reminder.set(when, next && date ? moment(next, date) : ''), t.reminder.stop)] };
}

/** A reminder that was put off says until when. */
export function snoozedView(snoozed: Snoozed, zone: string, t: Catalogue): View {
  if (snoozed.kind === 'off') return { body: [text(t.reminder.off)] };
  if (snoozed.kind === 'past') return { body: [text(t.reminder.past)] };
  const there = snoozed.until.toZonedDateTimeISO(zone);
  const label = `${t.date(there.toPlainDate())} ${there.toPlainTime().toString({ smallestUnit: 'minute' })}`;
  return { body: [text(t.reminder.snoozed(moment(snoozed.until, label)))] };
}

/** What somebody chose who was offered a pause. */
export type Paused =
  | { readonly kind: 'weekOff'; readonly back: Temporal.PlainDate }
  | { readonly kind: 'goOn' | 'silence' };

export function pausedView(paused: Paused, t: Catalogue): View {
  if (paused.kind === 'weekOff') return { tone: 'good', body: [text(t.reminder.weekOff(t.date(paused.back)))] };
  return { tone: 'good', body: [text(paused.kind === 'goOn' ? t.reminder.goesOn : t.reminder.silenced)] };
}
