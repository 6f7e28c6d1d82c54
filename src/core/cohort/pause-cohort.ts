import { orderHolidays } from '../calendar/holidays.ts';
import type { Id } from '../id.ts';
import type { Ports, Transact } from '../ports.ts';
import { changeCohort } from './change-cohort.ts';
import type { Cohort } from './model.ts';
import { cohortDate } from './rules.ts';
import { tellChannel } from './tell-channel.ts';

/**
 * Lets a cohort's path stand still from tomorrow on, or go on tomorrow: the days between are days off, so that each day of
 * the path keeps its number. The channel is told, and it is written down. Nothing changes for one that is so already.
 */
export async function pauseCohort(
  ports: Pick<Ports, 'curriculum'> & Transact<'alarm' | 'audit' | 'cohort' | 'delivery' | 'officeHour'>,
  { cohort, pause, by, now }: { cohort: Cohort; pause: boolean; by: Id; now: Temporal.Instant },
): Promise<Cohort> {
  const { curriculum } = ports;
  return ports.transact(async (tx) => {
    // One after another: of two at once, the second finds it done.
    await tx.alarm.lock('post', cohort.id);
    const current = (await tx.cohort.get(cohort.id)) ?? cohort;
    if (current.closed || (current.pausedFrom !== undefined) === pause) return current;
    const changes = pause ? { pausedFrom: cohortDate(current, now).add({ days: 1 }) } : resumed(current, now);
    const changed = await changeCohort({ ...tx, curriculum }, { cohort: current, changes, now });
    await tx.audit.write({ cohort: cohort.id, organiser: by, action: pause ? 'pause' : 'resume', at: now });
    await tellChannel(tx, changed, pause ? 'paused' : 'resumed', now);
    return changed;
  });
}

/** The days of the pause until today become days off. */
function resumed({ pausedFrom, holidays = [], ...cohort }: Cohort, now: Temporal.Instant) {
  const today = cohortDate(cohort, now);
  const off = pausedFrom && Temporal.PlainDate.compare(pausedFrom, today) <= 0 ? [{ from: pausedFrom, to: today }] : [];
  return { pausedFrom: undefined, holidays: orderHolidays([...holidays, ...off]) };
}
