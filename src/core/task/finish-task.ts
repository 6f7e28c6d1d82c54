import { dayOf } from '../calendar/rules.ts';
import { dayOfTask } from '../path/rules.ts';
import type { Ports } from '../ports.ts';
import { readRecord } from '../progress/read-record.ts';
import type { At, Finished } from './model.ts';
import { quizMet } from './rules.ts';

/** Marks a task as done, once, with the evidence that its criteria ask for. */
export async function finishTask(
  ports: Pick<Ports, 'curriculum' | 'enrolment' | 'progress' | 'task'>,
  input: Omit<At, 'record'> & { task: string; evidence: readonly string[] },
): Promise<Finished> {
  const { learner, enrolment, now, evidence } = input;
  const day = dayOfTask(ports, enrolment.cohort.path, input.task);
  if (!day) return { kind: 'gone' };
  const record = await readRecord(ports, { learner: learner.id, enrolment: enrolment.id });
  if (!quizMet(day, record)) return { kind: 'quizFirst', day, typed: evidence };
  const date = dayOf(now, learner);
  const { minutes, id } = day.task;
  const first = await ports.task.finish({ enrolment: enrolment.id, task: id, evidence, minutes, day: date, at: now });
  // Having rejoined, the learner is simply with the group again; a later gap may ask anew.
  if (first && enrolment.pace === 'group') await ports.enrolment.save(enrolment.id, { pace: null });
  return first ? { kind: 'finished', day, streakDays: [...record.days, date] } : { kind: 'repeat', day };
}
