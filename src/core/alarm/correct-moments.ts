import { recallDeliveries } from '../delivery/recall-deliveries.ts';
import { slotOf } from '../delivery/rules.ts';
import type { Ports } from '../ports.ts';
import { sweepAlarms } from './sweep-alarms.ts';

/**
 * Corrects what a clock that ran ahead has set too far in the future: messages and edits that wait, and alarms. `all` is
 * for when the clock is known to have been wrong, or may have been, and reads every alarm. Days whose message was sent
 * while the clock was ahead have one of their own when they come. How many alarms it moved.
 */
export async function correctMoments(
  ports: Parameters<typeof sweepAlarms>[0] & Pick<Ports, 'delivery' | 'edit'>,
  at: { now: Temporal.Instant; all?: boolean },
): Promise<number> {
  const { now } = at;
  await recallDeliveries(ports, at);
  await ports.edit.recall({ beyond: at.all ? now : now.add(longestEditWait), now });
  const alarms = await sweepAlarms(ports, at);
  // Where nothing else was wrong, nothing was sent too early: this one reads the whole table.
  if (alarms)
    await ports.delivery.releaseDays({
      sentAfter: now.add(tooEarly),
      lastDay: slotOf(now.toZonedDateTimeISO('UTC').toPlainDate()),
    });
  return alarms;
}

/** No platform is waited for as long before a message is edited. */
const longestEditWait = { hours: 2 };

/** A message that was sent so much too early is no message of its day. */
const tooEarly = { hours: 6 };
