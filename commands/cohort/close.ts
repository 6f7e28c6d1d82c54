import { z } from 'zod';
import { buttonHandler, commandHandler } from '../../src/chat/contract/command.ts';
import { text } from '../../src/chat/contract/view.ts';
import { closeCohort } from '../../src/core/cohort/close-cohort.ts';
import { cohortRoutes } from '../../src/routes/cohort.ts';
import { closeAskView } from '../../src/views/cohort-end.ts';
import type { GroupRoutes } from '../../src/views/group-choice.ts';
import { own, pickOwn } from './pick.ts';

const which: GroupRoutes = {
  button: (cohort) => cohortRoutes.closeOf({ cohort, sure: false }),
  select: (select) => cohortRoutes.pickClose({ select }),
};

/** Ends a group, with a last message of what it did. */
export const close = commandHandler({
  options: z.object({}),
  run: (context, ports) => pickOwn(context, ports, which, (cohort) => closeAskView(cohort, context.t)),
});

export const closeButtons = {
  closeOf: buttonHandler(cohortRoutes.closeOf, {
    begins: true,
    replaces: true,
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { learner, args, now, t } = context;
        if (!args.sure || cohort.closed) return closeAskView(cohort, t);
        await closeCohort(ports, { cohort, by: learner.id, now });
        return { tone: 'good', body: [text(t.cohort.end.closedNow)] };
      }),
  }),
  pickClose: buttonHandler(cohortRoutes.pickClose, {
    replaces: true,
    run: (context, ports) => own(context.values, context, ports, (cohort) => closeAskView(cohort, context.t)),
  }),
};
