import { recallDeliveries } from '../delivery/recall-deliveries.ts';
import type { Ports } from '../ports.ts';
import { sweepAlarms } from './sweep-alarms.ts';

/** No platform is waited for as long before a message is edited. */
const longestEditWait = { hours: 2 };

/**
 * Corrects what a clock that ran ahead has set too far in the future, messages and edits that wait, and alarms, and opens
 * again what it ended. `all` is for when the clock is known to have been wrong, or may have been, and reads every alarm.
 * How many alarms it moved, and how many messages it reopened.
 */
export async function correctMoments(
  ports: Parameters<typeof sweepAlarms>[0] & Pick<Ports, 'delivery' | 'edit'>,
  { now, all = false }: { now: Temporal.Instant; all?: boolean },
): Promise<{ readonly alarms: number; readonly reopened: number }> {
  const alarms = await sweepAlarms(ports, { now, all });
  const { reopened } = await recallDeliveries(ports, { now, all, wasAhead: alarms > 0 });
  await ports.edit.recall({ beyond: all ? now : now.add(longestEditWait), now });
  return { alarms, reopened };
}
