import type { Cohort } from '../cohort/model.ts';
import type { Id } from '../id.ts';
import type { Ports, Transact, Tx } from '../ports.ts';
import { isOpen, makeDraft } from './make-summary.ts';
import { showDraftAgain } from './show-draft-again.ts';

type Nouns = 'audit' | 'delivery' | 'edit' | 'learner' | 'summary' | 'summaryWords';

/** What deciding about a draft needs. */
export type DraftPorts = Pick<Ports, 'cohort' | 'curriculum' | 'model' | 'retro' | 'summary' | 'summaryWords'> &
  Transact<Nouns>;

/** An organiser, and the summary that they decide about. */
export interface DraftOf {
  readonly cohort: Cohort;
  readonly monday: Temporal.PlainDate;
  readonly by: Id;
  readonly now: Temporal.Instant;
}

/**
 * An organiser decides about a summary that can still be changed: `decide` writes it, or says false where there is nothing
 * to decide. It is written down, and the private message that has the draft shows it. False when nothing was decided.
 */
export async function decideDraft(
  ports: DraftPorts,
  { cohort, monday, by, now }: DraftOf,
  decide: (tx: Tx<Nouns>) => Promise<boolean>,
): Promise<boolean> {
  const draft = cohort.home && (await makeDraft(ports, { cohort: cohort.id, monday, now }));
  if (!draft || !isOpen(draft)) return false;
  return ports.transact(async (tx) => {
    if (!(await decide(tx))) return false;
    await tx.audit.write({ cohort: cohort.id, organiser: by, action: 'summary', at: now });
    await showDraftAgain(tx, { cohorts: [cohort], now });
    return true;
  });
}
