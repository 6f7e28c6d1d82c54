import { z } from 'zod';
import { buttonHandler, command } from '../src/chat/contract/command.ts';
import { goneView } from '../src/chat/contract/gone.ts';
import { showProgress } from '../src/core/progress/show-progress.ts';
import { showTraps } from '../src/core/trap/show-traps.ts';
import { progressRoutes } from '../src/routes/progress.ts';
import { progressView } from '../src/views/progress.ts';
import { trapsView } from '../src/views/trap.ts';

export const progress = command({
  name: 'progress',
  access: 'anyone',
  audience: 'private',
  needsEnrolment: true,
  routes: progressRoutes,
  options: z.object({}),
  async run({ learner, enrolment, now, t }, ports) {
    const shown = await showProgress(ports, { learner, enrolment, now });
    return shown ? progressView(shown, enrolment, t) : goneView(t);
  },
  handlers: {
    traps: buttonHandler(progressRoutes.traps, {
      run: async ({ learner, enrolment, t }, ports) =>
        trapsView(await showTraps(ports, { learner: learner.id }), enrolment, t),
    }),
  },
});
