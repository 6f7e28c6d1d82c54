import { buttonHandler } from '../../src/chat/contract/command.ts';
import { showHandIns } from '../../src/core/project/show-hand-ins.ts';
import { cohortRoutes } from '../../src/routes/cohort.ts';
import { handInsView } from '../../src/views/hand-ins.ts';
import { own } from './pick.ts';

export const projectsButtons = {
  projects: buttonHandler(cohortRoutes.projects, {
    replaces: true,
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { works, next } = await showHandIns(ports, { cohort: cohort.id, page: context.args.page });
        return handInsView(works, cohort, context.t, next);
      }),
  }),
};
