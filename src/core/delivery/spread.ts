import type { Id } from '../id.ts';
import { random } from '../seed/rules.ts';

/** Over so long what is due for a crowd at the same moment is spread, so that a platform is not met by all of it at once. */
const crowdOver = { seconds: 300 } as const;

/** The same for what comes late, since nothing ran: a fifth as fast, beside what is due now. */
export const lateOver = { seconds: 5 * crowdOver.seconds } as const;

/** An alarm that is claimed later than this was not waiting for its turn: nothing ran. */
const lateAfter = { minutes: 10 };

/** A batch that was claimed. When it is a full one, there are more. */
interface Batch {
  readonly taken: number;
  readonly limit: number;
  /** The alarm that is due longest. */
  readonly oldest: Temporal.Instant;
}

/**
 * When the message of one learner is due, of a batch that is claimed at `now`. A few are due at once. Of a crowd each has a
 * place of their own within {@link crowdOver}, the same every day, so that one day's message comes 24 hours after the last one's.
 */
export function dueIn(batch: Batch, learner: Id, now: Temporal.Instant): Temporal.Instant {
  if (batch.taken < batch.limit) return now;
  const late = Temporal.Instant.compare(batch.oldest.add(lateAfter), now) < 0;
  const { seconds } = late ? lateOver : crowdOver;
  return now.add({ milliseconds: Math.floor(random(`spread:${learner}`)() * seconds * 1_000) });
}
