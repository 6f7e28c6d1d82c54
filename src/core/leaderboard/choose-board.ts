import type { Enrolment } from '../enrolment/model.ts';
import type { Ports } from '../ports.ts';

/** Puts a learner on their cohort's board, or takes them off. */
export async function chooseBoard(
  ports: Pick<Ports, 'enrolment'>,
  { enrolment, board }: { enrolment: Enrolment; board: boolean },
): Promise<Enrolment> {
  await ports.enrolment.save(enrolment.id, { board });
  return { ...enrolment, board };
}
