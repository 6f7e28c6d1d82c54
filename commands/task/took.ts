import { buttonHandler } from '../../src/chat/contract/command.ts';
import { noteTook } from '../../src/core/task/note-took.ts';
import { mayComment } from '../../src/core/tutor/comment-sentence.ts';
import { taskRoutes } from '../../src/routes/task.ts';
import { finishedView } from '../../src/views/finished.ts';

/** How long a task took. */
export const tookButtons = {
  took: buttonHandler(taskRoutes.took, {
    replaces: true,
    async run({ learner, enrolment, now, t, args, values }, ports) {
      const noted = await noteTook(ports, { learner, enrolment, task: args.task, minutes: values, now });
      const comment = noted.kind === 'noted' && (await mayComment(ports, enrolment, noted.day.task));
      return finishedView(noted, enrolment, t, comment);
    },
  }),
};
