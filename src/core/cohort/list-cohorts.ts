import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { Cohort, Viewer } from './model.ts';
import { organises } from './rules.ts';

/**
 * The cohorts of a workspace that somebody may know of, including those that are over: of their own, those whose channel
 * they can see. A channel may be private, and so is what its group is called and who it is for.
 */
export async function listCohorts(
  ports: Pick<Ports, 'channel' | 'cohort'>,
  { viewer }: { readonly viewer: Viewer },
): Promise<readonly Cohort[]> {
  const { platform, workspace } = viewer;
  if (workspace === undefined) return [];
  return visibleCohorts(ports, { viewer, cohorts: await ports.cohort.listIn({ platform, workspace }) });
}

/** Those of a workspace's cohorts that somebody may know of. Asks the platform only about channels they are not in now. */
export async function visibleCohorts(
  ports: Pick<Ports, 'channel'>,
  { viewer, cohorts }: { readonly viewer: Viewer; readonly cohorts: readonly Cohort[] },
): Promise<readonly Cohort[]> {
  const { platform, workspace, account, channel, learner, enrolled } = viewer;
  const isOwn = ({ id, organiser, home }: Cohort) =>
    home?.channel === channel || organiser === learner || enrolled.includes(id);
  const others = new Set(cohorts.flatMap((cohort) => (isOwn(cohort) || !cohort.home ? [] : cohort.home.channel)));
  const seen =
    others.size && workspace !== undefined
      ? await ports.channel.visible({ platform, workspace, account }, [...others])
      : new Set<string>();
  return cohorts.filter((cohort) => isOwn(cohort) || seen.has(cohort.home?.channel ?? ''));
}

/** Those that a person may change: all of them if they manage the workspace, otherwise the ones that they organise. */
export async function listOwnCohorts(
  ports: Pick<Ports, 'channel' | 'cohort'>,
  { viewer, manages }: { readonly viewer: Viewer; readonly manages: boolean },
): Promise<readonly Cohort[]> {
  const all = await listCohorts(ports, { viewer });
  return manages ? all : all.filter((cohort) => organises(cohort, viewer));
}

/** One of {@link listCohorts}. */
export async function findCohort(
  ports: Pick<Ports, 'channel' | 'cohort'>,
  { viewer, cohort }: { readonly viewer: Viewer; readonly cohort: Id },
): Promise<Cohort | undefined> {
  return (await listCohorts(ports, { viewer })).find(({ id }) => id === cohort);
}

/** One of {@link listOwnCohorts}. */
export async function findOwnCohort(
  ports: Pick<Ports, 'channel' | 'cohort'>,
  { cohort, ...who }: { readonly viewer: Viewer; readonly manages: boolean; readonly cohort: Id },
): Promise<Cohort | undefined> {
  return (await listOwnCohorts(ports, who)).find(({ id }) => id === cohort);
}
