import { dayOf, sameDay } from '../calendar/rules.ts';
import { intervalFor, memoryAfter, retrievability } from '../card/memory.ts';
import { grades, type Memory, type TaughtCard } from '../card/model.ts';
import { daysSince, dueCards, usualRetention } from '../card/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { StudyRecord } from '../progress/model.ts';

/** How many points may be new on a day. */
export const newPerDay = 2;

/**
 * Retention is desired lower, step by step, while the reviews to come take more than so many times a learner's minutes.
 * Measured (`npm run bench -- study`): whoever lowers it sooner or further knows less, since new points need many reviews
 * for a short while only.
 */
const retentions = [usualRetention, 0.87, 0.84, 0.8] as const;
const fullTimes = 1.5;

/** While what is due takes more than this many days, nothing new comes. */
const fullDays = 2;

/** How far ahead the value of a review is looked at, in days. */
const horizon = 30;

/** After so many answers, a point of less stability than this, in days, is taught again. */
export const answersUntilTaught = 8;
const sticking = 7;

/** What the questions of a day are chosen by. */
export interface Day {
  readonly learner: Learner;
  readonly record: StudyRecord;
  readonly now: Temporal.Instant;
}

/** How many seconds of the learner's day are left for questions. */
export function secondsLeft({ learner, record, now }: Day): number {
  const today = dayOf(now, learner);
  const spent = record.spent && sameDay(record.spent.day, today) ? record.spent.seconds : 0;
  return Math.max(0, learner.quizMinutes * 60 - spent);
}

/**
 * How much likelier it gets, by a question now, that the point is recalled in {@link horizon} days: over a right and a
 * wrong answer, each as likely as it is.
 */
export function gainOf(memory: Memory, days: number): number {
  const recall = retrievability(memory, days);
  const after = (grade: (typeof grades)['good' | 'again']) => retrievability(memoryAfter(memory, days, grade), horizon);
  return recall * after(grades.good) + (1 - recall) * after(grades.again) - retrievability(memory, days + horizon);
}

/** All that is due, what is worth most a minute first. */
export function dueByValue({ learner, record, now }: Day): readonly TaughtCard[] {
  const today = dayOf(now, learner);
  const value = new Map(
    dueCards(record.cards, now).map((card) => [card, gainOf(card.memory, daysSince(card, today)) / card.seconds]),
  );
  return [...value.keys()].sort((a, b) => value.get(b)! - value.get(a)! || (a.kp < b.kp ? -1 : 1));
}

/**
 * The first ones that fit into so many seconds together, and no more than `most`. The first that does not fit ends it: so
 * nothing comes that was worth less than what was left out.
 */
export function fitting<Timed extends { readonly seconds: number }>(
  list: readonly Timed[],
  seconds: number,
  most = list.length,
): readonly Timed[] {
  let left = seconds;
  const end = list.findIndex((one, i) => {
    left -= one.seconds;
    return i >= most || left < 0;
  });
  return end < 0 ? list : list.slice(0, end);
}

/** The reviews of today that are left: what is due, as far as it fits into the learner's minutes. */
export const dueToday = (day: Day): number => fitting(dueByValue(day), secondsLeft(day)).length;

/** How many new points may still come today: none while what is due takes days. */
export function freshToday({ learner, record, now }: Day): number {
  const today = dayOf(now, learner);
  const waiting = dueCards(record.cards, now).reduce((sum, { seconds }) => sum + seconds, 0);
  if (waiting > fullDays * learner.quizMinutes * 60) return 0;
  return Math.max(0, newPerDay - record.cards.filter(({ since }) => sameDay(since, today)).length);
}

/** The retention that the learner's minutes suffice for: the highest at which the reviews to come fit into them. */
export function affordableRetention(
  cards: readonly Pick<TaughtCard, 'memory' | 'seconds'>[],
  { quizMinutes }: Pick<Learner, 'quizMinutes'>,
): number {
  const secondsADay = (retention: number) =>
    cards.reduce((sum, { memory, seconds }) => sum + seconds / intervalFor(memory, retention), 0);
  const fits = (retention: number) => secondsADay(retention) <= fullTimes * quizMinutes * 60;
  return retentions.find(fits) ?? retentions.at(-1)!;
}

/** Was it asked often since it was last taught, and does not stick? */
export const isLeech = ({ memory, sinceTaught }: Pick<TaughtCard, 'memory' | 'sinceTaught'>): boolean =>
  sinceTaught >= answersUntilTaught && memory.stability < sticking;
