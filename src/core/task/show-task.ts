import { hasCheck } from '../exam/start-exam.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import { readRecord } from '../progress/read-record.ts';
import { fillPage } from './fill-page.ts';
import type { At, TaskShown, Today } from './model.ts';
import { learnersToday, today } from './rules.ts';

/** The learner's task for their day. */
export async function showTask(
  ports: Pick<Ports, 'curriculum' | 'progress' | 'task' | 'quiz' | 'exam'>,
  at: Omit<At, 'record'>,
): Promise<TaskShown> {
  const path = pathOf(ports.curriculum, at.enrolment.cohort);
  if (!path) return { kind: 'gone' };
  const record = await readRecord(ports, at);
  const found = learnersToday(path, { ...at, record });
  const { page } = found;
  if (page) return { kind: 'today', ...found, page: await fillPage(ports, page, at) };
  const { kind } = found.today;
  const ends = kind === 'finish' || kind === 'over';
  return { kind: 'today', ...found, ...(ends && (await hasCheck(ports, { ...at, record })) && { check: true }) };
}

/** What there is today alone; undefined when the path is gone. */
export async function todayOf(
  ports: Pick<Ports, 'curriculum' | 'progress'>,
  at: Omit<At, 'record'>,
): Promise<Today | undefined> {
  const path = pathOf(ports.curriculum, at.enrolment.cohort);
  return path && today(path, { ...at, record: await readRecord(ports, at) });
}
