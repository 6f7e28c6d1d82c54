import { grades } from '../card/model.ts';
import { rebuildLearner } from '../card/rebuild-cards.ts';
import type { Id } from '../id.ts';
import type { Ports, Transact } from '../ports.ts';
import { rebuildTraps } from '../trap/rebuild-traps.ts';
import type { Appeal, AppealDecided } from './model.ts';

/**
 * Decides an appeal, on the record. When the organiser agrees that an answer was right, it is credited to everybody in the
 * group who gave it, and their cards and traps are what their answers now come to.
 */
export function decideAppeal(
  ports: Pick<Ports, 'curriculum'> & Transact<'appeal' | 'card' | 'trap'>,
  input: { readonly appeal: Appeal; readonly agrees: boolean; readonly organiser: Id; readonly now: Temporal.Instant },
): Promise<AppealDecided> {
  const { appeal, agrees, organiser, now } = input;
  return ports.transact(async (tx) => {
    const of = { appeal: appeal.id, organiser, at: now };
    if (!(await tx.appeal.decide({ ...of, agrees }))) return { kind: 'repeat' };
    if (!agrees || appeal.kind === 'report') return { kind: 'decided', credited: 0 };
    const learners = await tx.appeal.credit({ ...of, grade: grades.good });
    for (const learner of learners) {
      await rebuildLearner(tx, learner, false);
      await rebuildTraps({ ...tx, curriculum: ports.curriculum }, { learner: learner.id });
    }
    return { kind: 'decided', credited: learners.length };
  });
}
