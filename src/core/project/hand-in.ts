import type { Ports } from '../ports.ts';
import type { OwnProject, Work } from './model.ts';
import { projectOn } from './rules.ts';
import { type ProjectOwner, showProject } from './show-project.ts';

/**
 * Hands in the work of a milestone; handed in again, the newer counts. Undefined when the path has no such project or
 * the project no such milestone: nothing is kept then.
 */
export async function handIn(
  ports: Pick<Ports, 'curriculum' | 'project'>,
  input: ProjectOwner & { readonly milestone: number; readonly work: Work },
): Promise<OwnProject | undefined> {
  const { enrolment, project, milestone, work, now } = input;
  const found = projectOn(ports.curriculum, enrolment.cohort, project);
  if (!found?.project.milestones[milestone]) return undefined;
  await ports.project.handIn({ enrolment: enrolment.id, project, milestone, work, at: now });
  return showProject(ports, input);
}
