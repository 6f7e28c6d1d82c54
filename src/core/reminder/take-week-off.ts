import { comingHolidays } from '../calendar/holidays.ts';
import { dayOf } from '../calendar/rules.ts';
import { changeSettings } from '../learner/change-settings.ts';
import type { Learner } from '../learner/model.ts';
import type { Transact } from '../ports.ts';

const week = { days: 7 } as const;

/** Seven days off, from today on, besides those that they have: no reminder, and nothing asked of a streak. Gives the day after them. */
export async function takeWeekOff(
  ports: Transact<'alarm' | 'card' | 'learner'>,
  { learner, now }: { learner: Learner; now: Temporal.Instant },
): Promise<Temporal.PlainDate> {
  const from = dayOf(now, learner);
  const back = from.add(week);
  const daysOff = [...comingHolidays(learner.vacation, from), { from, to: back.subtract({ days: 1 }) }];
  await changeSettings(ports, { learner, changes: { daysOff }, now });
  return back;
}
