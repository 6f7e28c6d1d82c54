import { z } from 'zod';
import { buttonHandler, commandHandler } from '../../src/chat/contract/command.ts';
import { words } from '../../src/chat/contract/field.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import { announce as announceTo } from '../../src/core/cohort/announce.ts';
import { maxAnnouncement } from '../../src/core/cohort/model.ts';
import { cohortRoutes } from '../../src/routes/cohort.ts';
import { announcedView, announceForm } from '../../src/views/cohort-end.ts';
import type { GroupRoutes } from '../../src/views/group-choice.ts';
import { own, ownForm, pickForm } from './pick.ts';

const which: GroupRoutes = {
  button: (cohort) => cohortRoutes.announceIn({ cohort }),
  select: (select) => cohortRoutes.pickAnnounce({ select }),
};

/** Says something to the whole group, at most once a week. */
export const announce = commandHandler({
  options: z.object({}),
  form: (context, ports) =>
    pickForm(context, ports, which, (cohort) => ({
      ...announceForm(context.t),
      route: cohortRoutes.announceIn({ cohort: cohort.id }),
    })),
  run: ({ t }) => goneView(t),
});

export const announceButtons = {
  announceIn: buttonHandler(cohortRoutes.announceIn, {
    // The log names who wrote it, and an organiser may be nobody's learner yet.
    begins: true,
    fields: z.object({ words: words((t) => t.cohort.end.announcement, maxAnnouncement) }),
    form: (context, ports) => ownForm(context.args.cohort, context, ports, () => announceForm(context.t)),
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { learner, fields, now, t } = context;
        return announcedView(await announceTo(ports, { cohort, by: learner.id, text: fields.words, now }), t);
      }),
  }),
  pickAnnounce: buttonHandler(cohortRoutes.pickAnnounce, {
    run: (context, ports) =>
      own(context.values, context, ports, (cohort) => ({
        body: [
          {
            kind: 'buttons',
            buttons: [{ label: context.t.cohort.end.announce, route: cohortRoutes.announceIn({ cohort: cohort.id }) }],
          },
        ],
      })),
  }),
};
