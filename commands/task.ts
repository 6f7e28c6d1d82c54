import { z } from 'zod';
import { digits, id, slug } from '../src/chat/contract/args.ts';
import { buttonHandler, type Context, command } from '../src/chat/contract/command.ts';
import { text, type View } from '../src/chat/contract/view.ts';
import { choosePace } from '../src/core/enrolment/choose-pace.ts';
import { goOn } from '../src/core/enrolment/go-on.ts';
import type { Enrolment } from '../src/core/enrolment/model.ts';
import { textIn } from '../src/core/language/rules.ts';
import { dayOfTask } from '../src/core/path/rules.ts';
import type { Ports } from '../src/core/ports.ts';
import { startQuiz } from '../src/core/quiz/start-quiz.ts';
import { type Asked, askedOf, unfit } from '../src/core/task/evidence.ts';
import { finishTask } from '../src/core/task/finish-task.ts';
import { showTask } from '../src/core/task/show-task.ts';
import { notEnrolledView } from '../src/views/join.ts';
import { nextQuestionView } from '../src/views/quiz.ts';
import { finishedView, hintView, skippedView, taskView, todayView } from '../src/views/task.ts';

type Enrolled = Pick<Context, 'learner' | 'now' | 't'> & { readonly enrolment: Enrolment };

async function today({ learner, enrolment, now, t }: Enrolled, ports: Ports): Promise<View> {
  const shown = await showTask(ports, { learner, enrolment, now });
  if (shown.kind === 'gone') return { body: [text(t.chat.gone)] };
  return todayView(shown.today, { enrolment, record: shown.record, now, curriculum: ports.curriculum }, t);
}

/** The criteria that want something typed, by the name of their field. */
const criteria = (task: string, ports: Ports) =>
  askedOf(ports.curriculum.tasks.get(task)?.done ?? []).map(({ criterion, place }) => ({
    criterion,
    name: `f${place}`,
  }));

/** The sentence that says what is wrong. */
const sentences = {
  link: 'badLink',
  commit: 'badCommit',
  number: 'badNumber',
  otherNumber: 'otherNumber',
} as const satisfies Record<NonNullable<ReturnType<typeof unfit>>, keyof Context['t']['chat']>;

function field(criterion: Asked) {
  if (criterion.kind === 'sentence') return z.string().trim().min(criterion.least).max(2000);
  return z
    .string()
    .trim()
    .max(500)
    .superRefine((typed, context) => {
      const wrong = unfit(criterion, typed);
      if (wrong) context.addIssue({ code: 'custom', message: sentences[wrong] });
    });
}

/** How much fits into a field, and what it looks like. */
const room = {
  link: { hint: 'https://', max: 500 },
  commit: { hint: 'https://…/commit/…', max: 500 },
  number: { max: 60 },
  sentence: { max: 2000 },
} as const;

/** The fields of a task's Done form. */
const evidence = (task: string, ports: Ports) =>
  z.object(Object.fromEntries(criteria(task, ports).map(({ criterion, name }) => [name, field(criterion)])));

async function finish(
  context: Enrolled & { input: readonly [string] },
  typed: readonly string[],
  ports: Ports,
): Promise<View> {
  const { learner, enrolment, now, t, input } = context;
  return finishedView(
    await finishTask(ports, { learner, enrolment, task: input[0], evidence: typed, now }),
    enrolment,
    t,
  );
}

export const task = command({
  name: 'task',
  who: 'anyone',
  audience: 'private',
  needs: true,
  options: z.object({}),
  run: today,
  handlers: {
    /** On the daily post, which everybody sees: whoever presses gets their own task, or the card. */
    start: buttonHandler({
      args: z.tuple([id]),
      needs: false,
      async run(context, ports) {
        const mine = context.enrolments.find((e) => e.cohort.id === context.input[0]);
        if (mine) return today({ ...context, enrolment: mine }, ports);
        return notEnrolledView(context.input[0], context.t);
      },
    }),
    show: buttonHandler({
      args: z.tuple([slug]),
      needs: true,
      replaces: true,
      async run({ learner, enrolment, now, t, input }, ports) {
        const day = dayOfTask(ports, enrolment.cohort.path, input[0]);
        const shown = await showTask(ports, { learner, enrolment, now });
        if (!day || shown.kind === 'gone') return { body: [text(t.chat.gone)] };
        if (shown.record.finished.some((f) => f.task === input[0]))
          return finishedView({ kind: 'repeat', day }, enrolment, t);
        return taskView(day, { enrolment, record: shown.record, now, curriculum: ports.curriculum }, t);
      },
    }),
    done: buttonHandler({
      args: z.tuple([slug]),
      needs: true,
      replaces: true,
      fields: ([name], ports) => evidence(name, ports),
      form(context, ports) {
        const { input, t } = context;
        const wanted = criteria(input[0], ports);
        // A task that has changed since, or is not there any more.
        if (!wanted.length) return today(context, ports).then((view) => ({ view }));
        return {
          title: t.task.form,
          fields: wanted.map(({ criterion, name }) => ({
            name,
            label: textIn(criterion.ask, t.language).replace(/[`*]/g, ''),
            required: true,
            kind: criterion.kind === 'sentence' ? ('lines' as const) : ('line' as const),
            ...room[criterion.kind],
          })),
        };
      },
      run: (context, ports) => finish(context, Object.values(context.fields).map(String), ports),
    }),
    /** For a task whose criteria want nothing typed. */
    tick: buttonHandler({
      args: z.tuple([slug]),
      needs: true,
      replaces: true,
      run: (context, ports) =>
        criteria(context.input[0], ports).length ? today(context, ports) : finish(context, [], ports),
    }),
    hint: buttonHandler({
      args: z.tuple([slug, digits(1, 3)]),
      needs: true,
      replaces: true,
      run({ enrolment, t, input: [name, number] }, ports) {
        const day = dayOfTask(ports, enrolment.cohort.path, name);
        return day ? hintView(day, number, enrolment, t) : { body: [text(t.chat.gone)] };
      },
    }),
    skip: buttonHandler({
      args: z.tuple([slug]),
      needs: true,
      replaces: true,
      run: ({ enrolment, t }) => skippedView(enrolment, t),
    }),
    /** The questions of the task's own knowledge points. */
    questions: buttonHandler({
      args: z.tuple([slug]),
      needs: true,
      async run({ event, learner, enrolment, now, t, input }, ports) {
        if (!ports.curriculum.tasks.has(input[0])) return { body: [text(t.chat.gone)] };
        const drawn = await startQuiz(ports, { learner, enrolment, task: input[0], key: event.id, now });
        return nextQuestionView(drawn, learner, t, ports.curriculum, enrolment);
      },
    }),
    /** On to a sprint, when the one before is over. */
    on: buttonHandler({
      args: z.tuple([digits(1, 40)]),
      needs: true,
      replaces: true,
      async run(context, ports) {
        const enrolment = await goOn(ports, { enrolment: context.enrolment, sprint: context.input[0] });
        return today({ ...context, enrolment }, ports);
      },
    }),
    pace: buttonHandler({
      args: z.tuple([z.enum(['group', 'essentials', 'own'])]),
      needs: true,
      replaces: true,
      async run(context, ports) {
        const enrolment = await choosePace(ports, { enrolment: context.enrolment, pace: context.input[0] });
        return today({ ...context, enrolment }, ports);
      },
    }),
  },
});
