import { nextPlacement } from '../placement/next-placement.ts';
import type { Ports, Transact } from '../ports.ts';
import { nextExam } from './next-exam.ts';

/** Ends up to `limit` exams whose time is over; gives how many. */
export async function endOverExams(
  ports: Pick<Ports, 'curriculum' | 'quiz' | 'exam' | 'learner' | 'statistic'> & Transact<'exam' | 'statistic'>,
  { now, limit }: { readonly now: Temporal.Instant; readonly limit: number },
): Promise<number> {
  const over = await ports.exam.listOver(now, limit);
  for (const { quiz, learner: id } of over) {
    const found = await ports.learner.get(id);
    if (!found) continue;
    const { learner, enrolments } = found;
    const next = await nextExam(ports, { learner, quiz, now });
    if (next.kind === 'placement') await nextPlacement(ports, { learner, enrolments, quiz, now });
  }
  return over.length;
}
