import { changeHolidays, orderHolidays } from '../calendar/holidays.ts';
import { onTheHour } from '../calendar/minute-of-day.ts';
import type { Holidays } from '../calendar/model.ts';
import { isBetween, isOneOf, thisMonday } from '../calendar/rules.ts';
import type { Language } from '../language/model.ts';
import type { Beginning, Goal, Learner, LearnerChanges } from './model.ts';

/** What a platform says of somebody, as far as it does. */
interface FirstSight {
  readonly zone?: string;
  readonly languageGuessed?: boolean;
}

/**
 * What their platform says now and nobody knew before: the zone, and the language. What somebody has chosen stays.
 * Undefined when there is nothing to learn.
 */
export function newlyKnown(
  learner: Pick<Learner, 'languageKnown' | 'zoneKnown'>,
  { language, zone, languageGuessed = false }: FirstSight & { readonly language: Language },
): Pick<LearnerChanges, 'language' | 'zone'> | undefined {
  const learned = {
    ...(!learner.zoneKnown && zone && { zone }),
    ...(!learner.languageKnown && !languageGuessed && { language }),
  };
  return Object.keys(learned).length ? learned : undefined;
}

/** The settings of a new learner: 20:00, days from 04:00, quiet from 22:00 to 07:00, five study days from this week on, ten minutes of questions. */
export function beginningOf({ zone, languageGuessed = false }: FirstSight, now: Temporal.Instant): Beginning {
  const home = zone ?? 'UTC';
  const dayStart = onTheHour(4);
  return {
    languageKnown: !languageGuessed,
    zone: home,
    zoneKnown: zone !== undefined,
    reminderTime: onTheHour(20),
    dayStart,
    quiet: { from: onTheHour(22), to: onTheHour(7) },
    remind: 'unasked',
    goals: [{ from: thisMonday(now, { zone: home, dayStart }), days: 5 }],
    quizMinutes: 10,
    lightDays: [],
  };
}

/** Whether their reminder's hour is one of their quiet hours. It comes all the same: they chose it. */
export const remindsInQuiet = ({ remind, reminderTime, quiet }: Learner): boolean =>
  remind === 'dm' && isBetween(reminderTime, quiet.from, quiet.to);

/** A new goal counts from this week on. Earlier goals are kept, so that the weeks they kept still count. */
export function withGoal(goals: readonly Goal[], day: Temporal.PlainDate, days: number): readonly Goal[] {
  // Chosen later than tomorrow it was by a clock that ran ahead, and would count only then.
  const tomorrow = day.add({ days: 1 });
  const chosen = goals.filter((goal) => Temporal.PlainDate.compare(goal.from, tomorrow) <= 0);
  const last = chosen.at(-1);
  if (!last) return [{ from: day, days }];
  if (last.days === days) return chosen;
  // Somebody who flew west may be on an earlier date than when they last chose.
  const from = Temporal.PlainDate.compare(day, last.from) < 0 ? last.from : day;
  return [...chosen.filter((g) => g.days !== days || !g.from.equals(from)), { from, days }];
}

/** The part of their minutes that questions take on a light day. */
const lightPart = 1 / 3;

export const isLight = ({ lightDays }: Pick<Learner, 'lightDays'>, date: Temporal.PlainDate): boolean =>
  isOneOf(lightDays, date);

export const minutesOnLightDay = ({ quizMinutes }: Pick<Learner, 'quizMinutes'>): number =>
  Math.ceil(quizMinutes * lightPart);

/** How many minutes may go to questions on a day. */
export const minutesOn = (learner: Pick<Learner, 'quizMinutes' | 'lightDays'>, date: Temporal.PlainDate): number =>
  isLight(learner, date) ? minutesOnLightDay(learner) : learner.quizMinutes;

/** The same on average over a week. */
export const meanMinutes = (learner: Pick<Learner, 'quizMinutes' | 'lightDays'>): number =>
  learner.quizMinutes - (learner.lightDays.length / 7) * (learner.quizMinutes - minutesOnLightDay(learner));

/**
 * Their days off when settings change, if that changes them. `wanted` takes the place of what is ahead. A day that a new
 * clock skips, from `today` to `day`, is one as well: nobody can study on it any more.
 */
export function changedVacation(
  { vacation = [] }: Pick<Learner, 'vacation'>,
  { today, day, wanted }: { today: Temporal.PlainDate; day: Temporal.PlainDate; wanted?: Holidays | undefined },
): Holidays | undefined {
  const changed = wanted && changeHolidays(vacation, wanted, day);
  if (Temporal.PlainDate.compare(today, day) >= 0) return changed;
  return orderHolidays([...(changed ?? vacation), { from: today, to: day.subtract({ days: 1 }) }]);
}
