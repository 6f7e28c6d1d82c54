import { recipientOf } from '../delivery/rules.ts';
import type { Id } from '../id.ts';
import type { Transact, Tx } from '../ports.ts';
import { readWeekOf, summaryOf } from '../retro/rules.ts';
import type { Note } from './model.ts';

/** The asker says which answer helped, and the question says so as well. False for anybody else. */
export function solveQuestion(
  ports: Transact<'note' | 'edit'>,
  { answer, asker, now }: { answer: Note; asker: Id; now: Temporal.Instant },
): Promise<boolean> {
  return ports.transact(async (tx) => {
    const { question } = answer;
    if (question === undefined || !(await tx.note.solve({ question, answer: answer.id, asker }))) return false;
    await showAgain(tx, { id: question, cohort: answer.cohort, kind: 'question' }, now);
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

/** A note that was posted is shown as it is now: its own message or, for a line, the summary that has it. */
export const showAgain = (
  tx: Pick<Tx<'edit'>, 'edit'>,
  { id, cohort, about, kind }: Pick<Note, 'id' | 'cohort' | 'kind' | 'about'>,
  now: Temporal.Instant,
) => {
  const week = kind === 'line' ? readWeekOf(about) : undefined;
  const shown = week ? summaryOf(cohort, week) : { kind: 'note', recipient: recipientOf({ cohort }), slot: id };
  return tx.edit.plan(shown, { now, pause: { seconds: 0 } });
};
