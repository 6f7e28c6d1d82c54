import { orderHolidays } from '../calendar/holidays.ts';
import type { Learner } from '../learner/model.ts';
import type { StoredRecord } from '../progress/model.ts';
import type { StreakRecord } from './model.ts';

/** What a learner's streak follows from. A day off of one of their cohorts is one for them. */
export const streakRecord = (
  { goals, vacation = [] }: Pick<Learner, 'goals' | 'vacation'>,
  { days, holidays = [], repaired = [] }: Pick<StoredRecord, 'days' | 'holidays' | 'repaired'>,
): StreakRecord => ({ days, goals, daysOff: orderHolidays([...vacation, ...holidays]), repaired });
