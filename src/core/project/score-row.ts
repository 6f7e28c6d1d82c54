import type { Ports } from '../ports.ts';
import type { OwnProject } from './model.ts';
import { type ProjectOwner, showProject } from './show-project.ts';

/** Keeps how many points a learner gives a row of their own work; undefined when the rubric has no such row. */
export async function scoreRow(
  ports: Pick<Ports, 'curriculum' | 'project'>,
  input: ProjectOwner & { readonly row: number; readonly points: number },
): Promise<OwnProject | undefined> {
  const { enrolment, project, row, points } = input;
  if (!ports.curriculum.projects.get(project)?.rubric[row]) return undefined;
  await ports.project.score({ enrolment: enrolment.id, project, row, points });
  return showProject(ports, input);
}
