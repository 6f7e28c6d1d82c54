import { dayOfCohort } from '../calendar/study-days.ts';
import { cohortDate } from '../cohort/rules.ts';
import type { Enrolment } from '../enrolment/model.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import { fewest } from '../summary/model.ts';
import type { GroupPage } from './model.ts';

/** Questions are shown for this long. */
const shownFor = { hours: 7 * 24 } as const;

const most = 5;

/** What a member sees of their group: today's count, and who could use a hand. `own`: the task that they have themselves. */
export async function showGroup(
  ports: Pick<Ports, 'curriculum' | 'note' | 'task'>,
  { enrolment, own, now }: { enrolment: Enrolment; own: string | undefined; now: Temporal.Instant },
): Promise<GroupPage> {
  const { cohort, learner } = enrolment;
  const path = pathOf(ports.curriculum, cohort);
  const task = path && dayOfCohort(cohort, path, cohortDate(cohort, now))?.task.id;
  const of = { cohort: cohort.id, reader: learner, since: now.subtract(shownFor), limit: most };
  const about = own ?? task;
  const did = task === undefined ? 0 : await ports.task.countFinished(cohort.id, task);
  return {
    open: await ports.note.questions({ ...of, own: false }),
    own: await ports.note.questions({ ...of, own: true }),
    ...(about !== undefined && { task: about }),
    ...(did >= fewest && { did }),
  };
}
