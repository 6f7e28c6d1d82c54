import { secondsOf, usualSeconds } from '../card/grade.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { StudyRecord } from './model.ts';

/** A learner's record, without points that are no longer taught: nobody could answer them, so they would stay due. */
export async function readRecord(
  ports: Pick<Ports, 'curriculum' | 'progress'>,
  of: { learner: Id; enrolment?: Id },
): Promise<StudyRecord> {
  const { items, siblings } = ports.curriculum;
  const { answered, cards, ...record } = await ports.progress.record(of);
  return {
    ...record,
    cards: cards.flatMap((card) => {
      const list = siblings.get(card.kp);
      return list ? [{ ...card, seconds: secondsOf(list) }] : [];
    }),
    ...(answered && {
      spent: {
        day: answered.day,
        seconds: answered.items.reduce((sum, id) => sum + usualSeconds(items.get(id)), 0),
      },
    }),
  };
}
