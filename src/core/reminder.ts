import { type Clock, dayOf, mondayOf, nextMoment, withinHours } from './day.ts';
import type { Enrolment, Goal, Learner, Ports } from './ports.ts';
import { dueCards } from './quiz.ts';
import { goalOf } from './streak.ts';
import { isStudyDay, type Today, today } from './task.ts';

/** What the moment of a reminder follows from. */
export type Reminded = Clock & Pick<Learner, 'hour' | 'remind' | 'goals'>;

/** Is a reminder due on the learner's day? Only on the days they chose to study. */
export const remindsOn = (date: Temporal.PlainDate, goals: readonly Goal[]): boolean =>
  isStudyDay(date, goalOf(goals, mondayOf(date)));

/** The next moment to remind a learner, by their wall clock; null for those who did not ask for DMs. */
export function nextReminder(learner: Reminded, now: Temporal.Instant): Temporal.Instant | null {
  if (learner.remind !== 'dm') return null;
  // An hour before their day begins still belongs to the day before.
  const back = learner.hour < learner.dayStart ? 1 : 0;
  const fits = (date: Temporal.PlainDate) => remindsOn(date.subtract({ days: back }), learner.goals);
  return nextMoment(now, learner.hour, learner.zone, fits) ?? null;
}

/** The moment a message may come that is due in somebody's quiet hours: `now`, or when they end. */
export function afterQuiet(now: Temporal.Instant, { quiet, zone }: Pick<Learner, 'quiet' | 'zone'>): Temporal.Instant {
  if (!withinHours(now, quiet.from, quiet.to, zone)) return now;
  return nextMoment(now, quiet.to, zone, () => true) ?? now;
}

export interface Reminder {
  readonly learner: Learner;
  readonly parts: readonly { readonly enrolment: Enrolment; readonly today: Today; readonly due: number }[];
}

/**
 * What a reminder has to say, at the moment of sending. Undefined when it has lost its point: the day is over, the
 * learner no longer asks for it, or there is nothing left to do.
 */
export async function makeReminder(
  { store, curriculum }: Ports,
  input: { learner: string; day: Temporal.PlainDate; now: Temporal.Instant },
): Promise<Reminder | undefined> {
  const found = await store.learner(input.learner);
  if (found?.learner.remind !== 'dm') return undefined;
  const { learner, enrolments } = found;
  if (Temporal.PlainDate.compare(dayOf(input.now, learner), input.day) > 0) return undefined;
  const parts = await Promise.all(
    enrolments.map(async (enrolment) => {
      const route = curriculum.routes.get(enrolment.cohort.route);
      if (!route) return [];
      const record = await store.record({ learner: learner.id, enrolment: enrolment.id });
      const at = today(route, { learner, enrolment, record, now: input.now });
      const due = dueCards(record.cards, input.now).length;
      // Whether to go on is asked once a week, not every day.
      const monday = dayOf(input.now, learner).dayOfWeek === 1;
      const todo =
        (at.kind === 'task' && !at.done) ||
        at.kind === 'gap' ||
        due > 0 ||
        (at.kind === 'finish' && monday) ||
        (at.kind === 'free' && at.review);
      return todo ? [{ enrolment, today: at, due }] : [];
    }),
  );
  return parts.flat().length ? { learner, parts: parts.flat() } : undefined;
}
