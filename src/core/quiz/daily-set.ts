import { dayOf, daysBetween, sameDay } from '../calendar/rules.ts';
import { gainOf, intervalFor, retentionFor } from '../card/memory.ts';
import type { TaughtCard } from '../card/model.ts';
import { daysSince, dueCards, usualRetention } from '../card/rules.ts';
import { planFor } from '../deadline/plan.ts';
import type { Learner } from '../learner/model.ts';
import { isLight, meanMinutes, minutesOn } from '../learner/rules.ts';
import { recentAnswers, type StudyRecord } from '../progress/model.ts';
import type { Candidate } from './model.ts';

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

/** After so many answers, a point of less stability than this, in days, is taught again. */
export const answersUntilTaught = 8;
const sticking = 7;

/** What the questions of a day are chosen by. */
export interface Day {
  readonly learner: Learner;
  readonly record: StudyRecord;
  readonly now: Temporal.Instant;
}

/** A card to ask today, and why: as a question has them. */
export interface Wanted extends Pick<Candidate, 'by'> {
  readonly card: TaughtCard;
  readonly cause: 'due' | 'date' | 'light';
}

/** How many seconds of the learner's day are left for questions. */
export function secondsLeft({ learner, record, now }: Day): number {
  const today = dayOf(now, learner);
  const spent = record.spent && sameDay(record.spent.day, today) ? record.spent.seconds : 0;
  return Math.max(0, minutesOn(learner, today) * 60 - spent);
}

/**
 * All that can be asked today: first what a deadline needs, by what it gains for that day; then what is due, what is worth
 * most a minute first; and before light days what is due on them.
 */
export function wantedToday({ learner, record, now }: Day): readonly Wanted[] {
  const today = dayOf(now, learner);
  const { cards, deadline } = record;
  const { parameters } = learner;
  const plan = deadline && planFor(deadline, { cards, today, seconds: meanMinutes(learner) * 60, parameters });
  const due = new Set(dueCards(cards, now));
  const by = deadline && { on: deadline.on.toString(), days: daysBetween(today, deadline.on) };
  const early = lightAhead(learner, today);
  const wanted = cards.flatMap((card): readonly (Wanted & { value: number })[] => {
    const ago = daysSince(card, today);
    const gain = plan?.now.get(card.kp);
    if (gain !== undefined)
      return [{ card, cause: due.has(card) ? 'due' : 'date', ...(by && { by }), value: gain / card.seconds }];
    if (plan?.held.has(card.kp)) return [];
    const value = () => gainOf(card.memory, ago, { parameters }) / card.seconds;
    if (due.has(card)) return [{ card, cause: 'due', value: value() }];
    return card.interval >= shortest && card.interval - ago <= early ? [{ card, cause: 'light', value: value() }] : [];
  });
  return wanted.toSorted((a, b) => rank(a) - rank(b) || b.value - a.value || (a.card.kp < b.card.kp ? -1 : 1));
}

/** What goes before the rest, whatever its value. */
export const rank = ({ by, cause }: Pick<Candidate, 'by' | 'cause'>): number => (by ? 0 : cause === 'light' ? 2 : 1);

/** Before a light day only points come early that return after so many days or more: the others would be asked too soon. */
const shortest = 4;

/** How many light days follow on this one; none on a light day itself. */
function lightAhead(learner: Pick<Learner, 'lightDays'>, today: Temporal.PlainDate): number {
  if (isLight(learner, today)) return 0;
  let days = 0;
  while (days < 6 && isLight(learner, today.add({ days: days + 1 }))) days++;
  return days;
}

/** The cards of {@link wantedToday}. */
export const dueByValue = (day: Day): readonly TaughtCard[] => wantedToday(day).map(({ card }) => card);

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

/** How many points may be new on a day: fewer while most of the last answers are wrong, and none while nearly all are. */
export function newPerDayAfter(recent: readonly boolean[] = []): number {
  if (recent.length < recentAnswers) return newPerDay;
  const share = recent.filter(Boolean).length / recent.length;
  return share < 0.25 ? 0 : share < 0.5 ? 1 : newPerDay;
}

/** How many new points may still come today: none while what is due takes days. */
export function freshToday(day: Day, wanted = wantedToday(day)): number {
  const { learner, record, now } = day;
  const today = dayOf(now, learner);
  const due = wanted.filter(({ cause }) => cause === 'due');
  const waiting = due.reduce((sum, { card }) => sum + card.seconds, 0);
  if (waiting > fullDays * learner.quizMinutes * 60) return 0;
  return Math.max(0, newPerDayAfter(record.recent) - record.cards.filter(({ since }) => sameDay(since, today)).length);
}

/** The retention that the learner's minutes suffice for: the highest at which the reviews to come fit into them. */
export function affordableRetention(
  cards: readonly Pick<TaughtCard, 'memory' | 'seconds'>[],
  learner: Pick<Learner, 'quizMinutes' | 'lightDays' | 'parameters'>,
): number {
  const secondsADay = (retention: number) =>
    cards.reduce((sum, { memory, seconds }) => {
      const interval = intervalFor(memory, retentionFor(memory, retention), learner.parameters);
      return sum + seconds / interval;
    }, 0);
  const fits = (retention: number) => secondsADay(retention) <= fullTimes * meanMinutes(learner) * 60;
  return retentions.find(fits) ?? retentions.at(-1)!;
}

/** Was it asked often since it was last taught, and does not stick? */
export const isLeech = ({ memory, sinceTaught }: Pick<TaughtCard, 'memory' | 'sinceTaught'>): boolean =>
  sinceTaught >= answersUntilTaught && memory.stability < sticking;
