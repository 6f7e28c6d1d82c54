import type { Ports } from '../ports.ts';
import { nextExam } from './next-exam.ts';

/** Ends up to `limit` exams whose time is over; gives how many. */
export async function endOverExams(
  ports: Pick<Ports, 'curriculum' | 'quiz' | 'exam' | 'learner'>,
  { now, limit }: { readonly now: Temporal.Instant; readonly limit: number },
): Promise<number> {
  const over = await ports.exam.listOver(now, limit);
  for (const { quiz, learner: id } of over) {
    const found = await ports.learner.get(id);
    if (found) await nextExam(ports, { learner: found.learner, quiz, now });
  }
  return over.length;
}
