import { toChannel } from '../delivery/address.ts';
import { slotOf } from '../delivery/rules.ts';
import type { Id } from '../id.ts';
import type { Transact } from '../ports.ts';
import type { Announced, Cohort } from './model.ts';
import { cohortMonday } from './rules.ts';

/** Has an organiser's words posted in the cohort's channel, once in a week of the cohort. Nobody is sent a private message. */
export async function announce(
  ports: Transact<'audit' | 'cohort' | 'delivery'>,
  { cohort, by, text, now }: { cohort: Cohort; by: Id; text: string; now: Temporal.Instant },
): Promise<Announced> {
  const { home } = cohort;
  if (!home || cohort.closed) return { kind: 'closed' };
  const monday = cohortMonday(cohort, now);
  return ports.transact(async (tx): Promise<Announced> => {
    const id = await tx.cohort.announce({ cohort: cohort.id, learner: by, monday, text, at: now });
    if (id === undefined) return { kind: 'spent', again: monday.add({ weeks: 1 }) };
    const message = {
      ...toChannel(cohort.id, home),
      kind: 'announcement',
      slot: slotOf(monday),
      params: { cohort: cohort.id, announcement: id },
    };
    await tx.delivery.plan([message], now);
    await tx.audit.write({ cohort: cohort.id, organiser: by, action: 'announce', at: now });
    return { kind: 'planned' };
  });
}
