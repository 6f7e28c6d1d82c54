import { dayOf } from '../calendar/rules.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { OwnProject } from './model.ts';
import { milestonesOf, projectOn, totalOf, weakestRow } from './rules.ts';

/** Somebody's project, at a moment. */
export interface ProjectOwner {
  readonly learner: Learner;
  readonly enrolment: Enrolment;
  readonly project: string;
  readonly now: Temporal.Instant;
}

/** A project of the learner's path, with what they handed in; undefined when their path has no such project. One read. */
export async function showProject(
  ports: Pick<Ports, 'curriculum' | 'project'>,
  { learner, enrolment, project: id, now }: ProjectOwner,
): Promise<OwnProject | undefined> {
  const found = projectOn(ports.curriculum, enrolment.cohort, id);
  if (!found) return undefined;
  const { project, sprint } = found;
  const { handIns, scores } = await ports.project.work({ enrolment: enrolment.id, project: id });
  const total = totalOf(project, scores);
  const weakest = weakestRow(project, scores);
  return {
    ...{ project, scores, today: dayOf(now, learner) },
    milestones: milestonesOf(project, sprint, enrolment.cohort, handIns, learner),
    ...(total !== undefined && { total }),
    ...(weakest !== undefined && { weakest }),
  };
}
