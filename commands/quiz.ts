import { z } from 'zod';
import { buttonHandler, type Context, command } from '../src/chat/contract/command.ts';
import { goneView } from '../src/chat/contract/gone.ts';
import { buttons, text, type View } from '../src/chat/contract/view.ts';
import type { Enrolment } from '../src/core/enrolment/model.ts';
import type { Id } from '../src/core/id.ts';
import { textIn } from '../src/core/language/rules.ts';
import type { Ports } from '../src/core/ports.ts';
import { answerQuestion, readAnswered } from '../src/core/quiz/answer-question.ts';
import { newPerDay, newPerDayAfter } from '../src/core/quiz/daily-set.ts';
import { explainQuestion } from '../src/core/quiz/explain-question.ts';
import { type Answer, type Answered, type QuizMode, quizModes } from '../src/core/quiz/model.ts';
import { nextQuestion } from '../src/core/quiz/next-question.ts';
import { offerModes } from '../src/core/quiz/offer-modes.ts';
import { offerTopics } from '../src/core/quiz/offer-topics.ts';
import { openQuestion } from '../src/core/quiz/open-question.ts';
import { isDayOff } from '../src/core/quiz/rules.ts';
import { startQuiz } from '../src/core/quiz/start-quiz.ts';
import { findSkills } from '../src/core/skill/find-skills.ts';
import { showTask, todayOf } from '../src/core/task/show-task.ts';
import { waitingTraps } from '../src/core/trap/waiting-traps.ts';
import { readLesson } from '../src/core/tutor/read-text.ts';
import { takeHint } from '../src/core/tutor/take-hint.ts';
import { askRoutes } from '../src/routes/ask.ts';
import { quizRoutes } from '../src/routes/quiz.ts';
import { hintView } from '../src/views/hint.ts';
import { answeredView, answerForm } from '../src/views/item.ts';
import { notEnrolledView } from '../src/views/join.ts';
import { nextQuestionView, otherModesView, unknownTopicView } from '../src/views/quiz.ts';
import { lessonTextView, reasonView } from '../src/views/reason.ts';
import { afterAnswer, restOfAnswer } from './quiz/after-answer.ts';
import { appealHandlers } from './quiz/appeal.ts';
import { beginExam, examHandlers, goOnExam } from './quiz/exam.ts';
import { modelHandlers, modelOffer } from './quiz/model.ts';

type QuizContext = Pick<Context, 'event' | 'learner' | 'enrolments' | 'now' | 't'> & { readonly enrolment: Enrolment };

async function begin(
  context: QuizContext,
  { mode, ...how }: { topic?: string | undefined; mode?: QuizMode | undefined; practise?: boolean; warmUp?: boolean },
  ports: Ports,
): Promise<View> {
  if (mode === 'mock' || mode === 'check') return beginExam(context, mode, ports);
  const { event, learner, enrolment, now, t } = context;
  const next = await startQuiz(ports, { learner, enrolment, mode, ...how, key: event.id, now });
  const dayOff = isDayOff({ learner, enrolment, now });
  if (next.kind === 'question') return nextQuestionView(next, t, ports.curriculum, { dayOff });
  if (next.kind === 'unknown')
    return unknownTopicView(
      next.topic,
      await offerTopics(ports, { learner, enrolment, topic: next.topic, now }),
      enrolment,
      t,
    );
  const modes = await offerModes(ports, { learner, enrolment, now });
  const waiting =
    next.kind === 'none' && next.mode === 'traps' ? await waitingTraps(ports, { learner, now, which: 'all' }) : [];
  return nextQuestionView(next, t, ports.curriculum, { enrolment, modes, waiting, dayOff });
}

/** The answer to the question of a reminder: that message has more than its question, and stays as it is. */
async function firstAnswer(context: Parameters<typeof answer>[0], given: Answer, ports: Ports): Promise<View> {
  const { view, answered } = await answer(context, given, ports);
  return 'question' in answered && answered.question.lasts ? { ...view, beside: true } : view;
}

async function answer(
  context: Pick<Context, 'learner' | 'enrolments' | 'now' | 't'> & { readonly args: { readonly question: Id } },
  given: Answer,
  ports: Ports,
): Promise<{ readonly view: View; readonly answered: Answered }> {
  const { learner, enrolments, now, t, args } = context;
  const answered = await answerQuestion(ports, { learner, question: args.question, answer: given, now });
  if (answered.kind === 'held') return { answered, view: await goOnExam(context, answered.question.quiz, ports) };
  const model = modelOffer(answered, enrolments, ports);
  const ofReminder = 'question' in answered && answered.question.lasts && answered.question.enrolment;
  const enrolment = enrolments.find(({ id }) => id === ofReminder);
  const today = enrolment && (await todayOf(ports, { learner, enrolment, now }));
  return { answered, view: answeredView(answered, t, afterAnswer(answered, context, ports, false, today), { model }) };
}

export const quiz = command({
  name: 'quiz',
  access: 'anyone',
  audience: 'private',
  needsEnrolment: true,
  routes: quizRoutes,
  options: z.object({ topic: z.string().trim().min(1).max(60).optional(), mode: z.enum(quizModes).optional() }),
  suggest: {
    topic: (query, { enrolment, enrolments, t }, { curriculum }) =>
      findSkills(
        curriculum,
        (enrolment ? [enrolment] : enrolments).map(({ cohort }) => cohort.path),
        query,
      ).map((s) => ({
        value: textIn(s.name, t.language) ?? s.id,
        label: textIn(s.name, t.language) ?? s.id,
      })),
  },
  async run(context, ports) {
    const { topic, mode } = context.options;
    // A topic typed by name, where there was no completion.
    const found = topic === undefined ? [] : findSkills(ports.curriculum, [context.enrolment.cohort.path], topic);
    return begin(context, { mode, topic: found.find((s) => s.id === topic)?.id ?? found[0]?.id ?? topic }, ports);
  },
  handlers: {
    /** A quiz before the group starts, or whenever somebody asks for one. */
    warm: buttonHandler(quizRoutes.warm, {
      run: (context, ports) => begin(context, { warmUp: true }, ports),
    }),
    more: buttonHandler(quizRoutes.more, {
      replaces: true,
      run: (context, ports) => begin(context, {}, ports),
    }),
    practise: buttonHandler(quizRoutes.practise, {
      replaces: true,
      run: (context, ports) => begin(context, { practise: true }, ports),
    }),
    mode: buttonHandler(quizRoutes.mode, {
      run: (context, ports) => begin(context, { mode: context.args.mode }, ports),
    }),
    others: buttonHandler(quizRoutes.others, {
      async run({ learner, enrolment, now, t }, ports) {
        return otherModesView({ enrolment, modes: await offerModes(ports, { learner, enrolment, now }) }, t);
      },
    }),
    modes: buttonHandler(quizRoutes.modes, {
      run: (context, ports) => begin(context, { mode: context.values }, ports),
    }),
    topics: buttonHandler(quizRoutes.topics, {
      run: (context, ports) => begin(context, { topic: context.values }, ports),
    }),
    /** From a post in a channel: everybody who presses it gets their own quiz on the topic. */
    topic: buttonHandler(quizRoutes.topic, {
      async run(context, ports) {
        const { cohort, skill: topic } = context.args;
        const mine = context.enrolments.find((e) => e.cohort.id === cohort);
        if (mine) return begin({ ...context, enrolment: mine }, { topic }, ports);
        return notEnrolledView(cohort, context.t);
      },
    }),
    answer: buttonHandler(quizRoutes.answer, {
      replaces: true,
      run: (context, ports) => firstAnswer(context, { positions: [context.args.choice] }, ports),
    }),
    unknown: buttonHandler(quizRoutes.unknown, {
      replaces: true,
      run: (context, ports) => firstAnswer(context, { unknown: true }, ports),
    }),
    choose: buttonHandler(quizRoutes.choose, {
      replaces: true,
      run: (context, ports) => firstAnswer(context, { positions: [...new Set(context.values)] }, ports),
    }),
    write: buttonHandler(quizRoutes.write, {
      replaces: true,
      fields: z.object({ answer: z.string().trim().min(1).max(1000) }),
      async form({ learner, args, t }, ports) {
        const open = await openQuestion(ports, { learner: learner.id, question: args.question });
        return open ? answerForm(open, t) : { view: { body: [text(t.quiz.repeat)] } };
      },
      run: (context, ports) => firstAnswer(context, { text: context.fields.answer }, ports),
    }),
    /** A short answer, marked by the one who wrote it. */
    self: buttonHandler(quizRoutes.self, {
      replaces: true,
      run: async (context, ports) => (await answer(context, { self: context.args.right }, ports)).view,
    }),
    partly: buttonHandler(quizRoutes.partly, {
      replaces: true,
      run: async (context, ports) => (await answer(context, { self: 'partly' }, ports)).view,
    }),
    rest: restOfAnswer,
    ...modelHandlers,
    ...examHandlers,
    ...appealHandlers,
    hint: buttonHandler(quizRoutes.hint, {
      async run({ learner, t, args }, ports) {
        const step = args.step === 1 ? 'next' : args.step;
        return hintView(await takeHint(ports, { ...args, step, learner: learner.id, language: t.language }), t);
      },
    }),
    why: buttonHandler(quizRoutes.why, {
      async run({ learner, t, args }, ports) {
        const explained = await explainQuestion(ports, { learner: learner.id, question: args.question });
        return explained ? reasonView(explained, t) : goneView(t);
      },
    }),
    lesson: buttonHandler(quizRoutes.lesson, {
      async run({ learner, t, args }, ports) {
        const explained = await explainQuestion(ports, { learner: learner.id, question: args.question });
        const read = { learner: learner.id, language: t.language };
        const parts = explained && (await readLesson(ports, { ...read, skill: explained.skill.id }));
        return parts ? lessonTextView(explained.skill, parts, t) : goneView(t);
      },
    }),
    back: buttonHandler(quizRoutes.back, {
      async run({ learner, t, args }, ports) {
        const about = buttons({ label: t.ask.about, route: askRoutes.question(args) });
        return answeredView(await readAnswered(ports, { learner, ...args }), t, about);
      },
    }),
    next: buttonHandler(quizRoutes.next, {
      replaces: true,
      async run(context, ports) {
        const { learner, enrolments, now, t, args } = context;
        const next = await nextQuestion(ports, { learner: learner.id, quiz: args.quiz, now });
        if (next.kind === 'exam') return goOnExam(context, args.quiz, ports);
        const of = next.kind === 'over' ? enrolments.find((e) => e.id === next.enrolment) : undefined;
        if (next.kind !== 'over' || !of) return nextQuestionView(next, t, ports.curriculum);
        const shown = await showTask(ports, { learner, enrolment: of, now });
        const modes = await offerModes(ports, { learner, enrolment: of, now });
        const waiting = await waitingTraps(ports, { learner, now, which: 'today' });
        const task = shown.kind === 'today' ? shown.page : undefined;
        const perDay = shown.kind === 'today' ? newPerDayAfter(shown.record.recent) : newPerDay;
        const slowed = perDay < newPerDay ? perDay : undefined;
        const today = shown.kind === 'today' ? shown.today : undefined;
        return nextQuestionView(next, t, ports.curriculum, { enrolment: of, task, today, modes, waiting, slowed });
      },
    }),
  },
});
