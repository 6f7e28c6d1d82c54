import { groupName } from '../chat/contract/group-name.ts';
import { atOnce, type Block, type Button, buttons, fold, moment, text, type View } from '../chat/contract/view.ts';
import { hourOf } from '../core/calendar/minute-of-day.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Learner } from '../core/learner/model.ts';
import type { OpenQuestion } from '../core/quiz/model.ts';
import type { Reminder, ReminderPart, reminderParts } from '../core/reminder/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { progressRoutes } from '../routes/progress.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { reminderRoutes } from '../routes/reminder.ts';
import { taskRoutes } from '../routes/task.ts';
import { buddyNewsBlocks } from './buddy.ts';
import { questionBlocks } from './item.ts';
import { loadBlocks } from './plan.ts';
import { weekBlocks } from './pledge.ts';

/** What a reminder has besides what is to be done: its question, its opening, and whether it offers a pause. */
interface Saying {
  readonly day: Temporal.PlainDate;
  readonly question?: OpenQuestion | undefined;
  readonly opening: number;
  readonly pause: boolean;
}

/**
 * One private message for the day, over all of somebody's groups: a question to answer at once, today's tasks and, on a
 * Friday, the week. Its buttons name the enrolment they are about.
 */
export function reminderView(
  reminder: Reminder,
  { day, question, opening, pause }: Saying,
  curriculum: Curriculum,
  t: Catalogue,
): View {
  const { parts, week, buddies, asksLoad, asks } = reminder;
  const asked = question?.question.enrolment;
  const asking = question ? questionBlocks(question, t, curriculum) : [];
  const news = buddyNewsBlocks(buddies, t);
  const pausing = pause ? pauseBlocks(t) : [];
  // What a group that has gone on asks for has its button beside it.
  const least = parts.some(({ today }) => today.kind === 'gap') ? 2 : 0;
  const taken = [...asking, ...news, ...pausing].flatMap(buttonsOf).length;
  const actions = actionsOf(reminder, { day, asked }, t);
  return {
    title: titleOf(reminder, { question, opening }, t),
    body: [
      ...(week ? [text((week.days < week.goal ? t.reminder.week : t.reminder.weekKept)(week.days))] : []),
      ...asking,
      ...parts.map((part) => partText(part, { asked, several: parts.length > 1 }, t)),
      ...news,
      ...(asksLoad ? loadBlocks(asksLoad, t).filter(isText) : []),
      ...(asks ? weekBlocks(asks, t).filter(isText) : []),
      ...pausing,
      buttons(...shown(actions, { reminder, day, room: Math.max(least, atOnce - taken) }, t)),
      text(t.reminder.stop),
    ],
  };
}

/** A title promises a task only where one follows, and speaks of the week only where something is said of it. */
function titleOf(
  { parts, week }: Reminder,
  { question, opening }: Pick<Saying, 'question' | 'opening'>,
  t: Catalogue,
): string {
  const { openings } = t.reminder;
  const hasTask = parts.some(({ today, same }) => today.kind === 'task' && !today.done && same?.asks !== false);
  const gap = parts.some(({ today }) => today.kind === 'gap');
  const done = parts.some(({ today }) => today.kind === 'task' && today.done);
  const plain = done ? 'done' : week ? 'week' : 'rest';
  const list = openings[question ? 'question' : hasTask ? 'day' : gap ? 'gap' : plain];
  return list[opening] ?? list[0]!;
}

const isText = ({ kind }: Block): boolean => kind === 'text';
const buttonsOf = (block: Block): readonly Button[] => (block.kind === 'buttons' ? block.buttons : []);

/**
 * As many of these as there is room for, and the way to the others: the last ones of `all`, which are there when it is
 * pressed. What is done by then was among the first.
 */
function folded(
  some: readonly Button[],
  { all = some, day, room = atOnce }: { all?: readonly Button[]; day: Temporal.PlainDate; room?: number },
  t: Catalogue,
): readonly Button[] {
  const last = Math.max(0, all.length - Math.max(0, room - 1));
  return fold(some, { label: t.reminder.others, route: reminderRoutes.more({ day, part: 'all', last }) }, room);
}

/** The first of what can be done; where that leaves out the way to answer what is asked of the week, that way instead. */
function shown(
  actions: readonly Button[],
  { reminder, day, room }: { readonly reminder: Reminder; readonly day: Temporal.PlainDate; readonly room: number },
  t: Catalogue,
): readonly Button[] {
  const all = actionsOf(reminder, { day }, t);
  const first = folded(actions, { all, day, room }, t);
  const answers = answersOf(reminder, day, t);
  if (answers.every(({ label }) => first.some((one) => one.label === label))) return first;
  return [...answers, { label: t.reminder.others, route: reminderRoutes.more({ day, part: 'all', last: all.length }) }];
}

/** The ways to answer what a reminder asks of the week. */
function answersOf(
  { asksLoad, asks }: Pick<Reminder, 'asksLoad' | 'asks'>,
  day: Temporal.PlainDate,
  t: Catalogue,
): readonly Button[] {
  const behind = (part: 'load' | 'week') => reminderRoutes.more({ day, part, last: 0 });
  const ofWeek = asks ? weekBlocks(asks, t).flatMap(buttonsOf) : [];
  return [
    ...(asksLoad ? [{ label: t.plan.loadAsk, route: behind('load') }] : []),
    ...(ofWeek.length > 1 ? [{ label: t.reminder.yourWeek, route: behind('week') }] : ofWeek),
  ];
}

/** All that can be done from a reminder beside its question: what is to be done first, and what it asks. */
function actionsOf(
  reminder: Reminder,
  { day, asked }: { readonly day: Temporal.PlainDate; readonly asked?: string | undefined },
  t: Catalogue,
): readonly Button[] {
  const { parts, snoozes } = reminder;
  const same = parts.find((part) => part.same?.asks);
  return [
    ...parts.flatMap((part) => openButtons(part, asked, t)),
    ...answersOf(reminder, day, t),
    ...(same ? helpButtons(same, t) : []),
    ...snoozes.map((until) => ({ label: t.reminder.snooze[until], route: reminderRoutes.snooze({ until }) })),
    ...parts.flatMap(({ enrolment, today }) =>
      today.kind === 'task' && !today.done
        ? [
            {
              label: t.task.notToday,
              route: taskRoutes.skipBeside({ enrolment: enrolment.id, task: today.day.task.id }),
            },
          ]
        : [],
    ),
  ];
}

/** What is behind a button of a reminder, as it is now; without one, its day may be `over`. */
export function moreOfReminderView(
  reminder: Reminder | undefined,
  {
    day,
    part,
    last,
    over = false,
  }: {
    readonly day: Temporal.PlainDate;
    readonly part: (typeof reminderParts)[number];
    readonly last: number;
    readonly over?: boolean;
  },
  t: Catalogue,
): View {
  const body = reminder ? moreBlocks(reminder, { day, part, last }, t) : [];
  if (body.some((block) => buttonsOf(block).length)) return { beside: true, body };
  return { body: [text(over ? t.reminder.dayOver : t.reminder.nothing)] };
}

function moreBlocks(
  reminder: Reminder,
  { day, part, last }: Parameters<typeof moreOfReminderView>[1],
  t: Catalogue,
): readonly Block[] {
  const { asksLoad, asks } = reminder;
  switch (part) {
    case 'all':
      return [buttons(...folded(actionsOf(reminder, { day }, t).slice(-last), { day }, t))];
    case 'load':
      return asksLoad ? loadBlocks(asksLoad, t) : [];
    case 'week':
      return asks ? weekBlocks(asks, t) : [];
  }
}

/** What one group has for the day. The questions that are left come after the one that is `asked` here. */
function partText(
  { enrolment, today, due, same }: ReminderPart,
  { asked, several }: { readonly asked: string | undefined; readonly several: boolean },
  t: Catalogue,
): Block {
  const begun = asked === enrolment.id;
  const open = today.kind === 'task' && !today.done && same?.asks !== false;
  return text(
    several && `**${groupName(enrolment.cohort, t)}**`,
    open && `**${t.reminder.task(textIn(today.day.task.title, t.language), today.day.task.minutes)}**`,
    // Why it is asked was said on the first evening.
    open && (same ? t.reminder.same(t.date(same.since)) : textIn(today.day.task.why, t.language)),
    open && same && t.reminder.sameHelp(same.other !== undefined),
    today.kind === 'gap' && t.reminder.gap(today.group.week, textIn(today.group.task.title, t.language)),
    today.kind === 'finish' && t.reminder.finish,
    today.kind === 'free' && today.review && t.reminder.review,
    begun ? due > 1 && t.reminder.more(due - 1) : due > 0 && t.reminder.due(due),
  );
}

/** The ways into what is to be done. */
function openButtons(
  { enrolment, today, due, same }: ReminderPart,
  asked: string | undefined,
  t: Catalogue,
): readonly Button[] {
  const opens = (today.kind === 'task' && !today.done && same?.asks !== false) || today.kind === 'finish';
  const quizzes = asked !== enrolment.id && (due > 0 || today.kind === 'free');
  return buttonsOf(
    buttons(
      opens && { label: t.reminder.open, style: 'main', route: taskRoutes.in({ enrolment: enrolment.id }) },
      today.kind === 'gap' && {
        label: t.task.group,
        style: 'main',
        route: taskRoutes.paceBeside({ enrolment: enrolment.id, pace: 'group' }),
      },
      today.kind === 'gap' && { label: t.reminder.otherWays, route: taskRoutes.in({ enrolment: enrolment.id }) },
      quizzes && { label: t.reminder.quiz, route: quizRoutes.in({ enrolment: enrolment.id }) },
    ),
  );
}

/** What helps with a task that stays. */
const helpButtons = ({ enrolment: { id: enrolment }, same }: ReminderPart, t: Catalogue): readonly Button[] => [
  ...(same?.other
    ? [{ label: t.reminder.another, route: taskRoutes.showBeside({ enrolment, task: same.other.task.id }) }]
    : []),
  { label: t.reminder.lighter, route: progressRoutes.load({ enrolment, load: 'much' }) },
];

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
