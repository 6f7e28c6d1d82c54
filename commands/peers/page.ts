import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import { text, type View } from '../../src/chat/contract/view.ts';
import type { Enrolment } from '../../src/core/enrolment/model.ts';
import type { Id } from '../../src/core/id.ts';
import { listToDecide } from '../../src/core/note/claim-notes.ts';
import { showGroup } from '../../src/core/note/show-group.ts';
import { showOfficeHour } from '../../src/core/office-hour/show-office-hour.ts';
import type { Ports } from '../../src/core/ports.ts';
import { ownTask } from '../../src/core/task/own-task.ts';
import { peersRoutes } from '../../src/routes/peers.ts';
import { auditBlocks } from '../../src/views/audit.ts';
import { answersView, groupView, soloPeersView, toDecideBlocks } from '../../src/views/peers.ts';
import { readNote } from './read-note.ts';

type Who = Pick<Context, 'learner' | 'now' | 't'>;

/** The group's page; whoever organises it also sees what waits for them, and what was decided. */
export async function page(
  { learner, enrolment, now, t }: Who & { readonly enrolment: Enrolment },
  from: number,
  ports: Ports,
): Promise<View> {
  const { cohort } = enrolment;
  if (!cohort.home) return soloPeersView(t);
  const own = await ownTask(ports, { learner, enrolment, now });
  const group = await showGroup(ports, { enrolment, own, now });
  const around = { hour: await showOfficeHour(ports, { cohort, now }), zone: learner.zone };
  if (cohort.organiser !== learner.id && !enrolment.organises)
    return groupView(group, enrolment, around, ports.curriculum, t, from);
  const toDecide = await listToDecide(ports, { organiser: learner.id, now });
  const log = auditBlocks(await ports.audit.list({ cohort: cohort.id, skip: 0, limit: 10 }), cohort.zone, t);
  return groupView(group, enrolment, { ...around, toDecide, log }, ports.curriculum, t, from);
}

/** The answers to a question, for whoever is in its group. */
async function answers(
  context: Pick<Context, 'event' | 'learner' | 'enrolments' | 'now' | 't'> & { args: { note: Id; from?: number } },
  ports: Ports,
): Promise<View> {
  const { learner, t, args } = context;
  const question = await readNote(context, args.note, ports);
  if (question?.kind !== 'question' || question.hidden) return goneView(t);
  const given = await ports.note.answers(question.id, learner.id);
  return answersView({ question, answers: given, reader: learner.id }, ports.curriculum, t, args.from);
}

/** What is read on pages. */
export const pageButtons = {
  page: buttonHandler(peersRoutes.page, { run: (context, ports) => page(context, context.args.from, ports) }),
  waiting: buttonHandler(peersRoutes.waiting, {
    async run({ learner, now, t, args }, ports) {
      const body = toDecideBlocks(await listToDecide(ports, { organiser: learner.id, now }), ports.curriculum, t, {
        from: args.from ?? 0,
      });
      return { body: body.length ? body : [text(t.peers.nothingWaits)] };
    },
  }),
  see: buttonHandler(peersRoutes.see, { asksRole: true, run: answers }),
  answers: buttonHandler(peersRoutes.answers, { asksRole: true, run: answers }),
};
