import type { Cohort } from '../cohort/model.ts';
import type { Ports } from '../ports.ts';
import type { OfficeHourPage } from './model.ts';
import { isQueueOpen, nextOccurrence, opensAt } from './rules.ts';

/** The office hour of a cohort, and its queue as it is now. */
export async function showOfficeHour(
  ports: Pick<Ports, 'officeHour'>,
  { cohort, now }: { cohort: Cohort; now: Temporal.Instant },
): Promise<OfficeHourPage> {
  const [hour] = await ports.officeHour.list([cohort.id]);
  const next = hour && nextOccurrence(hour, cohort, now);
  if (!hour || !next) return { open: false, queue: [], ...(hour && { hour }) };
  const open = isQueueOpen(next, now);
  const queue = (await ports.officeHour.queue(cohort.id)).filter(({ day }) => day.equals(next.on));
  return { hour, next, opens: opensAt(next), open, queue: order(queue) };
}

/** Whoever is called comes first. */
const order = (queue: OfficeHourPage['queue']): OfficeHourPage['queue'] => [
  ...queue.filter(({ state }) => state === 'called'),
  ...queue.filter(({ state }) => state !== 'called'),
];
