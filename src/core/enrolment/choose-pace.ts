import type { Ports } from '../ports.ts';
import type { Enrolment, Pace } from './model.ts';

/** Chooses how to go on after a gap. */
export async function choosePace(
  { store }: Pick<Ports, 'store'>,
  input: { enrolment: Enrolment; pace: Pace },
): Promise<Enrolment> {
  await store.saveEnrolment(input.enrolment.id, { pace: input.pace });
  return { ...input.enrolment, pace: input.pace };
}
