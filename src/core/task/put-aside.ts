import { dayOf } from '../calendar/rules.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { At } from './model.ts';

/** Puts a task aside for the rest of the learner's day: it is not shown as today's any more, and waits. */
export async function putAside(
  ports: Pick<Ports, 'enrolment'>,
  { learner, enrolment, task, now }: Omit<At, 'record'> & { task: Id },
): Promise<void> {
  await ports.enrolment.save(enrolment.id, { aside: { task, on: dayOf(now, learner) } });
}
