import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import { text, type View } from '../../src/chat/contract/view.ts';
import type { DailyShown } from '../../src/core/daily-question/model.ts';
import { findPartner, wantPair } from '../../src/core/daily-question/pair-willing.ts';
import { castVote, showDailyQuestion, tellDaily } from '../../src/core/daily-question/show-daily-question.ts';
import type { Id } from '../../src/core/id.ts';
import type { Ports } from '../../src/core/ports.ts';
import { blockPerson } from '../../src/core/report/block-person.ts';
import { dailyQuestionRoutes } from '../../src/routes/daily-question.ts';
import { blockPartnerView } from '../../src/views/daily-pair.ts';
import { dailyQuestionView } from '../../src/views/daily-question.ts';
import { notEnrolledView } from '../../src/views/join.ts';

type Pressed = Pick<Context, 'learner' | 'enrolments' | 'now' | 't'> & { readonly args: { readonly daily: Id } };

/** For whoever is in the group whose question it is. */
async function inGroup(context: Pressed, ports: Ports, show: () => Promise<DailyShown>): Promise<View> {
  const { args, enrolments, t } = context;
  const question = await ports.dailyQuestion.get(args.daily);
  if (!question) return goneView(t);
  if (!enrolments.some(({ cohort }) => cohort.id === question.cohort)) return notEnrolledView(question.cohort, t);
  return dailyQuestionView(await show(), t);
}

const asked = ({ args, learner, now }: Pressed) => ({ question: args.daily, learner, now });

export const dailyQuestionButtons = {
  dailyBlock: buttonHandler(dailyQuestionRoutes.dailyBlock, {
    replaces: true,
    async run({ args, learner, now, t }, ports) {
      const of = { question: args.daily, learner, enrolment: args.partner, now };
      const partner = await findPartner(ports, of);
      if (!partner) return { ...goneView(t), beside: true };
      if (!args.sure) return { ...blockPartnerView(args.daily, partner, t), beside: true };
      await blockPerson(ports, { learner: learner.id, blocked: partner.learner, now });
      return { body: [text(t.peers.blocked)] };
    },
  }),
  daily: buttonHandler(dailyQuestionRoutes.daily, {
    run: (context, ports) => inGroup(context, ports, () => showDailyQuestion(ports, asked(context))),
  }),
  dailyVote: buttonHandler(dailyQuestionRoutes.dailyVote, {
    replaces: true,
    run: (context, ports) =>
      inGroup(context, ports, () => castVote(ports, { ...asked(context), position: context.args.choice })),
  }),
  dailyTell: buttonHandler(dailyQuestionRoutes.dailyTell, {
    replaces: true,
    run: (context, ports) => inGroup(context, ports, () => tellDaily(ports, asked(context))),
  }),
  dailyArgue: buttonHandler(dailyQuestionRoutes.dailyArgue, {
    run: (context, ports) =>
      inGroup(context, ports, async () => {
        const { args, learner, now } = context;
        const looks = await wantPair(ports, { question: args.daily, learner: learner.id, now });
        const shown = await showDailyQuestion(ports, asked(context));
        return shown.kind === 'open' && !looks ? { ...shown, cannotArgue: true } : shown;
      }),
  }),
};
