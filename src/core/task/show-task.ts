import type { Ports } from '../ports.ts';
import { readRecord } from '../progress/read-record.ts';
import { fillPage } from './fill-page.ts';
import type { At, TaskShown } from './model.ts';
import { learnersToday } from './rules.ts';

/** The learner's task for their day. */
export async function showTask(
  ports: Pick<Ports, 'curriculum' | 'progress' | 'task'>,
  at: Omit<At, 'record'>,
): Promise<TaskShown> {
  const path = ports.curriculum.paths.get(at.enrolment.cohort.path);
  if (!path) return { kind: 'gone' };
  const record = await readRecord(ports, at);
  const found = learnersToday(path, { ...at, record });
  return { kind: 'today', ...found, ...(found.page && { page: await fillPage(ports, found.page, at) }) };
}
