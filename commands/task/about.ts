import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import type { View } from '../../src/chat/contract/view.ts';
import type { Enrolment } from '../../src/core/enrolment/model.ts';
import type { Ports } from '../../src/core/ports.ts';
import { openTask } from '../../src/core/task/open-task.ts';
import { taskRoutes } from '../../src/routes/task.ts';
import { aboutTaskView } from '../../src/views/about-task.ts';
import { moreOfTaskView } from '../../src/views/task-buttons.ts';

/** Why a task is asked, and what else can be done with it. */
async function about(
  { learner, enrolment, now, t }: Pick<Context, 'learner' | 'now' | 't'> & { readonly enrolment: Enrolment },
  { task, from }: { readonly task: string; readonly from?: number },
  ports: Ports,
): Promise<View> {
  const opened = await openTask(ports, { learner, enrolment, task, now });
  if (opened.kind === 'gone') return goneView(t);
  if (opened.kind === 'repeat') return aboutTaskView(opened.day, t);
  return moreOfTaskView(opened.page, { enrolment, curriculum: ports.curriculum }, t, from);
}

/** What is behind the last button of a task's card. */
export const aboutButtons = {
  about: buttonHandler(taskRoutes.about, { run: (context, ports) => about(context, context.args, ports) }),
  more: buttonHandler(taskRoutes.more, { run: (context, ports) => about(context, context.args, ports) }),
};
