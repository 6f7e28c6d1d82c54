import { dayOf } from '../calendar/rules.ts';
import type { Cohort } from '../cohort/model.ts';
import { toLearner } from '../delivery/address.ts';
import type { RefusalReason } from '../delivery/model.ts';
import { slotOf } from '../delivery/rules.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';

/**
 * Tells a cohort's organiser that its channel did not take a message: one private note a day, over all their groups, as
 * only they can do something about it. Gives the cohort, if there still is one.
 */
export async function reportRefusal(
  ports: Pick<Ports, 'cohort' | 'learner' | 'delivery'>,
  input: { cohort: Id; reason: RefusalReason; now: Temporal.Instant },
): Promise<Cohort | undefined> {
  const { reason, now } = input;
  const cohort = await ports.cohort.get(input.cohort);
  const [organiser] = cohort?.organiser ? await ports.learner.list([cohort.organiser]) : [];
  if (!cohort || !organiser?.account) return cohort;
  const { learner, account } = organiser;
  const note = {
    ...toLearner(learner.id, account),
    kind: 'post-refused',
    slot: slotOf(dayOf(now, learner)),
    params: { learner: learner.id, cohort: cohort.id, reason },
  } as const;
  await ports.delivery.plan([note], now);
  return cohort;
}
