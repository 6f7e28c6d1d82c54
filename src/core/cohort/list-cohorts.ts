import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { Cohort } from './model.ts';

interface Workspace {
  readonly platform: string;
  /** None in a DM, where there are no cohorts. */
  readonly workspace: string | undefined;
}

/** The cohorts of a workspace, over ones too. */
export async function listCohorts(
  ports: Pick<Ports, 'cohort'>,
  { platform, workspace }: Workspace,
): Promise<readonly Cohort[]> {
  return workspace === undefined ? [] : ports.cohort.listIn({ platform, workspace });
}

/** Of these, what somebody may change: all for who manages the workspace, else the groups that they opened. */
export async function listOwnCohorts(
  ports: Pick<Ports, 'cohort'>,
  { learner, manages, ...where }: Workspace & { readonly learner: Learner; readonly manages: boolean },
): Promise<readonly Cohort[]> {
  const all = await listCohorts(ports, where);
  return manages ? all : all.filter((cohort) => cohort.organiser === learner.id);
}
