import { z } from 'zod';
import { buttonHandler, type Context, command } from '../src/chat/contract/command.ts';
import { goneView } from '../src/chat/contract/gone.ts';
import { type Form, text, type View } from '../src/chat/contract/view.ts';
import type { Enrolment } from '../src/core/enrolment/model.ts';
import type { Id } from '../src/core/id.ts';
import type { NewNote } from '../src/core/note/model.ts';
import { postNote } from '../src/core/note/post-note.ts';
import { closeQuestion, solveQuestion } from '../src/core/note/solve-question.ts';
import type { Ports } from '../src/core/ports.ts';
import { blockPerson } from '../src/core/report/block-person.ts';
import { reportNote } from '../src/core/report/report-note.ts';
import type { Subject } from '../src/core/tutor/model.ts';
import { buddyRoutes } from '../src/routes/buddy.ts';
import { dailyQuestionRoutes } from '../src/routes/daily-question.ts';
import { queueRoutes } from '../src/routes/office-hour.ts';
import { peersRoutes } from '../src/routes/peers.ts';
import { notEnrolledView } from '../src/views/join.ts';
import { hiddenText, quoted } from '../src/views/note.ts';
import {
  blockAskView,
  othersNoteView,
  ownNoteView,
  postedNoteView,
  reportAskView,
  soloPeersView,
} from '../src/views/peers.ts';
import { answerNoteForm, shareForm, stuckForm } from '../src/views/peers-form.ts';
import { buddyButtons } from './peers/buddy.ts';
import { dailyQuestionButtons } from './peers/daily-question.ts';
import { decideButtons } from './peers/decide.ts';
import { answerFields, question, share, shareFields, stuckFields } from './peers/fields.ts';
import { helloButtons } from './peers/hello.ts';
import { officeHourButtons } from './peers/office-hour.ts';
import { page, pageButtons } from './peers/page.ts';
import { memberOf, readNote } from './peers/read-note.ts';
import { tell } from './peers/tell.ts';
import { withdraw } from './peers/withdraw.ts';

type Who = Pick<Context, 'event' | 'learner' | 'enrolments' | 'now' | 't'>;

async function post(
  { event, learner, now, t }: Who,
  enrolment: Enrolment | undefined,
  note: Pick<NewNote, 'text' | 'signed'> & {
    readonly kind: 'question' | 'share';
  } & { readonly about?: string; readonly notify?: boolean },
  ports: Ports,
): Promise<View> {
  if (!enrolment?.cohort.home) return soloPeersView(t);
  const { cohort } = enrolment;
  const known =
    note.about !== undefined && (ports.curriculum.tasks.has(note.about) || ports.curriculum.skills.has(note.about));
  if (note.about !== undefined && !known) return goneView(t);
  const posted = await postNote(ports, { cohort, learner, note: { ...note, key: event.id }, now });
  return postedNoteView(posted, note.kind, t, note.notify);
}

/** The task or the skill that a question to the tutor was about. */
const aboutOf = (subject: Subject | undefined): string | undefined =>
  subject?.kind === 'task' ? subject.task : subject?.kind === 'skill' ? subject.skill : undefined;

/** For whoever may not read a note: if it is there, they are not in its group yet. */
async function unreadView({ t }: Who, id: Id, ports: Ports): Promise<View> {
  const note = await ports.note.get(id);
  return note && !note.hidden ? notEnrolledView(note.cohort, t) : goneView(t);
}

export const peers = command({
  name: 'peers',
  access: 'anyone',
  audience: 'private',
  needsEnrolment: true,
  routes: { ...peersRoutes, ...buddyRoutes, ...dailyQuestionRoutes, ...queueRoutes },
  options: z.object({}),
  run: (context, ports) => page(context, 0, ports),
  handlers: {
    ...buddyButtons,
    ...helloButtons,
    ...pageButtons,
    ...dailyQuestionButtons,
    ...officeHourButtons,
    tell,
    ...decideButtons,
    stuck: buttonHandler(peersRoutes.stuck, {
      fields: stuckFields,
      form: ({ enrolment, t }) =>
        enrolment.cohort.home ? stuckForm(t, enrolment.cohort.minors) : { view: soloPeersView(t) },
      run: (context, ports) => post(context, context.enrolment, question(context.args.about, context.fields), ports),
    }),
    share: buttonHandler(peersRoutes.share, {
      fields: shareFields,
      form: ({ enrolment, t }) => (enrolment.cohort.home ? shareForm(t) : { view: soloPeersView(t) }),
      run: (context, ports) => post(context, context.enrolment, share(context.args.about, context.fields), ports),
    }),
    ask: buttonHandler(peersRoutes.ask, {
      fields: stuckFields,
      async form({ args, enrolment, learner, t }, ports) {
        const { cohort } = enrolment;
        if (!cohort.home) return { view: soloPeersView(t) };
        const turn = await ports.conversation.find({ turn: args.turn, learner: learner.id });
        return turn ? stuckForm(t, cohort.minors, turn.question) : { view: goneView(t) };
      },
      async run(context, ports) {
        const { args, enrolment, fields, learner } = context;
        const turn = await ports.conversation.find({ turn: args.turn, learner: learner.id });
        return post(context, enrolment, question(aboutOf(turn?.subject), fields), ports);
      },
    }),
    stuckOn: onPost(peersRoutes.stuckOn, stuckFields, (t) => stuckForm(t), question),
    shareOn: onPost(
      peersRoutes.shareOn,
      shareFields,
      (t, about, { curriculum }) => shareForm(t, curriculum.skills.has(about)),
      share,
    ),
    answer: buttonHandler(peersRoutes.answer, {
      asksRole: true,
      fields: answerFields,
      async form(context, ports) {
        const asked = await readNote(context, context.args.note, ports);
        if (asked?.kind !== 'question' || asked.hidden || asked.closed) return { view: goneView(context.t) };
        // The form is above the question, and hides it.
        return {
          ...answerNoteForm(context.t, (await ports.cohort.get(asked.cohort))?.minors),
          about: quoted(asked.text),
        };
      },
      async run(context, ports) {
        const { event, learner, now, t, fields } = context;
        const asked = await readNote(context, context.args.note, ports);
        const cohort = asked && (await ports.cohort.get(asked.cohort));
        if (!cohort || asked.kind !== 'question' || asked.hidden || asked.closed) return goneView(context.t);
        const note = { kind: 'answer', text: fields.words, signed: fields.signed ?? false, key: event.id } as const;
        return postedNoteView(await postNote(ports, { cohort, learner, note, question: asked, now }), 'answer', t);
      },
    }),
    solved: buttonHandler(peersRoutes.solved, {
      replaces: true,
      async run({ learner, now, t, args }, ports) {
        const answer = await ports.note.get(args.note);
        if (!answer || !(await solveQuestion(ports, { answer, asker: learner.id, now }))) return goneView(t);
        return { tone: 'good', body: [text(t.peers.solvedNow)] };
      },
    }),
    close: buttonHandler(peersRoutes.close, {
      replaces: true,
      async run({ learner, now, t, args }, ports) {
        const question = await ports.note.get(args.note);
        if (!question || !(await closeQuestion(ports, { question, asker: learner.id, now }))) return goneView(t);
        return { tone: 'good', body: [text(t.peers.closedNow)] };
      },
    }),
    withdraw,
    /** On words in a channel: their author can take them back, everybody else report or block. */
    line: buttonHandler(peersRoutes.line, {
      asksRole: true,
      async run(context, ports) {
        const { learner, t, args } = context;
        const note = await readNote(context, args.note, ports);
        if (!note) return unreadView(context, args.note, ports);
        if (note.learner === learner.id) return ownNoteView(note, t);
        return note.hidden ? { body: [text(hiddenText(note.hidden, t))] } : othersNoteView(note, learner.id, t);
      },
    }),
    report: buttonHandler(peersRoutes.report, {
      asksRole: true,
      async run(context, ports) {
        const note = await readNote(context, context.args.note, ports);
        if (!note) return unreadView(context, context.args.note, ports);
        return note.learner === context.learner.id ? ownNoteView(note, context.t) : reportAskView(note.id, context.t);
      },
    }),
    hide: buttonHandler(peersRoutes.hide, {
      asksRole: true,
      replaces: true,
      async run(context, ports) {
        const { learner, now, t } = context;
        const note = await readNote(context, context.args.note, ports);
        if (!note) return goneView(context.t);
        const hides = await reportNote(ports, { note, learner: learner.id, now });
        return { body: [text(hides || note.hidden ? t.peers.reported : t.peers.keptBefore)] };
      },
    }),
    block: buttonHandler(peersRoutes.block, {
      asksRole: true,
      replaces: true,
      async run(context, ports) {
        const { learner, now, t, args } = context;
        const note = await readNote(context, args.note, ports);
        if (!note) return { ...(await unreadView(context, args.note, ports)), beside: true };
        if (note.learner === learner.id) return { ...ownNoteView(note, t), beside: true };
        if (!args.sure) return { ...blockAskView(note.id, t), beside: true };
        await blockPerson(ports, { learner: learner.id, blocked: note.learner, now });
        return { body: [text(t.peers.blocked)] };
      },
    }),
  },
});

/** A button on a post in a channel: everybody sees it, and whoever is in the group can use it. */
function onPost<Fields extends typeof stuckFields | typeof shareFields>(
  route: typeof peersRoutes.stuckOn,
  fields: Fields,
  form: (t: Context['t'], about: string, ports: Ports) => Form,
  note: (about: string, fields: z.output<Fields>) => Parameters<typeof post>[2],
) {
  return buttonHandler(route, {
    fields,
    form: (context, ports) =>
      memberOf(context, context.args.cohort)
        ? form(context.t, context.args.about, ports)
        : { view: notEnrolledView(context.args.cohort, context.t) },
    run: (context, ports) => {
      const mine = memberOf(context, context.args.cohort);
      if (!mine) return notEnrolledView(context.args.cohort, context.t);
      return post(context, mine, note(context.args.about, context.fields), ports);
    },
  });
}
