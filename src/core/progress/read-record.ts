import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { StudyRecord } from './model.ts';

/** What is known of a learner. A point that is no longer taught cannot come back, so it must not be due for ever. */
export async function readRecord(
  ports: Pick<Ports, 'curriculum' | 'progress'>,
  of: { learner: Id; enrolment?: Id },
): Promise<StudyRecord> {
  const record = await ports.progress.record(of);
  return { ...record, cards: record.cards.filter((card) => ports.curriculum.siblings.has(card.kp)) };
}
