import type { Id } from '../id.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import { readRecord } from '../progress/read-record.ts';
import type { At } from './model.ts';
import { today } from './rules.ts';

/** The task that a learner is at today; undefined where there is none. Two reads. */
export async function ownTask(
  ports: Pick<Ports, 'curriculum' | 'progress'>,
  at: Omit<At, 'record'>,
): Promise<Id | undefined> {
  const path = pathOf(ports.curriculum, at.enrolment.cohort);
  const theirs = path && today(path, { ...at, record: await readRecord(ports, at) });
  return theirs?.kind === 'task' ? theirs.day.task.id : undefined;
}
