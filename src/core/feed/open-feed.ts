import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';

/** Makes an address for a learner's calendar; the one before it ends. Undefined when nothing could reach it. */
export async function openFeed(
  ports: Pick<Ports, 'feed' | 'feedAddress'>,
  { learner, now }: { learner: Id; now: Temporal.Instant },
): Promise<string | undefined> {
  const made = ports.feedAddress.make();
  if (made) await ports.feed.open({ learner, key: made.key, at: now });
  return made?.address;
}
