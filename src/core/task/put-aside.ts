import { dayOf } from '../calendar/rules.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { At } from './model.ts';

/** Goes on to the next task. This one waits, and is offered beside those that come; nothing is counted. */
export async function goOnFromTask(
  ports: Pick<Ports, 'enrolment'>,
  { learner, enrolment, task, now }: Omit<At, 'record'> & { task: Id },
): Promise<Enrolment> {
  const postponed = [...new Set([...(enrolment.postponed ?? []), task])];
  // From this day on another one is the next.
  const aside = { task, on: dayOf(now, learner) };
  await ports.enrolment.save(enrolment.id, { postponed, aside });
  return { ...enrolment, postponed, aside };
}

/** Puts a task aside for the rest of the learner's day: it is not shown as today's any more, and waits. */
export async function putAside(
  ports: Pick<Ports, 'enrolment'>,
  { learner, enrolment, task, now }: Omit<At, 'record'> & { task: Id },
): Promise<void> {
  await ports.enrolment.save(enrolment.id, { aside: { task, on: dayOf(now, learner) } });
}
