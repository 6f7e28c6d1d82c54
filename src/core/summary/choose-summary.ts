import type { Cohort } from '../cohort/model.ts';
import { recipientOf, slotOf } from '../delivery/rules.ts';
import type { Id } from '../id.ts';
import type { Ports, Transact } from '../ports.ts';
import { makeDraft } from './make-summary.ts';
import type { SummaryChoice } from './model.ts';

/**
 * An organiser decides about a summary before its hour: it is posted at once, or not at all, or with words of theirs at its top.
 * False when it was posted, or there is none.
 */
export async function chooseSummary(
  ports: Pick<Ports, 'cohort' | 'curriculum' | 'summary'> & Transact<'audit' | 'delivery' | 'summary'>,
  input: { cohort: Cohort; monday: Temporal.PlainDate; by: Id; choice: SummaryChoice; now: Temporal.Instant },
): Promise<boolean> {
  const { cohort, monday, by, choice, now } = input;
  const { home } = cohort;
  if (!home || !(await makeDraft(ports, { cohort: cohort.id, monday, now }))) return false;
  return ports.transact(async (tx) => {
    await tx.summary.choose({ cohort: cohort.id, monday, by, choice });
    await tx.audit.write({ cohort: cohort.id, organiser: by, action: 'summary', at: now });
    if (choice.kind !== 'post') return true;
    const { platform, workspace, channel } = home;
    // The alarm of its hour finds it there, and plans none.
    const message = {
      kind: 'weekly-summary',
      recipient: recipientOf({ cohort: cohort.id }),
      slot: slotOf(monday),
      params: { cohort: cohort.id, day: monday.toString() },
      platform,
      address: { workspace, channel },
    };
    await tx.delivery.plan([message], now);
    return true;
  });
}
