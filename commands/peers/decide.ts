import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import { text, type View } from '../../src/chat/contract/view.ts';
import { decideAppeal } from '../../src/core/appeal/decide-appeal.ts';
import type { Id } from '../../src/core/id.ts';
import type { NoteDecision } from '../../src/core/note/model.ts';
import type { Ports } from '../../src/core/ports.ts';
import { decideNote } from '../../src/core/report/report-note.ts';
import { peersRoutes } from '../../src/routes/peers.ts';
import { decidedView } from '../../src/views/appeal.ts';
import { decides } from './read-note.ts';

type Who = Pick<Context, 'event' | 'learner' | 'enrolments' | 'now' | 't'>;

async function decide(context: Who, id: Id, action: NoteDecision, ports: Ports): Promise<View> {
  const { learner, now, t } = context;
  const note = await ports.note.get(id);
  if (!note || !(await decides(context, note, ports))) return { body: [text(t.chat.organiserOnly)] };
  const decided = await decideNote(ports, { note, action, organiser: learner.id, now });
  return { body: [text(decided ? (action === 'keep' ? t.peers.kept : t.peers.removedNow) : t.peers.decidedBefore)] };
}

/** What an organiser decides: about what was reported, an answer that its learner stands by, what a model said. */
export const decideButtons = {
  keep: buttonHandler(peersRoutes.keep, {
    asksRole: true,
    run: (context, ports) => decide(context, context.args.note, 'keep', ports),
  }),
  decide: buttonHandler(peersRoutes.decide, {
    asksRole: true,
    // The record names who decided, and whoever manages the workspace may be nobody's learner yet.
    async begins(context, ports) {
      const appeal = await ports.appeal.get(context.args.appeal);
      return appeal !== undefined && decides(context, appeal, ports);
    },
    async run(context, ports) {
      const { learner, now, t, args } = context;
      const appeal = await ports.appeal.get(args.appeal);
      if (!appeal || !(await decides(context, appeal, ports))) return { body: [text(t.chat.organiserOnly)] };
      const { agrees } = args;
      const decided = await decideAppeal(ports, { appeal, agrees, organiser: learner.id, now });
      return decidedView(decided, appeal, agrees, t);
    },
  }),
  settle: buttonHandler(peersRoutes.settle, {
    async run({ learner, now, t, args }, ports) {
      const settled = await ports.feedback.settle({ objection: args.objection, organiser: learner.id, at: now });
      return { body: [text(settled ? t.feedback.looked : t.feedback.lookedBefore)] };
    },
  }),
  remove: buttonHandler(peersRoutes.remove, {
    asksRole: true,
    run: (context, ports) => decide(context, context.args.note, 'remove', ports),
  }),
};
