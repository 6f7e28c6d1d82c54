import { z } from 'zod';
import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import { words } from '../../src/chat/contract/field.ts';
import { text } from '../../src/chat/contract/view.ts';
import { thisMonday } from '../../src/core/calendar/rules.ts';
import type { Id } from '../../src/core/id.ts';
import { makePledge } from '../../src/core/pledge/make-pledge.ts';
import { maxMoment, maxWhat } from '../../src/core/pledge/model.ts';
import type { Ports } from '../../src/core/ports.ts';
import { lookBack } from '../../src/core/retro/look-back.ts';
import { maxRetro, shares } from '../../src/core/retro/model.ts';
import { aboutWeek, mayShare } from '../../src/core/retro/rules.ts';
import { pledgeRoutes } from '../../src/routes/pledge.ts';
import { retroRoutes } from '../../src/routes/retro.ts';
import { notEnrolledView } from '../../src/views/join.ts';
import { keptView, pledgedView, pledgeForm } from '../../src/views/pledge.ts';
import { linesView, lookedBackView, retroForm } from '../../src/views/retro.ts';

const optional = z.string().trim().max(maxRetro).default('');

/** What members of a group shared of a week, from the line with this number on. */
async function lines(
  {
    learner,
    enrolments,
    t,
    args,
  }: Pick<Context, 'learner' | 'enrolments' | 't'> & {
    readonly args: { readonly cohort: Id; readonly week: Temporal.PlainDate; readonly from?: number };
  },
  ports: Ports,
) {
  if (!enrolments.some(({ cohort }) => cohort.id === args.cohort)) return notEnrolledView(args.cohort, t);
  const of = { cohort: args.cohort, about: aboutWeek(args.week), reader: learner.id };
  return linesView(await ports.retro.lines(of), { from: 0, ...args, reader: learner.id }, t);
}

/** What a learner means to do in a week, and how they look back on it. */
export const weekButtons = {
  pledge: buttonHandler(pledgeRoutes.pledge, {
    fields: z.object({
      what: words((t) => t.pledge.what, maxWhat),
      // Not everybody has a place for it.
      moment: z.string().trim().max(maxMoment).default(''),
    }),
    form: async ({ learner, now, t }, ports) =>
      pledgeForm(await ports.pledge.get(learner.id, thisMonday(now, learner)), t),
    run: async ({ learner, now, t, fields }, ports) =>
      pledgedView(await makePledge(ports, { learner, ...fields, now }), t),
  }),
  kept: buttonHandler(pledgeRoutes.kept, {
    async run({ learner, t, args }, ports) {
      const found = await ports.pledge.answer({ learner: learner.id, monday: args.week, kept: args.kept });
      return found ? keptView(args.kept, t) : { body: [text(t.pledge.none)] };
    },
  }),
  retro: buttonHandler(retroRoutes.retro, {
    fields: z.object({
      learned: words((t) => t.retro.learned, maxRetro),
      stuck: optional,
      next: optional,
      share: z.enum(shares).default('nothing'),
    }),
    async form({ enrolment, t, args }, ports) {
      if (await ports.retro.get(enrolment.id, args.week)) return { view: lookedBackView({ kind: 'repeat' }, t) };
      return retroForm(mayShare(enrolment.cohort), t);
    },
    async run({ learner, enrolment, now, t, args, fields }, ports) {
      const { share, ...answers } = fields;
      const retro = { monday: args.week, ...answers };
      return lookedBackView(await lookBack(ports, { learner, enrolment, retro, share, now }), t);
    },
  }),
  lines: buttonHandler(retroRoutes.lines, { run: lines }),
  linesFrom: buttonHandler(retroRoutes.linesFrom, { run: lines }),
};
