import { dayOf } from '../calendar/rules.ts';
import { dayOfTask } from '../path/rules.ts';
import type { Ports } from '../ports.ts';
import type { At, Noted } from './model.ts';

/**
 * Notes how many minutes a task took, on the learner's day on which they did it: later, few remember. What is said again
 * stands in place of what was said before. Their minutes and their board do not change by it.
 */
export async function noteTook(
  ports: Pick<Ports, 'curriculum' | 'task'>,
  { learner, enrolment, task, minutes, now }: Omit<At, 'record'> & { task: string; minutes: number },
): Promise<Noted> {
  const day = dayOfTask(ports, enrolment.cohort, task);
  if (!day) return { kind: 'gone' };
  const of = { enrolment: enrolment.id, task };
  if (!(await ports.task.noteTook({ ...of, minutes, day: dayOf(now, learner) }))) return { kind: 'tooLate' };
  return { kind: 'noted', day, took: minutes, focused: await ports.task.focused(of) };
}
