import { readNews } from '../buddy/read-news.ts';
import { isHoliday } from '../calendar/holidays.ts';
import { dayOf, mondayOf, sameDay, thisMonday } from '../calendar/rules.ts';
import { summaryDate } from '../calendar/study-days.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import { pathOf } from '../path/path-of.ts';
import { asksLoad } from '../plan/rules.ts';
import type { WeekAsks } from '../pledge/model.ts';
import { readWeek } from '../pledge/read-week.ts';
import type { Ports } from '../ports.ts';
import type { StudyRecord } from '../progress/model.ts';
import { readRecord } from '../progress/read-record.ts';
import { dueToday } from '../quiz/daily-set.ts';
import { streakOf } from '../streak/rules.ts';
import { streakRecord } from '../streak/streak-record.ts';
import { today } from '../task/rules.ts';
import { type Reminder, snoozes } from './model.ts';
import { hourOn } from './rules.ts';
import { sameTask } from './same-task.ts';
import { snoozeMoment } from './snooze-reminder.ts';

interface About {
  readonly learner: string;
  readonly day: Temporal.PlainDate;
  readonly now: Temporal.Instant;
  /** The learner has asked for it by *In 1 h*, *Tonight* or *Tomorrow*, so it comes on a day off as well. */
  readonly asked?: boolean;
}

/**
 * The content of a reminder about `day`, as it is now or, before its hour, as it will be then. Undefined when it is of no use any more: the day is over, the learner
 * has switched it off, or there is nothing left to do. On a day off of the learner's there is none, and a group on
 * holiday has no part in it, whatever is due.
 */
export async function makeReminder(
  ports: Pick<Ports, 'buddy' | 'curriculum' | 'learner' | 'pledge' | 'progress' | 'retro'>,
  input: About,
): Promise<Reminder | undefined> {
  const found = await ports.learner.get(input.learner);
  if (found?.learner.remind !== 'dm') return undefined;
  const { learner, enrolments } = found;
  const { day, asked = false } = input;
  if (!asked && isHoliday(learner.vacation, day)) return undefined;
  const hour = hourOn(day, learner);
  const now = Temporal.Instant.compare(input.now, hour) < 0 && !asked ? hour : input.now;
  if (Temporal.PlainDate.compare(dayOf(now, learner), day) > 0) return undefined;
  const here = enrolments.filter(({ cohort }) => asked || !isHoliday(cohort.holidays, day));
  const read = await Promise.all(
    here.map(async (enrolment) => ({ enrolment, record: await readRecord(ports, { learner, enrolment, now }) })),
  );
  const parts = read.flatMap(({ enrolment, record }) => {
    const path = pathOf(ports.curriculum, enrolment.cohort);
    if (!path) return [];
    const at = today(path, { learner, enrolment, record, now });
    const due = dueToday({ learner, record, now });
    // The question whether to go on is asked once a week, not every day.
    const monday = sameDay(day, mondayOf(day));
    const same =
      at.kind === 'task' && !at.done ? sameTask(path, { learner, enrolment, record, now }, at.day) : undefined;
    // Who asked for this message hears of it whenever that is; and a week begins with the task that is next.
    const asks = asked || !same || same.asks || monday;
    const todo =
      (at.kind === 'task' && !at.done && asks) ||
      at.kind === 'gap' ||
      due > 0 ||
      (at.kind === 'finish' && monday) ||
      (at.kind === 'free' && at.review);
    return todo ? [{ enrolment, today: at, due, ...(same && { same: { ...same, asks } }) }] : [];
  });
  const friday = weekEnd(learner, day, read[0]);
  const asks = await weekAsks(ports, {
    learner,
    day,
    now,
    ...(friday.week && read[0] && { enrolment: read[0].enrolment }),
  });
  const buddies = await readNews(ports, { learner: learner.id, enrolments, day });
  if (!parts.length && !friday.asksLoad && !asks?.asksKept && !buddies.length) return undefined;
  const open = snoozes.filter((snooze) => snoozeMoment(learner, snooze, now));
  return { learner, parts, ...friday, ...(asks && { asks }), buddies, snoozes: open };
}

/**
 * What a Friday's reminder asked of its week, which stays open to the week's end. Undefined on its own day, when the week
 * is over, and when all of it is answered.
 */
export async function askedOfWeek(
  ports: Pick<Ports, 'curriculum' | 'learner' | 'pledge' | 'progress' | 'retro'>,
  { learner: of, day, now }: Pick<About, 'learner' | 'day' | 'now'>,
): Promise<Reminder | undefined> {
  const found = await ports.learner.get(of);
  if (!found) return undefined;
  const { learner, enrolments } = found;
  const late = Temporal.PlainDate.compare(dayOf(now, learner), day) > 0;
  if (!late || !sameDay(thisMonday(now, learner), mondayOf(day))) return undefined;
  const enrolment = enrolments.find(({ cohort }) => !isHoliday(cohort.holidays, day));
  const record = enrolment && (await readRecord(ports, { learner, enrolment, now }));
  const { week, asksLoad } = weekEnd(learner, day, record && { enrolment, record });
  const asks = await weekAsks(ports, { learner, day, now, ...(week && enrolment && { enrolment }) });
  if (!asksLoad && !asks) return undefined;
  return { learner, parts: [], ...(asksLoad && { asksLoad }), ...(asks && { asks }), buddies: [], snoozes: [] };
}

/** On their Monday, whether there is something that they mean to do; on their Friday, whether they did, and how it was. */
async function weekAsks(
  ports: Pick<Ports, 'pledge' | 'retro'>,
  of: { learner: Learner; day: Temporal.PlainDate; now: Temporal.Instant; enrolment?: Enrolment },
): Promise<WeekAsks | undefined> {
  const monday = mondayOf(of.day);
  const begins = sameDay(of.day, monday);
  if (!begins && !sameDay(of.day, summaryDate(monday))) return undefined;
  const asks = await readWeek(ports, of);
  return asks.asksKept || asks.asksRetro || (begins && !asks.pledge) ? asks : undefined;
}

/** What their Friday has besides: the week, and the question how much it was. Nothing after a week without a day. */
function weekEnd(
  learner: Learner,
  day: Temporal.PlainDate,
  read: { readonly enrolment: Enrolment; readonly record: StudyRecord } | undefined,
): Pick<Reminder, 'week' | 'asksLoad'> {
  const monday = mondayOf(day);
  if (!read || !sameDay(day, summaryDate(monday))) return {};
  const week = streakOf(streakRecord(learner, read.record), day).thisWeek;
  if (!week.days) return {};
  return { week, ...(asksLoad(day, monday, learner.loadWeek) && { asksLoad: read.enrolment }) };
}
