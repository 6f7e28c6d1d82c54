import { z } from 'zod';
import { buttonHandler, type Context, command } from '../src/chat/contract/command.ts';
import { goneView } from '../src/chat/contract/gone.ts';
import { madeLater } from '../src/chat/contract/stream.ts';
import type { View } from '../src/chat/contract/view.ts';
import { choosePace } from '../src/core/enrolment/choose-pace.ts';
import { goOn } from '../src/core/enrolment/go-on.ts';
import type { Enrolment, Pace } from '../src/core/enrolment/model.ts';
import type { Ports } from '../src/core/ports.ts';
import { startQuiz } from '../src/core/quiz/start-quiz.ts';
import { finishTask } from '../src/core/task/finish-task.ts';
import { openTask } from '../src/core/task/open-task.ts';
import { goOnFromTask, putAside } from '../src/core/task/put-aside.ts';
import { showTask } from '../src/core/task/show-task.ts';
import { commentSentence, mayComment } from '../src/core/tutor/comment-sentence.ts';
import { focusRoutes } from '../src/routes/focus.ts';
import { taskRoutes } from '../src/routes/task.ts';
import { finishedView } from '../src/views/finished.ts';
import { notEnrolledView } from '../src/views/join.ts';
import { commentedView, commentReadingView } from '../src/views/marking.ts';
import { postedView, withDay } from '../src/views/post.ts';
import { nextQuestionView } from '../src/views/quiz.ts';
import { skippedView, taskView, todayView } from '../src/views/task.ts';
import { taskHintView } from '../src/views/task-hint.ts';
import { aboutButtons } from './task/about.ts';
import { criteria, evidence, evidenceField, maxFields, titleOf } from './task/evidence.ts';
import { focusButtons } from './task/focus.ts';
import { tookButtons } from './task/took.ts';

type TaskContext = Pick<Context, 'learner' | 'now' | 't'> & { readonly enrolment: Enrolment };

async function today({ learner, enrolment, now, t }: TaskContext, ports: Ports): Promise<View> {
  const shown = await showTask(ports, { learner, enrolment, now });
  if (shown.kind === 'gone') return goneView(t);
  return todayView(shown, { enrolment, curriculum: ports.curriculum }, t);
}

async function finish(
  context: TaskContext & { readonly args: { readonly task: string } },
  typed: readonly string[],
  ports: Ports,
): Promise<View> {
  const { learner, enrolment, now, t, args } = context;
  const finished = await finishTask(ports, { learner, enrolment, task: args.task, evidence: typed, now });
  const comment = finished.kind !== 'gone' && (await mayComment(ports, enrolment, finished.day.task));
  return finishedView(finished, enrolment, t, comment);
}

type OneTask = TaskContext & { readonly args: { readonly task: string } };

async function skip({ learner, enrolment, now, t, args }: OneTask, ports: Ports): Promise<View> {
  await putAside(ports, { learner, enrolment, task: args.task, now });
  return skippedView(enrolment, t);
}

async function pace(context: TaskContext & { readonly args: { readonly pace: Pace } }, ports: Ports): Promise<View> {
  const enrolment = await choosePace(ports, { enrolment: context.enrolment, pace: context.args.pace });
  return today({ ...context, enrolment }, ports);
}

/** A task of the path. */
async function open({ learner, enrolment, now, t, args }: OneTask, ports: Ports): Promise<View> {
  const opened = await openTask(ports, { learner, enrolment, task: args.task, now });
  if (opened.kind !== 'task') {
    const comment = opened.kind === 'repeat' && (await mayComment(ports, enrolment, opened.day.task));
    return finishedView(opened, enrolment, t, comment);
  }
  return taskView(opened.page, { enrolment, curriculum: ports.curriculum }, t);
}

export const task = command({
  name: 'task',
  access: 'anyone',
  audience: 'private',
  needsEnrolment: true,
  routes: { ...taskRoutes, ...focusRoutes },
  options: z.object({}),
  run: today,
  handlers: {
    ...focusButtons,
    ...tookButtons,
    ...aboutButtons,
    /** On the daily post, which everybody sees: members get its task, others the group's card. */
    post: buttonHandler(taskRoutes.post, {
      async run({ args, enrolments, learner, now, t }, ports) {
        const enrolment = enrolments.find((e) => e.cohort.id === args.cohort);
        if (!enrolment) return notEnrolledView(args.cohort, t);
        const at = { learner, enrolment, now };
        const opened = await openTask(ports, { ...at, task: args.task });
        return postedView(opened, await showTask(ports, at), { enrolment, curriculum: ports.curriculum }, t);
      },
    }),
    /** Of an earlier release: which day's post it is on, nobody knows. */
    start: buttonHandler(taskRoutes.start, {
      async run(context, ports) {
        const { args, enrolments, learner, now, t } = context;
        const enrolment = enrolments.find((e) => e.cohort.id === args.cohort);
        if (!enrolment) return notEnrolledView(args.cohort, t);
        const shown = await showTask(ports, { learner, enrolment, now });
        if (shown.kind === 'gone') return goneView(t);
        return withDay(shown, todayView(shown, { enrolment, curriculum: ports.curriculum }, t), t);
      },
    }),
    show: buttonHandler(taskRoutes.show, {
      replaces: true,
      run: open,
    }),
    done: buttonHandler(taskRoutes.done, {
      replaces: true,
      fields: evidence,
      form(context, ports) {
        const { args, t } = context;
        const wanted = criteria(args, ports);
        // The task has changed since, or is gone.
        if (!wanted.length) return today(context, ports).then((view) => ({ view }));
        return {
          title: t.task.form,
          ...(wanted.length < maxFields && { about: titleOf(args, ports, t) }),
          fields: wanted.map((one) => evidenceField(one, t)),
        };
      },
      run: (context, ports) => finish(context, Object.values(context.fields).map(String), ports),
    }),
    /** For a task whose criteria ask for nothing typed. */
    tick: buttonHandler(taskRoutes.tick, {
      replaces: true,
      run: (context, ports) =>
        criteria(context.args, ports).length ? today(context, ports) : finish(context, [], ports),
    }),
    comment: buttonHandler(taskRoutes.comment, {
      run({ learner, enrolment, now, t, args }, ports) {
        const input = { learner: learner.id, enrolment, task: args.task, language: t.language, now };
        return {
          stream: madeLater(commentReadingView(t), async (signal) =>
            commentedView(await commentSentence(ports, input, signal), t),
          ),
        };
      },
    }),
    /** One hint, below what was pressed: the task is where it was. */
    hint: buttonHandler(taskRoutes.hint, {
      async run({ learner, enrolment, now, t, args }, ports) {
        const opened = await openTask(ports, { learner, enrolment, task: args.task, now });
        return opened.kind === 'gone'
          ? goneView(t)
          : taskHintView(
              opened.kind === 'task' ? opened.page.day : opened.day,
              { ...args, enrolment: enrolment.id },
              t,
            );
      },
    }),
    skip: buttonHandler(taskRoutes.skip, { replaces: true, run: skip }),
    skipBeside: buttonHandler(taskRoutes.skipBeside, { run: skip }),
    showBeside: buttonHandler(taskRoutes.showBeside, { run: open }),
    later: buttonHandler(taskRoutes.later, {
      replaces: true,
      async run(context, ports) {
        const { learner, enrolment, now, args, t } = context;
        const known = ports.curriculum.tasks.has(args.task);
        if (!known) return goneView(t);
        return today(
          { ...context, enrolment: await goOnFromTask(ports, { learner, enrolment, task: args.task, now }) },
          ports,
        );
      },
    }),
    /** The questions of the task's own knowledge points. */
    questions: buttonHandler(taskRoutes.questions, {
      async run({ event, learner, enrolment, now, t, args }, ports) {
        const next = await startQuiz(ports, { learner, enrolment, task: args.task, key: event.id, now });
        return nextQuestionView(next, t, ports.curriculum, { enrolment });
      },
    }),
    /** Goes on to a sprint, when the one before is over. */
    on: buttonHandler(taskRoutes.on, {
      replaces: true,
      async run(context, ports) {
        const enrolment = await goOn(ports, { enrolment: context.enrolment, sprint: context.args.sprint });
        return today({ ...context, enrolment }, ports);
      },
    }),
    pace: buttonHandler(taskRoutes.pace, { replaces: true, run: pace }),
    paceBeside: buttonHandler(taskRoutes.paceBeside, { run: pace }),
  },
});
