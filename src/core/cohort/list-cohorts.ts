import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { Cohort } from './model.ts';

interface Workspace {
  readonly platform: string;
  /** Undefined in a DM, where there are no cohorts. */
  readonly workspace: string | undefined;
}

/** The cohorts of a workspace, including those that are over. */
export async function listCohorts(
  ports: Pick<Ports, 'cohort'>,
  { platform, workspace }: Workspace,
): Promise<readonly Cohort[]> {
  return workspace === undefined ? [] : ports.cohort.listIn({ platform, workspace });
}

/** Those that a person may change: all of them if they manage the workspace, otherwise the ones that they opened. */
export async function listOwnCohorts(
  ports: Pick<Ports, 'cohort'>,
  { learner, manages, ...where }: Workspace & { readonly learner: Learner; readonly manages: boolean },
): Promise<readonly Cohort[]> {
  const all = await listCohorts(ports, where);
  return manages ? all : all.filter((cohort) => cohort.organiser === learner.id);
}
