import { z } from 'zod';
import { buttonHandler, type Context, command } from '../src/chat/contract/command.ts';
import { goneView } from '../src/chat/contract/gone.ts';
import type { ViewStream } from '../src/chat/contract/reply.ts';
import type { Args, ArgsOf, Route } from '../src/chat/contract/route.ts';
import { mapParts } from '../src/chat/contract/stream.ts';
import type { View } from '../src/chat/contract/view.ts';
import type { Cohort } from '../src/core/cohort/model.ts';
import { askInTurn } from '../src/core/conversation/ask-in-turn.ts';
import { lastTurn } from '../src/core/conversation/follow-up.ts';
import { maxWords, reasons, type Turn } from '../src/core/conversation/model.ts';
import type { Ports } from '../src/core/ports.ts';
import { findSkills } from '../src/core/skill/find-skills.ts';
import { workspaceOf } from '../src/core/spending/rules.ts';
import { mannerWish } from '../src/core/tutor/manner-wish.ts';
import type { Manner, Subject, TutorAnswer } from '../src/core/tutor/model.ts';
import { quizWish } from '../src/core/tutor/quiz-wish.ts';
import { askRoutes } from '../src/routes/ask.ts';
import { askFirstView, askForm, askQuizView, askView, maxQuestion } from '../src/views/ask.ts';
import { ratedView, unhelpfulForm } from '../src/views/conversation.ts';

type AskContext = Pick<Context, 'event' | 'learner' | 'enrolment' | 'enrolments' | 'now' | 't'>;

/** The library of the learner's cohort. In a server or team it is asked only for that one's own, and in a DM always. */
function libraryHere({ platform, workspace }: Context['event'], cohort: Cohort | undefined): string | undefined {
  const home = cohort?.home;
  const elsewhere = workspace && (home?.workspace !== workspace.id || home.platform !== platform);
  return cohort && !elsewhere ? workspaceOf(cohort) : undefined;
}

/** By which group somebody is asked who is in several, where the channel is that of none: one of this server or team, if there is one. */
const oneOf = ({ event: { platform, workspace }, enrolments }: AskContext): AskContext['enrolment'] =>
  enrolments.find(({ cohort: { home } }) => home?.platform === platform && home.workspace === workspace?.id) ??
  enrolments[0];

/** Where a question may be followed by others: alone with the bot, by command or in a DM; or in a thread or channel by its name. */
const placeOf = ({ action, platform, workspace, channel, thread }: Context['event']): string | undefined =>
  `${platform} ${action.kind === 'message' && workspace ? (thread ?? channel) : 'dm'}`;

/** The answer, which grows while a model writes it. */
async function answer(
  context: AskContext,
  question: string,
  ports: Ports,
  { subject, manner, again }: { subject?: Subject; manner?: Manner; again?: Turn } = {},
): Promise<View | { readonly stream: ViewStream }> {
  const { event, learner, enrolment = oneOf(context), now, t } = context;
  const wish = subject || again ? undefined : quizWish(question);
  if (wish) {
    const paths = enrolment ? [enrolment.cohort.path] : [];
    const skill = wish.topic ? findSkills(ports.curriculum, paths, wish.topic)[0] : undefined;
    return askQuizView({ enrolment, skill }, t);
  }
  const place = placeOf(event);
  const wanted = subject || again ? undefined : mannerWish(question);
  if (wanted) {
    const last = await lastTurn(ports, { learner: learner.id, place, now });
    return last ? toldAgain(context, last, wanted, ports) : askFirstView(t);
  }
  const { turn, reply } = await askInTurn(ports, {
    question,
    learner: learner.id,
    language: t.language,
    path: enrolment?.cohort.path,
    cohort: enrolment?.cohort,
    workspace: libraryHere(event, enrolment?.cohort),
    now,
    subject,
    manner,
    place,
    ...(again && { again }),
    // What is said to the bot in a channel is answered there.
    aloud: event.action.kind === 'message' && event.workspace !== undefined,
  });
  const said = event.action.kind === 'message' && !event.workspace;
  const isNothing = reply.kind === 'answered' && (reply.answer.kind === 'nothing' || reply.answer.kind === 'declined');
  const waiting = said && isNothing && (await ports.quiz.itemsAsked(learner.id)).waiting.length > 0;
  const viewOf = (part: TutorAnswer) =>
    askView(
      part,
      { question, curriculum: ports.curriculum, turn, cohort: enrolment?.cohort, enrolment: enrolment?.id, waiting },
      t,
    );
  if (reply.kind === 'answered') return viewOf(reply.answer);
  return { stream: (signal) => mapParts(reply.write(signal), viewOf) };
}

/** What was asked, told in another way. */
const toldAgain = (context: AskContext, turn: Turn, manner: Manner, ports: Ports) =>
  answer(context, turn.question, ports, {
    ...{ manner, again: turn },
    ...(turn.subject && { subject: turn.subject }),
  });

const typed = z.string().trim().max(maxQuestion);

/** *Ask about this*: the form says what the question is about, so it may be empty. */
const about = <A extends Args>(route: Route<A, never, z.ZodUndefined>, subjectOf: (args: ArgsOf<A>) => Subject) =>
  buttonHandler(route, {
    fields: z.object({ question: typed }),
    form: ({ t }) => askForm(t, true),
    run: (context, ports) => answer(context, context.fields.question, ports, { subject: subjectOf(context.args) }),
  });

export const ask = command({
  name: 'ask',
  access: 'anyone',
  audience: 'private',
  needsEnrolment: false,
  routes: askRoutes,
  options: z.object({ question: z.string().trim().optional() }),
  async run(context, ports) {
    const { question } = context.options;
    return question ? answer(context, question, ports) : askFirstView(context.t);
  },
  handlers: {
    write: buttonHandler(askRoutes.write, {
      fields: z.object({ question: typed.min(2) }),
      form: ({ t }) => askForm(t, false),
      run: (context, ports) => answer(context, context.fields.question, ports),
    }),
    again: buttonHandler(askRoutes.again, {
      async run(context, ports) {
        const { args, learner, t } = context;
        const turn = await ports.conversation.find({ turn: args.turn, learner: learner.id });
        return turn ? toldAgain(context, turn, args.manner, ports) : goneView(t);
      },
    }),
    helpful: buttonHandler(askRoutes.helpful, {
      async run({ args, learner, t }, ports) {
        const rated = await ports.conversation.rate({ turn: args.turn, learner: learner.id, helpful: true });
        return ratedView(rated, true, t);
      },
    }),
    unhelpful: buttonHandler(askRoutes.unhelpful, {
      fields: z.object({ reason: z.enum(reasons), words: z.string().trim().max(maxWords).default('') }),
      form: ({ t }) => unhelpfulForm(t),
      async run({ args, fields, learner, t }, ports) {
        const rating = { turn: args.turn, learner: learner.id, helpful: false, ...fields };
        return ratedView(await ports.conversation.rate(rating), false, t);
      },
    }),
    skill: about(askRoutes.skill, (args) => ({ kind: 'skill', ...args })),
    task: about(askRoutes.task, (args) => ({ kind: 'task', ...args })),
    question: about(askRoutes.question, (args) => ({ kind: 'question', ...args })),
  },
});
