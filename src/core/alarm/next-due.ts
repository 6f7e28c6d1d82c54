import type { Ports } from '../ports.ts';

/** The next moment at which a job has something to do: an alarm, a delivery or an edit that waits, or one whose
 * runner may not come back. */
export async function nextDue(
  ports: Pick<Ports, 'alarm' | 'delivery' | 'edit'>,
): Promise<Temporal.Instant | undefined> {
  const moments = await Promise.all([ports.alarm.next(), ports.delivery.nextDue(), ports.edit.nextDue()]);
  return moments.filter((at) => at !== undefined).sort(Temporal.Instant.compare)[0];
}
