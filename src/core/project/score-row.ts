import type { Ports } from '../ports.ts';
import type { OwnProject } from './model.ts';
import { projectOn } from './rules.ts';
import { type ProjectOwner, showProject } from './show-project.ts';

/**
 * Keeps how many points a learner gives a row of their own work; undefined when the path has no such
 * project, or its rubric no such row: nothing is kept then.
 */
export async function scoreRow(
  ports: Pick<Ports, 'curriculum' | 'project'>,
  input: ProjectOwner & { readonly row: number; readonly points: number },
): Promise<OwnProject | undefined> {
  const { enrolment, project, row, points } = input;
  const found = projectOn(ports.curriculum, enrolment.cohort, project);
  if (!found?.project.rubric[row]) return undefined;
  await ports.project.score({ enrolment: enrolment.id, project, row, points });
  return showProject(ports, input);
}
