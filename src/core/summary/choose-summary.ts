import { messageFor } from '../cohort/claim-messages.ts';
import { type DraftOf, type DraftPorts, decideDraft } from './decide-draft.ts';
import type { SummaryChoice } from './model.ts';

/**
 * An organiser decides about a summary before its hour: it is posted at once, or not at all, or with words of theirs at its top.
 * The private message that has the draft shows it. False when it was posted, or there is none.
 */
export function chooseSummary(
  ports: DraftPorts,
  { choice, ...of }: DraftOf & { readonly choice: SummaryChoice },
): Promise<boolean> {
  const { cohort, monday, by, now } = of;
  return decideDraft(ports, of, async (tx) => {
    await tx.summary.choose({ cohort: cohort.id, monday, by, choice });
    // The alarm of its hour finds it there, and plans none.
    if (choice.kind === 'post') await tx.delivery.plan(messageFor(cohort, 'weekly-summary', monday), now);
    return true;
  });
}
