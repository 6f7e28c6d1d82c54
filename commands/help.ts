import { z } from 'zod';
import { command, viewerOf } from '../src/chat/contract/command.ts';
import { openCohorts } from '../src/core/cohort/list-open-cohorts.ts';
import type { Enrolment } from '../src/core/enrolment/model.ts';
import { showTask } from '../src/core/task/show-task.ts';
import { helpRoutes } from '../src/routes/help.ts';
import { helpView, newcomerView } from '../src/views/help.ts';

export const help = command({
  name: 'help',
  access: 'anyone',
  audience: 'private',
  needsEnrolment: false,
  routes: helpRoutes,
  options: z.object({}),
  async run(context, ports) {
    const { event, learner, enrolment, enrolments, now, t } = context;
    // In a server or team, enrolments of other workspaces are not mentioned.
    const { workspace, platform } = event;
    const here = ({ cohort: { home } }: Enrolment) =>
      !workspace || !home || (home.platform === platform && home.workspace === workspace.id);
    const mine = enrolment ?? enrolments.find(here);
    if (mine) return helpView(mine, await showTask(ports, { learner, enrolment: mine, now }), t);
    const open = await openCohorts(ports, { viewer: viewerOf(context), now });
    return newcomerView(Boolean(workspace) && event.organiser && !open.length, t);
  },
  handlers: {},
});
