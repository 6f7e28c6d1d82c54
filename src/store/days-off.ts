import { sql } from 'kysely';
import type { Holidays } from '../core/calendar/model.ts';

/** Days off as a column of JSON has them: dates are text. */
export type DaysOffColumn = readonly { readonly from: string; readonly to: string }[];

export const readDaysOff = (column: DaysOffColumn): Holidays =>
  column.map(({ from, to }) => ({ from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) }));

export const writeDaysOff = (days: Holidays) => sql<never>`${JSON.stringify(days)}::jsonb`;
