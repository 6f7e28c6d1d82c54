import { sayFew } from './few-lines.ts';
import type { Env } from './job.ts';

/**
 * Logs that nobody knows whether a message arrived: with its id, kind and reason. An outage may leave thousands of them on
 * a platform: after ten lines, one more says how many they were and where they are.
 */
export function logUnknownEnd(
  { id, kind, platform, detail }: Readonly<Record<'id' | 'kind' | 'platform' | 'detail', string>>,
  { ports, log }: Pick<Env, 'ports' | 'log'>,
  quietMs?: number,
): void {
  const one = () =>
    log.error({ delivery: id, kind, platform, detail }, 'nobody knows whether it arrived; it is not sent again');
  const more = (others: number) =>
    log.error(
      { platform, more: others },
      'nobody knows of more messages whether they arrived; they are the rows that are ambiguous',
    );
  sayFew(ports, `unknown ${platform}`, { one, more }, quietMs === undefined ? {} : { quietMs });
}
