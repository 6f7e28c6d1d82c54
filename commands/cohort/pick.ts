import { type Context, viewerOf } from '../../src/chat/contract/command.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import { type Form, text, type View } from '../../src/chat/contract/view.ts';
import { findOwnCohort, listOwnCohorts } from '../../src/core/cohort/list-cohorts.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { onlyCohort } from '../../src/core/cohort/rules.ts';
import type { Id } from '../../src/core/id.ts';
import type { Ports } from '../../src/core/ports.ts';
import { workspaceOf } from '../../src/core/spending/rules.ts';
import { whichCohort } from '../../src/views/cohort.ts';
import type { GroupRoutes } from '../../src/views/group-choice.ts';

/** Who acts here, and whether they manage the workspace. */
export const who = ({ learner, event }: Pick<Context, 'learner' | 'event'>) => ({
  learner: learner.id,
  manages: event.organiser,
});

/** Somebody who may change cohorts here. */
const changing = (context: Context) => ({ viewer: viewerOf(context), manages: context.event.organiser });

/** The cohort that is meant here, or the question which one. */
export function pick(
  { event, t }: Context,
  all: readonly Cohort[],
  routes: GroupRoutes,
  show: (cohort: Cohort) => View | Promise<View>,
): View | Promise<View> {
  const only = onlyCohort(all, event.channel);
  if (only) return show(only);
  return all.length ? whichCohort(all, routes, t) : { body: [text(t.cohort.none)] };
}

/** The same among the cohorts that this person may change. */
export const pickOwn = async (
  context: Context,
  ports: Ports,
  routes: GroupRoutes,
  show: (cohort: Cohort) => View | Promise<View>,
): Promise<View> => pick(context, await listOwnCohorts(ports, changing(context)), routes, show);

/** A group that this person may change. */
export const ownCohort = (cohort: Id, context: Context, ports: Ports): Promise<Cohort | undefined> =>
  findOwnCohort(ports, { ...changing(context), cohort });

/** What is done with a group that this person may change; nothing is with another one, and they are told. */
export async function own(
  cohort: Id,
  context: Context,
  ports: Ports,
  then: (cohort: Cohort) => View | Promise<View>,
): Promise<View> {
  const found = await ownCohort(cohort, context, ports);
  return found ? then(found) : goneView(context.t);
}

/** A cohort, and the workspace whose library it uses. */
export interface WithLibrary {
  readonly cohort: Cohort;
  readonly workspace: string;
}

/** What is done with the library of a cohort; one that is in no workspace has none. */
export function inLibrary(
  cohort: Cohort,
  { t }: Pick<Context, 't'>,
  then: (at: WithLibrary) => View | Promise<View>,
): View | Promise<View> {
  const workspace = workspaceOf(cohort);
  return workspace === undefined ? goneView(t) : then({ cohort, workspace });
}

/** The same with a group that this person may change. */
export const ownLibrary = (
  cohort: Id,
  context: Context,
  ports: Ports,
  then: (at: WithLibrary) => View | Promise<View>,
): Promise<View> => own(cohort, context, ports, (found) => inLibrary(found, context, then));

/** The form for the cohort that is meant here, or the question which one. */
export async function pickForm(
  context: Context,
  ports: Ports,
  routes: GroupRoutes,
  form: (cohort: Cohort) => (Form & { readonly route: string }) | { readonly view: View },
): Promise<(Form & { readonly route: string }) | { readonly view: View }> {
  const all = await listOwnCohorts(ports, changing(context));
  const only = onlyCohort(all, context.event.channel);
  return only ? form(only) : { view: await pick(context, all, routes, () => ({ body: [] })) };
}

/** The same, with a form to fill in. */
export async function ownForm(
  cohort: Id,
  context: Context,
  ports: Ports,
  form: (cohort: Cohort) => Form | { readonly view: View } | Promise<Form | { readonly view: View }>,
): Promise<Form | { readonly view: View }> {
  const found = await ownCohort(cohort, context, ports);
  return found ? form(found) : { view: goneView(context.t) };
}
