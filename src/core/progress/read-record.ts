import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { StudyRecord } from './model.ts';

/** A learner's record, without points that are no longer taught: nobody could answer them, so they would stay due. */
export async function readRecord(
  ports: Pick<Ports, 'curriculum' | 'progress'>,
  of: { learner: Id; enrolment?: Id },
): Promise<StudyRecord> {
  const record = await ports.progress.record(of);
  return { ...record, cards: record.cards.filter((card) => ports.curriculum.siblings.has(card.kp)) };
}
