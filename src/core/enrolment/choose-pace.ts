import type { Ports } from '../ports.ts';
import type { Enrolment, Pace } from './model.ts';

/** Chooses how to go on after a gap. */
export async function choosePace(
  ports: Pick<Ports, 'enrolment'>,
  input: { enrolment: Enrolment; pace: Pace },
): Promise<Enrolment> {
  await ports.enrolment.save(input.enrolment.id, { pace: input.pace });
  return { ...input.enrolment, pace: input.pace };
}
