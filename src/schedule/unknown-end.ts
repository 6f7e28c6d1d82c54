import type { Env } from './job.ts';

/** So many of an outage have a line each; the others are counted. */
const maxLines = 10;

/** An outage is over when there was no other for so long (ms). */
const overMs = 30_000;

interface Outage {
  ends: number;
  timer: NodeJS.Timeout | undefined;
}

const outages = new WeakMap<Env['ports'], Map<string, Outage>>();

/**
 * Logs that nobody knows whether a message arrived: with its id, kind and reason. An outage may leave thousands of them on
 * a platform: after ten lines, one more says how many they were and where they are.
 */
export function logUnknownEnd(
  { id, kind, platform, detail }: Readonly<Record<'id' | 'kind' | 'platform' | 'detail', string>>,
  { ports, log }: Pick<Env, 'ports' | 'log'>,
  quietMs = overMs,
): void {
  const ofPlatform = outages.get(ports) ?? new Map<string, Outage>();
  outages.set(ports, ofPlatform);
  const outage = ofPlatform.get(platform) ?? { ends: 0, timer: undefined };
  ofPlatform.set(platform, outage);
  outage.ends += 1;
  if (outage.ends <= maxLines)
    log.error({ delivery: id, kind, platform, detail }, 'nobody knows whether it arrived; it is not sent again');
  clearTimeout(outage.timer);
  outage.timer = setTimeout(() => {
    ofPlatform.delete(platform);
    const more = outage.ends - maxLines;
    if (more > 0)
      log.error(
        { platform, more },
        'nobody knows of more messages whether they arrived; they are the rows that are ambiguous',
      );
  }, quietMs).unref();
}
