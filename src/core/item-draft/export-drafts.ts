import type { Cohort } from '../cohort/model.ts';
import { aboutCohort } from '../delivery/address.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';

/** Plans the file with all drafts for an organiser's DM. False when it was asked for within the same minute. */
export async function exportDrafts(
  { delivery }: Pick<Ports, 'delivery'>,
  input: { cohort: Cohort; by: Id; at: { platform: string; account: string }; now: Temporal.Instant },
): Promise<boolean> {
  const { cohort, by, at, now } = input;
  const file = aboutCohort('item-drafts-file', { cohort: cohort.id, learner: by, at, now });
  return (await delivery.plan([file], now)) > 0;
}
