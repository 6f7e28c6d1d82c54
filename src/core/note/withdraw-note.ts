import type { Id } from '../id.ts';
import type { Transact } from '../ports.ts';
import type { Note } from './model.ts';
import { showAgain } from './solve-question.ts';

/** An author takes back what they had posted: its place says so, and its words are kept nowhere. False for anybody else. */
export function withdrawNote(
  ports: Transact<'report' | 'edit'>,
  { note, author, now }: { note: Note; author: Id; now: Temporal.Instant },
): Promise<boolean> {
  return ports.transact(async (tx) => {
    if (!(await tx.report.withdraw({ note: note.id, author, at: now }))) return false;
    await showAgain(tx, note, now);
    return true;
  });
}
