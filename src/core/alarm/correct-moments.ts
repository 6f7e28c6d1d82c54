import { recallDeliveries } from '../delivery/recall-deliveries.ts';
import type { Ports } from '../ports.ts';
import { sweepAlarms } from './sweep-alarms.ts';

/**
 * Corrects what a clock that ran ahead has set too far in the future: messages that wait, and alarms. `all` is for when
 * the clock is known to have been wrong, or may have been, and reads every alarm.
 */
export async function correctMoments(
  ports: Parameters<typeof sweepAlarms>[0] & Pick<Ports, 'delivery'>,
  at: { now: Temporal.Instant; all?: boolean },
): Promise<void> {
  await recallDeliveries(ports, at);
  await sweepAlarms(ports, at);
}
