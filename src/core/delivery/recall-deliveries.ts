import type { Ports } from '../ports.ts';
import { endedByTime, slotOf } from './rules.ts';
import { lateOver } from './spread.ts';

/** No message about today waits longer: for the end of quiet hours, for a limit, for its hour in another zone. */
const longestWait = { hours: 48 };

/** So far ahead of UTC is the first zone in which a day begins. */
const firstZone = { hours: 14 };

/** A message that was sent so much too early is no message of its day. */
const tooEarly = { hours: 6 };

/**
 * Makes due at once what a clock that ran ahead left to wait too long; what still has to wait is put off again when it
 * is made. A message about a day to come stays: it is right on that day. `all` is for when the clock is known to have
 * been wrong, and may have been so by an hour: what waits no longer than a late crowd is spread over keeps its place in it. `wasAhead`: alarms were found that it set, so messages may have been sent
 * too early; their days have one of their own when they come. What the wrong clock ended as too late is opened again when
 * its day is not over: `reopened` counts those, and `moved` what waited too long.
 */
export function recallDeliveries(
  ports: Pick<Ports, 'delivery'>,
  { now, all = false, wasAhead = false }: { now: Temporal.Instant; all?: boolean; wasAhead?: boolean },
): ReturnType<Ports['delivery']['recall']> {
  const latest = now.add(longestWait);
  const lastDay = slotOf(latest.toZonedDateTimeISO('UTC').toPlainDate());
  const early = { endedAfter: now.add(tooEarly), day: slotOf(now.toZonedDateTimeISO('UTC').toPlainDate()) };
  const today = slotOf(now.add(firstZone).toZonedDateTimeISO('UTC').toPlainDate());
  const wronglyEnded = { lastDay: today, details: Object.values(endedByTime) };
  return ports.delivery.recall({
    beyond: all ? now.add(lateOver) : latest,
    lastDay,
    now,
    ...(all && { wronglyEnded }),
    ...(wasAhead && { early }),
  });
}
