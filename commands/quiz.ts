import { z } from 'zod';
import { digits, id, slug } from '../src/chat/contract/args.ts';
import { buttonHandler, type Context, command } from '../src/chat/contract/command.ts';
import { buttons, text, type View } from '../src/chat/contract/view.ts';
import { skillOf } from '../src/core/curriculum/entry.ts';
import type { Enrolment } from '../src/core/enrolment/model.ts';
import { textIn } from '../src/core/language/rules.ts';
import type { Ports } from '../src/core/ports.ts';
import { answerQuestion } from '../src/core/quiz/answer-question.ts';
import type { Answer } from '../src/core/quiz/model.ts';
import { nextQuestion } from '../src/core/quiz/next-question.ts';
import { openQuestion } from '../src/core/quiz/open-question.ts';
import { startQuiz } from '../src/core/quiz/start-quiz.ts';
import { findSkills } from '../src/core/skill/find-skills.ts';
import { answeredView, answerForm } from '../src/views/item.ts';
import { notEnrolledView } from '../src/views/join.ts';
import { nextButton, nextQuestionView } from '../src/views/quiz.ts';

type Asked = Pick<Context, 'event' | 'learner' | 'now' | 't'> & { readonly enrolment: Enrolment };

async function begin(
  { event, learner, enrolment, now, t }: Asked,
  how: { topic?: string | undefined; practise?: boolean },
  ports: Ports,
): Promise<View> {
  const drawn = await startQuiz(ports, { learner, enrolment, ...how, key: event.id, now });
  return nextQuestionView(drawn, learner, t, ports.curriculum, enrolment);
}

async function answer(
  { learner, now, t, input }: Pick<Context, 'learner' | 'now' | 't'> & { input: readonly [string, ...unknown[]] },
  given: Answer,
  ports: Ports,
): Promise<View> {
  const answered = await answerQuestion(ports, { learner, question: input[0], answer: given, now });
  const after = 'question' in answered ? nextButton(answered.question, t) : buttons();
  return answeredView(answered, { ...learner, now }, t, after);
}

export const quiz = command({
  name: 'quiz',
  who: 'anyone',
  audience: 'private',
  needs: true,
  options: z.object({ topic: z.string().trim().min(1).max(60).optional() }),
  suggest: {
    topic: (query, { enrolment, t }, { curriculum }) =>
      findSkills(curriculum, enrolment?.cohort.path, query).map((s) => ({
        value: s.id,
        label: textIn(s.name, t.language),
      })),
  },
  async run(context, ports) {
    const { topic } = context.input;
    // A topic typed by name, where there was no completion.
    const found = topic === undefined ? [] : findSkills(ports.curriculum, context.enrolment.cohort.path, topic);
    return begin(context, { topic: found.find((s) => s.id === topic)?.id ?? found[0]?.id ?? topic }, ports);
  },
  handlers: {
    /** Before the group begins, and whenever somebody wants to: the same quiz. */
    warm: buttonHandler({
      args: z.tuple([]),
      needs: true,
      run: (context, ports) => begin(context, { practise: true, topic: warmTopic(context.enrolment, ports) }, ports),
    }),
    more: buttonHandler({
      args: z.tuple([]),
      needs: true,
      replaces: true,
      run: (context, ports) => begin(context, {}, ports),
    }),
    practise: buttonHandler({
      args: z.tuple([]),
      needs: true,
      replaces: true,
      run: (context, ports) => begin(context, { practise: true }, ports),
    }),
    /** From a channel's post: the presser's own quiz on a topic. */
    topic: buttonHandler({
      args: z.tuple([id, slug]),
      async run(context, ports) {
        const [cohort, topic] = context.input;
        const mine = context.enrolments.find((e) => e.cohort.id === cohort);
        if (mine) return begin({ ...context, enrolment: mine }, { topic }, ports);
        return notEnrolledView(cohort, context.t);
      },
    }),
    answer: buttonHandler({
      args: z.tuple([id, digits(0, 9)]),
      replaces: true,
      run: (context, ports) => answer(context, { positions: [context.input[1]] }, ports),
    }),
    choose: buttonHandler({
      args: z.tuple([id]),
      values: z.array(digits(0, 9)).min(1).max(6),
      replaces: true,
      run: (context, ports) => answer(context, { positions: [...new Set(context.values)] }, ports),
    }),
    write: buttonHandler({
      args: z.tuple([id]),
      replaces: true,
      fields: z.object({ answer: z.string().trim().min(1).max(1000) }),
      async form({ learner, input, t }, ports) {
        const open = await openQuestion(ports, { learner: learner.id, question: input[0] });
        return open ? answerForm(open.item, t) : { view: { body: [text(t.quiz.repeat)] } };
      },
      run: (context, ports) => answer(context, { text: context.fields.answer }, ports),
    }),
    /** A short answer, marked by the one who wrote it. */
    self: buttonHandler({
      args: z.tuple([id, z.enum(['yes', 'no'])]),
      replaces: true,
      run: (context, ports) => answer(context, { self: context.input[1] === 'yes' }, ports),
    }),
    next: buttonHandler({
      args: z.tuple([id]),
      replaces: true,
      async run({ learner, enrolments, now, t, input }, ports) {
        const drawn = await nextQuestion(ports, { learner: learner.id, quiz: input[0], now });
        const of = drawn.kind === 'over' ? enrolments.find((e) => e.id === drawn.enrolment) : undefined;
        return nextQuestionView(drawn, learner, t, ports.curriculum, of);
      },
    }),
  },
});

/** What a warm-up is about: the skill of the question to try first. */
function warmTopic({ cohort }: Enrolment, { curriculum }: Ports): string | undefined {
  const opener = curriculum.items.get(curriculum.paths.get(cohort.path)?.opener ?? '');
  return opener && skillOf(opener.kp);
}
