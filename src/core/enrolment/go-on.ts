import { pathOf } from '../path/path-of.ts';
import { sprintOf } from '../path/rules.ts';
import type { Ports } from '../ports.ts';
import type { Enrolment } from './model.ts';

/** Moves an enrolment on to a later sprint of the path, never to an earlier one. */
export async function goOn(
  ports: Pick<Ports, 'curriculum' | 'enrolment'>,
  input: { enrolment: Enrolment; sprint: number },
): Promise<Enrolment> {
  const { enrolment } = input;
  const path = pathOf(ports.curriculum, enrolment.cohort);
  const sprint = Math.min(input.sprint, path?.sprints.length ?? 1);
  if (!path || sprint <= sprintOf(path, enrolment)) return enrolment;
  await ports.enrolment.save(enrolment.id, { sprint });
  return { ...enrolment, sprint };
}
