import { sprintOf } from '../path/rules.ts';
import type { Ports } from '../ports.ts';
import type { Enrolment } from './model.ts';

/** Re-enrols for a sprint of the route, never for one behind. */
export async function goOn(
  ports: Pick<Ports, 'curriculum' | 'enrolment'>,
  input: { enrolment: Enrolment; sprint: number },
): Promise<Enrolment> {
  const { enrolment } = input;
  const route = ports.curriculum.routes.get(enrolment.cohort.route);
  const sprint = Math.min(input.sprint, route?.sprints.length ?? 1);
  if (!route || sprint <= sprintOf(route, enrolment)) return enrolment;
  await ports.enrolment.save(enrolment.id, { sprint });
  return { ...enrolment, sprint };
}
