import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import { text, type View } from '../../src/chat/contract/view.ts';
import { chooseBuddies } from '../../src/core/buddy/choose-buddies.ts';
import { showBuddies } from '../../src/core/buddy/show-buddies.ts';
import type { Enrolment } from '../../src/core/enrolment/model.ts';
import type { Ports } from '../../src/core/ports.ts';
import { blockPerson } from '../../src/core/report/block-person.ts';
import { buddyRoutes } from '../../src/routes/buddy.ts';
import { blockBuddyView, buddyView } from '../../src/views/buddy.ts';
import type { From } from '../../src/views/fold.ts';

type Who = Pick<Context, 'now' | 't'> & { readonly enrolment: Enrolment };

async function page({ enrolment, now, t }: Who, ports: Ports, done?: string, from: From = 0): Promise<View> {
  return buddyView(await showBuddies(ports, { enrolment, now }), { enrolment, now, from }, t, done);
}

/** With whom somebody studies. */
export const buddyButtons = {
  buddies: buttonHandler(buddyRoutes.buddies, { run: (context, ports) => page(context, ports) }),
  buddiesFrom: buttonHandler(buddyRoutes.buddiesFrom, {
    replaces: true,
    run: (context, ports) => page(context, ports, undefined, context.args.from),
  }),
  want: buttonHandler(buddyRoutes.want, {
    replaces: true,
    async run(context, ports) {
      const { enrolment, now, t, args } = context;
      await chooseBuddies(ports, { enrolment, on: args.on, now });
      return page(context, ports, args.on ? undefined : t.buddy.stopped);
    },
  }),
  showPledge: buttonHandler(buddyRoutes.showPledge, {
    replaces: true,
    async run(context, ports) {
      await ports.buddy.agree(context.enrolment.id, { pledge: context.args.on });
      return page(context, ports, context.t.buddy.agreed, 'showPledge');
    },
  }),
  shareStreak: buttonHandler(buddyRoutes.shareStreak, {
    replaces: true,
    async run(context, ports) {
      await ports.buddy.agree(context.enrolment.id, { streak: context.args.on });
      return page(context, ports, context.t.buddy.agreed);
    },
  }),
  blockBuddy: buttonHandler(buddyRoutes.blockBuddy, {
    replaces: true,
    async run(context, ports) {
      const { learner, enrolment, now, t, args } = context;
      const others = (await ports.buddy.get(enrolment.id))?.others ?? [];
      const buddy = others.find((one) => one.enrolment === args.buddy);
      if (!buddy) return { body: [text(t.buddy.gone)] };
      if (!args.sure) return blockBuddyView(buddy, enrolment, t);
      await blockPerson(ports, { learner: learner.id, blocked: buddy.learner, now });
      return page(context, ports, t.peers.blocked);
    },
  }),
};
