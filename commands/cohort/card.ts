import { z } from 'zod';
import { buttonHandler, type Context, channelOf, commandHandler, viewerOf } from '../../src/chat/contract/command.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import type { View } from '../../src/chat/contract/view.ts';
import { findCohort, listCohorts } from '../../src/core/cohort/list-cohorts.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { organises } from '../../src/core/cohort/rules.ts';
import { shareCard } from '../../src/core/cohort/share-card.ts';
import { cohortCard } from '../../src/core/cohort/show-cohort.ts';
import type { Id } from '../../src/core/id.ts';
import type { Ports } from '../../src/core/ports.ts';
import { cohortRoutes } from '../../src/routes/cohort.ts';
import { sharedView } from '../../src/views/cohort.ts';
import type { GroupRoutes } from '../../src/views/group-choice.ts';
import { pick } from './pick.ts';

/** The card, for everybody in the channel if that is where it belongs, and else for whoever asked. */
async function card(cohort: Cohort, context: Context, ports: Ports, sure = false): Promise<View> {
  const { event, now, t } = context;
  const shown = await cohortCard(ports, { cohort: cohort.id, now });
  if (!shown) return goneView(context.t);
  const theirs = event.organiser || organises(cohort, viewerOf(context));
  return sharedView(
    await shareCard(ports, { cohort, organises: theirs, sure, channel: channelOf(context.event), now }),
    shown,
    now,
    t,
  );
}

/** The card of a group that this person may know of. */
async function cardOf(id: Id, context: Context, ports: Ports, sure = false): Promise<View> {
  const cohort = await findCohort(ports, { viewer: viewerOf(context), cohort: id });
  return cohort ? card(cohort, context, ports, sure) : goneView(context.t);
}

const which: GroupRoutes = {
  button: (cohort) => cohortRoutes.card({ cohort }),
  select: (select) => cohortRoutes.pickCard({ select }),
};

export const show = commandHandler({
  access: 'anyone',
  asksRole: true,
  options: z.object({}),
  run: async (context, ports) =>
    pick(context, await listCohorts(ports, { viewer: viewerOf(context) }), which, (it) => card(it, context, ports)),
});

export const cardButtons = {
  card: buttonHandler(cohortRoutes.card, {
    access: 'anyone',
    asksRole: true,
    run: (context, ports) => cardOf(context.args.cohort, context, ports),
  }),
  post: buttonHandler(cohortRoutes.post, {
    access: 'anyone',
    asksRole: true,
    run: (context, ports) => cardOf(context.args.cohort, context, ports, true),
  }),
  pickCard: buttonHandler(cohortRoutes.pickCard, {
    access: 'anyone',
    asksRole: true,
    run: (context, ports) => cardOf(context.values, context, ports),
  }),
};
