import { dayOf } from '../calendar/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { FeedState } from './model.ts';

/** Whether a learner's calendar has an address. One that was made goes on to be shown, so that it can be ended. */
export async function showFeed(
  ports: Pick<Ports, 'feed' | 'feedAddress'>,
  { learner }: { learner: Learner },
): Promise<FeedState> {
  const at = await ports.feed.since(learner.id);
  if (at) return { kind: 'open', since: dayOf(at, learner) };
  return { kind: ports.feedAddress.reachable() ? 'none' : 'nowhere' };
}
