import { z } from 'zod';
import { command } from '../src/chat/command.ts';
import { openCohorts } from '../src/core/cohort.ts';
import { showTask } from '../src/core/task.ts';
import { helpView, newcomerView } from '../src/views/help.ts';

export const help = command({
  name: 'help',
  who: 'anyone',
  audience: 'private',
  needs: false,
  options: z.object({}),
  async run({ event, learner, enrolment, enrolments, now, t }, ports) {
    // In a server or team, what is studied elsewhere is not talked about.
    const here = enrolments.filter(({ cohort }) => !event.workspace || isHome(cohort, event));
    const mine = enrolment ?? here[0];
    if (mine) return helpView(mine, await showTask(ports, { learner, enrolment: mine, now }), now, t);
    const { workspace, platform } = event;
    const open = workspace ? await openCohorts(ports, { platform, workspace: workspace.id, now }) : [];
    return newcomerView(Boolean(workspace) && event.organiser && !open.length, t);
  },
  actions: {},
});
