import { messageFor } from '../cohort/claim-messages.ts';
import type { Cohort } from '../cohort/model.ts';
import type { Id } from '../id.ts';
import type { Ports, Transact } from '../ports.ts';
import { isOpen, makeDraft } from './make-summary.ts';
import type { SummaryChoice } from './model.ts';
import { showDraftAgain } from './show-draft-again.ts';

/**
 * An organiser decides about a summary before its hour: it is posted at once, or not at all, or with words of theirs at its top.
 * The private message that has the draft shows it. False when it was posted, or there is none.
 */
export async function chooseSummary(
  ports: Pick<Ports, 'cohort' | 'curriculum' | 'model' | 'retro' | 'summary' | 'summaryWords'> &
    Transact<'audit' | 'delivery' | 'edit' | 'learner' | 'summary'>,
  input: { cohort: Cohort; monday: Temporal.PlainDate; by: Id; choice: SummaryChoice; now: Temporal.Instant },
): Promise<boolean> {
  const { cohort, monday, by, choice, now } = input;
  const draft = cohort.home && (await makeDraft(ports, { cohort: cohort.id, monday, now }));
  if (!draft || !isOpen(draft)) return false;
  return ports.transact(async (tx) => {
    await tx.summary.choose({ cohort: cohort.id, monday, by, choice });
    await tx.audit.write({ cohort: cohort.id, organiser: by, action: 'summary', at: now });
    // The alarm of its hour finds it there, and plans none.
    if (choice.kind === 'post') await tx.delivery.plan(messageFor(cohort, 'weekly-summary', monday), now);
    await showDraftAgain(tx, { cohorts: [cohort], now });
    return true;
  });
}
