import { nextDue } from '../core/alarm/next-due.ts';
import { listen } from '../postgres/session.ts';
import type { Wake } from '../schedule/wake.ts';
import { dueChannel } from '../store/plan-deliveries.ts';

/** Wakes by the rows: the moments that they have, and what the database tells of new ones. */
export const wakeByRows = (
  url: string,
  ports: Parameters<typeof nextDue>[0],
  now: () => Promise<Temporal.Instant>,
  onLost: (error: Error) => void,
): Wake => ({
  async next() {
    const at = await nextDue(ports);
    return at && at.epochMilliseconds - (await now()).epochMilliseconds;
  },
  listen: (told) => listen(url, dueChannel, told, onLost),
});
