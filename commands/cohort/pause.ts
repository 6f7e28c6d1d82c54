import { z } from 'zod';
import { buttonHandler, commandHandler } from '../../src/chat/contract/command.ts';
import { pauseCohort } from '../../src/core/cohort/pause-cohort.ts';
import { cohortDate } from '../../src/core/cohort/rules.ts';
import { cohortRoutes } from '../../src/routes/cohort.ts';
import { pauseView } from '../../src/views/cohort-end.ts';
import type { GroupRoutes } from '../../src/views/group-choice.ts';
import { own, pickOwn } from './pick.ts';

const which: GroupRoutes = {
  button: (cohort) => cohortRoutes.pauseOf({ cohort }),
  select: (select) => cohortRoutes.pickPause({ select }),
};

/** Lets the path stand still, or go on. */
export const pause = commandHandler({
  options: z.object({}),
  run: (context, ports) => pickOwn(context, ports, which, (cohort) => pauseView(cohort, context.t)),
});

export const pauseButtons = {
  pauseOf: buttonHandler(cohortRoutes.pauseOf, {
    replaces: true,
    run: (context, ports) => own(context.args.cohort, context, ports, (cohort) => pauseView(cohort, context.t)),
  }),
  pickPause: buttonHandler(cohortRoutes.pickPause, {
    replaces: true,
    run: (context, ports) => own(context.values, context, ports, (cohort) => pauseView(cohort, context.t)),
  }),
  pauseNow: buttonHandler(cohortRoutes.pauseNow, {
    begins: true,
    replaces: true,
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { learner, args, now, t } = context;
        const changed = await pauseCohort(ports, { cohort, pause: args.on, by: learner.id, now });
        return pauseView(changed, t, cohortDate(changed, now).add({ days: 1 }));
      }),
  }),
};
