import type { Ports } from '../ports.ts';
import { readRecord } from '../progress/read-record.ts';
import type { At, TaskShown } from './model.ts';
import { learnersToday } from './rules.ts';

/** The learner's task for their day. */
export async function showTask(
  ports: Pick<Ports, 'curriculum' | 'progress'>,
  at: Omit<At, 'record'>,
): Promise<TaskShown> {
  const path = ports.curriculum.paths.get(at.enrolment.cohort.path);
  if (!path) return { kind: 'gone' };
  const record = await readRecord(ports, { learner: at.learner.id, enrolment: at.enrolment.id });
  return { kind: 'today', ...learnersToday(path, { ...at, record }) };
}
