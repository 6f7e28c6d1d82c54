import type { Cohort, Viewer } from '../cohort/model.ts';
import { organises } from '../cohort/rules.ts';
import type { Id } from '../id.ts';
import type { Note, NoteDecision } from '../note/model.ts';
import { showAgain } from '../note/solve-question.ts';
import type { Transact } from '../ports.ts';

/** Hides a note in its place, until an organiser decides. What one has decided to keep stays. */
export function reportNote(
  ports: Transact<'report' | 'edit'>,
  { note, learner, now }: { note: Note; learner: Id; now: Temporal.Instant },
): Promise<boolean> {
  return ports.transact(async (tx) => {
    const hides = await tx.report.report({ note: note.id, learner, at: now });
    if (hides) await showAgain(tx, note, now);
    return hides;
  });
}

/** Whether a person decides for a cohort: its organisers, and whoever manages its workspace and is there now. */
export const decidesFor = (
  cohort: Cohort,
  who: Pick<Viewer, 'learner' | 'organised'> & { manages: string | undefined },
): boolean => organises(cohort, who) || (who.manages !== undefined && cohort.home?.workspace === who.manages);

/** An organiser keeps a note or removes it, which is written down. False when somebody has decided already. */
export function decideNote(
  ports: Transact<'report' | 'edit'>,
  input: { note: Note; action: NoteDecision; organiser: Id; now: Temporal.Instant },
): Promise<boolean> {
  const { note, action, organiser, now } = input;
  return ports.transact(async (tx) => {
    const decided = await tx.report.decide({ note: note.id, action, organiser, at: now });
    if (decided) await showAgain(tx, note, now);
    return decided;
  });
}
