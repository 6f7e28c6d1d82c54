import { recipientOf } from '../delivery/rules.ts';
import type { Id } from '../id.ts';
import type { Transact, Tx } from '../ports.ts';
import type { Note } from './model.ts';

/** The asker says which answer helped, and the question says so as well. False for anybody else. */
export function solveQuestion(
  ports: Transact<'note' | 'edit'>,
  { answer, asker, now }: { answer: Note; asker: Id; now: Temporal.Instant },
): Promise<boolean> {
  return ports.transact(async (tx) => {
    const { question } = answer;
    if (question === undefined || !(await tx.note.solve({ question, answer: answer.id, asker }))) return false;
    await showAgain(tx, { id: question, cohort: answer.cohort }, now);
    return true;
  });
}

/** The asker wants no answer any more, and the question says so as well. False for anybody else. */
export function closeQuestion(
  ports: Transact<'note' | 'edit'>,
  { question, asker, now }: { question: Note; asker: Id; now: Temporal.Instant },
): Promise<boolean> {
  return ports.transact(async (tx) => {
    if (!(await tx.note.solve({ question: question.id, asker, closed: now }))) return false;
    await showAgain(tx, question, now);
    return true;
  });
}

/** A note that was posted is shown as it is now. */
export const showAgain = (
  tx: Pick<Tx<'edit'>, 'edit'>,
  { id, cohort }: Pick<Note, 'id' | 'cohort'>,
  now: Temporal.Instant,
) => tx.edit.plan({ kind: 'note', recipient: recipientOf({ cohort }), slot: id }, { now, pause: { seconds: 0 } });
