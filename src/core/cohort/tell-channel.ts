import { toChannel } from '../delivery/address.ts';
import { slotOfMinute } from '../delivery/rules.ts';
import type { Tx } from '../ports.ts';
import type { Cohort, CohortTurn } from './model.ts';

/** Plans a message in a cohort's channel about a turn that it has taken. */
export async function tellChannel(
  tx: Pick<Tx<'delivery'>, 'delivery'>,
  { id, home }: Cohort,
  turn: CohortTurn,
  now: Temporal.Instant,
): Promise<void> {
  if (!home) return;
  const message = {
    ...toChannel(id, home),
    kind: 'cohort-turn',
    slot: `${slotOfMinute(now)} ${turn}`,
    params: { cohort: id, turn },
  };
  await tx.delivery.plan([message], now);
}
