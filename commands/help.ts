import { z } from 'zod';
import { buttonHandler, type Context, command, viewerOf } from '../src/chat/contract/command.ts';
import { openCohorts } from '../src/core/cohort/list-open-cohorts.ts';
import type { Enrolment } from '../src/core/enrolment/model.ts';
import { showTask } from '../src/core/task/show-task.ts';
import { helpRoutes } from '../src/routes/help.ts';
import { helpView, lightenView, newcomerView } from '../src/views/help.ts';

/** The enrolment that it is about. In a server or team, enrolments of other workspaces are not mentioned. */
function mineOf({ event: { workspace, platform }, enrolment, enrolments }: Context): Enrolment | undefined {
  const here = ({ cohort: { home } }: Enrolment) =>
    !workspace || !home || (home.platform === platform && home.workspace === workspace.id);
  return enrolment ?? enrolments.find(here);
}

export const help = command({
  name: 'help',
  access: 'anyone',
  audience: 'private',
  needsEnrolment: false,
  routes: helpRoutes,
  options: z.object({}),
  async run(context, ports) {
    const { event, learner, now, t } = context;
    const { workspace } = event;
    const mine = mineOf(context);
    if (mine) return helpView(mine, await showTask(ports, { learner, enrolment: mine, now }), t);
    const open = await openCohorts(ports, { viewer: viewerOf(context), now });
    return newcomerView(Boolean(workspace) && event.organiser && !open.length, t);
  },
  handlers: {
    lighten: buttonHandler(helpRoutes.lighten, { run: (context) => lightenView(mineOf(context), context.t) }),
  },
});
