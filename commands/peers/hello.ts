import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import type { Enrolment } from '../../src/core/enrolment/model.ts';
import type { Note } from '../../src/core/note/model.ts';
import { postNote } from '../../src/core/note/post-note.ts';
import type { Ports } from '../../src/core/ports.ts';
import { buddyRoutes } from '../../src/routes/buddy.ts';
import { peersRoutes } from '../../src/routes/peers.ts';
import { notEnrolledView } from '../../src/views/join.ts';
import { postedNoteView, soloPeersView } from '../../src/views/peers.ts';
import { helloForm } from '../../src/views/peers-form.ts';
import { shareFields } from './fields.ts';
import { memberOf } from './read-note.ts';

type Who = Pick<Context, 'learner' | 'now' | 't'>;

/** Their words below the arrival of somebody, or in the newest thread. The same key is said once. */
async function say(
  { learner, now, t }: Who,
  { cohort }: Enrolment,
  said: { readonly words: string; readonly key: string; readonly to?: Note },
  ports: Ports,
) {
  const note = { kind: 'share' as const, text: said.words, signed: true, key: said.key };
  const question = said.to;
  return postedNoteView(
    await postNote(ports, { cohort, learner, note, ...(question && { question }), now }),
    'hello',
    t,
  );
}

/** Whoever has arrived in somebody's group, if that is still said. */
async function arrivalOf(context: Pick<Context, 'enrolments' | 't'> & { args: { note: string } }, ports: Ports) {
  const arrival = await ports.note.get(context.args.note);
  if (arrival?.kind !== 'arrival' || arrival.hidden) return { view: goneView(context.t) };
  const mine = memberOf(context, arrival.cohort);
  return mine ? { arrival, mine } : { view: notEnrolledView(arrival.cohort, context.t) };
}

/** A word for somebody new, and for one's study buddies. */
export const helloButtons = {
  hello: buttonHandler(peersRoutes.hello, {
    fields: shareFields,
    async form(context, ports) {
      const { arrival, view } = await arrivalOf(context, ports);
      if (!arrival) return { view };
      return helloForm(context.t, arrival.learner === context.learner.id ? undefined : arrival.name);
    },
    async run(context, ports) {
      const { arrival, mine, view } = await arrivalOf(context, ports);
      if (!arrival) return view;
      const said = { words: context.fields.words, key: `hello:${arrival.id}`, to: arrival };
      return say(context, mine, said, ports);
    },
  }),
  helloBuddies: buttonHandler(buddyRoutes.helloBuddies, {
    fields: shareFields,
    form: ({ enrolment, t }) => (enrolment.cohort.home ? helloForm(t) : { view: soloPeersView(t) }),
    run: (context, ports) =>
      say(context, context.enrolment, { words: context.fields.words, key: context.event.id }, ports),
  }),
};
