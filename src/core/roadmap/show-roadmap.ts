import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { StudyRecord } from '../progress/model.ts';
import { readRecord } from '../progress/read-record.ts';
import { reachedDay, today } from '../task/rules.ts';
import type { Roadmap } from './model.ts';
import { stopsOf } from './rules.ts';

const nothing: StudyRecord = { finished: [], cards: [], days: [], minutes: [] };

/** The roadmap of a path; undefined for one that is not taught. One read. */
export async function showRoadmap(
  ports: Pick<Ports, 'curriculum' | 'progress'>,
  input: { path: string; learner: Learner; enrolments: readonly Enrolment[]; now: Temporal.Instant },
): Promise<Roadmap | undefined> {
  const { learner, now } = input;
  const path = ports.curriculum.paths.get(input.path);
  if (!path) return undefined;
  const enrolment = input.enrolments.find((e) => e.cohort.path === path.id);
  const record = enrolment ? await readRecord(ports, { learner, enrolment, now }) : nothing;
  const at = enrolment && { learner, enrolment, record, now };
  const reached = at ? reachedDay(path, at) : 0;
  const day = path.days[reached - 1];
  return {
    path,
    ...(enrolment && { enrolment }),
    stops: stopsOf(path, ports.curriculum, record, reached, at && today(path, at)),
    sprint: day?.sprint ?? 0,
    week: day?.week ?? 0,
  };
}
