import type { Id } from '../id.ts';
import type { Ports, Transact } from '../ports.ts';
import { rebuildTraps } from '../trap/rebuild-traps.ts';
import { rebuildLearner } from './rebuild-cards.ts';
import type { Scheduling } from './rules.ts';

/** `unknown` is an answer that was not given in this group, or not at all; the organiser learns no more of it. */
export type Undone = { readonly kind: 'undone' | 'repeat' | 'unknown' };

/**
 * Takes back one answer in a group, on the record: its minute goes, and its learner's card and traps are what the other
 * answers come to.
 */
export async function undoAnswer(
  ports: Pick<Ports, 'curriculum'> & Transact<'audit' | 'card' | 'trap'>,
  input: { readonly question: Id; readonly cohort: Id; readonly by: Id; readonly now: Temporal.Instant },
): Promise<Undone> {
  return ports.transact(async (tx) => {
    const undone: { learner: Id; clock: Scheduling } | 'repeat' | undefined = await tx.card.undo(input);
    if (undone === undefined) return { kind: 'unknown' };
    if (undone === 'repeat') return { kind: 'repeat' };
    await rebuildLearner(tx, { id: undone.learner, clock: undone.clock }, false);
    await rebuildTraps({ ...tx, curriculum: ports.curriculum }, { learner: undone.learner });
    const { cohort, by, now: at } = input;
    await tx.audit.write({ cohort, organiser: by, action: 'undo', member: undone.learner, at });
    return { kind: 'undone' };
  });
}
