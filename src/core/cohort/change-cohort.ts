import type { Id } from '../id.ts';
import { nextEnd } from '../office-hour/rules.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports, Transact, Tx } from '../ports.ts';
import { changedAlarms } from './alarms.ts';
import type { Cohort, CohortChanges } from './model.ts';
import { fitMinors } from './rules.ts';

/**
 * Changes a cohort. What moves its next post or summary, such as a new time or zone, also moves its alarms. What `by` has
 * changed is written down. Gives the cohort as it is then.
 */
export async function changeCohort(
  ports: Pick<Ports, 'curriculum'> & Transact<'alarm' | 'audit' | 'cohort' | 'officeHour'>,
  input: {
    cohort: Cohort;
    changes: CohortChanges;
    by?: Id;
    now: Temporal.Instant;
  },
): Promise<Cohort> {
  const { cohort, by, now } = input;
  return ports.transact(async (tx) => {
    // Lock before reading: of two changes at once, the second must start from the result of the first.
    const current = {
      postAt: await tx.alarm.lock('post', cohort.id),
      summaryAt: await tx.alarm.lock('summary', cohort.id),
    };
    const before = (await tx.cohort.list([cohort.id]))[0] ?? cohort;
    const changes = fitMinors(before, input.changes);
    await tx.cohort.save(cohort.id, changes);
    const path = pathOf(ports.curriculum, before);
    const { postAt, summaryAt } = changedAlarms(before, { ...before, ...changes }, { path, current, now });
    await tx.alarm.move('post', [{ subject: cohort.id, from: current.postAt, to: postAt }]);
    await tx.alarm.move('summary', [{ subject: cohort.id, from: current.summaryAt, to: summaryAt }]);
    if (changes.zone !== undefined) await moveOfficeHour(tx, { ...before, ...changes }, now);
    const changed = changedFields(before, changes);
    if (by !== undefined && changed.length) {
      const moved = changed.includes('home');
      const line = { cohort: cohort.id, organiser: by, at: now };
      await tx.audit.write({ ...line, action: moved ? 'move' : 'settings', ...(!moved && { detail: changed.join() }) });
    }
    return (await tx.cohort.get(cohort.id)) ?? cohort;
  });
}

/** Its time is by the cohort's clock, so another zone is another end. */
async function moveOfficeHour(
  tx: Pick<Tx<'alarm' | 'officeHour'>, 'alarm' | 'officeHour'>,
  cohort: Cohort,
  now: Temporal.Instant,
): Promise<void> {
  const from = await tx.alarm.lock('office-hour', cohort.id);
  const [hour] = await tx.officeHour.list([cohort.id]);
  await tx.alarm.move('office-hour', [{ subject: cohort.id, from, to: nextEnd(hour, cohort, now) }]);
}

/** The names of what is another value now. */
const changedFields = (before: Cohort, changes: CohortChanges): readonly string[] =>
  Object.entries(changes).flatMap(([field, value]) =>
    JSON.stringify(before[field as keyof Cohort]) === JSON.stringify(value) ? [] : field,
  );
