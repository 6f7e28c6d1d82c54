import { type Context, viewerOf } from '../../src/chat/contract/command.ts';
import { text, type View } from '../../src/chat/contract/view.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { onlyCohort } from '../../src/core/cohort/rules.ts';
import { whichCohort } from '../../src/views/cohort.ts';
import type { GroupRoutes } from '../../src/views/group-choice.ts';

/** Somebody who may change cohorts here. */
export const changing = (context: Context) => ({ viewer: viewerOf(context), manages: context.event.organiser });

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
