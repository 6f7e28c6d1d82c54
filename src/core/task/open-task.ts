import type { Id } from '../id.ts';
import { pathOf } from '../path/path-of.ts';
import { dayOfTask } from '../path/rules.ts';
import type { Ports } from '../ports.ts';
import { readRecord } from '../progress/read-record.ts';
import { fillPage } from './fill-page.ts';
import type { At, TaskOpened } from './model.ts';
import { taskPage } from './rules.ts';

/** One task of the learner's path, whichever day it belongs to. */
export async function openTask(
  ports: Pick<Ports, 'curriculum' | 'progress' | 'task'>,
  { task, ...at }: Omit<At, 'record'> & { task: Id },
): Promise<TaskOpened> {
  const path = pathOf(ports.curriculum, at.enrolment.cohort);
  const day = path && dayOfTask(ports, at.enrolment.cohort, task);
  if (!day) return { kind: 'gone' };
  const record = await readRecord(ports, at);
  if (record.finished.some((finished) => finished.task === task)) return { kind: 'repeat', day };
  return { kind: 'task', page: await fillPage(ports, taskPage(path, day, { ...at, record }), at) };
}
