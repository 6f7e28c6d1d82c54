import { goneView } from '../chat/contract/gone.ts';
import { type Block, buttons, type Form, name, text, type View } from '../chat/contract/view.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { Id } from '../core/id.ts';
import {
  type GroupPage,
  maxQuestion,
  maxShare,
  type Note,
  type NotePosted,
  type ToDecide,
} from '../core/note/model.ts';
import type { OfficeHourPage } from '../core/office-hour/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { joinRoutes } from '../routes/join.ts';
import { peersRoutes } from '../routes/peers.ts';
import { appealBlocks } from './appeal.ts';
import { buddyButton } from './buddy.ts';
import { objectionBlocks } from './feedback.ts';
import { hiddenText, leadOf, ownOrSafety, quoted, withdrawButton } from './note.ts';
import { officeHourButton, officeHourLine } from './office-hour.ts';

type Titles = Pick<Curriculum, 'tasks' | 'skills'>;

const yesNo = (name: string, label: string, yes: string, no: string) => ({
  name,
  label,
  kind: 'select' as const,
  choices: [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ],
  required: true,
});

const signed = (t: Catalogue) => ({
  ...yesNo('signed', t.peers.signed, t.peers.withName, t.peers.withoutName),
  value: 'yes',
});

/** Among minors, everybody is shown with their name. `words`: what they have asked before. */
export const stuckForm = (t: Catalogue, minors = false, words = ''): Form => ({
  title: t.peers.formStuck,
  fields: [
    {
      name: 'words',
      label: words ? t.ask.form : t.peers.tried,
      kind: 'lines',
      required: true,
      max: maxQuestion,
      ...(words && { value: words }),
    },
    ...(minors ? [] : [signed(t)]),
    { ...yesNo('notify', t.peers.notify, t.peers.notifyYes, t.peers.notifyNo), value: 'no' },
  ],
});

/** `why`: it is about their choice in the question of the day, which names a skill; the post itself names its task. */
export const shareForm = (t: Catalogue, why = false): Form => ({
  title: why ? t.dailyQuestion.say : t.peers.formShare,
  fields: [
    {
      name: 'words',
      label: why ? t.dailyQuestion.why : t.peers.sentence,
      kind: 'lines',
      required: true,
      max: maxShare,
    },
  ],
});

export const answerNoteForm = (t: Catalogue, minors = false): Form => ({
  title: t.peers.formAnswer,
  fields: [
    { name: 'words', label: t.peers.yourAnswer, kind: 'lines', required: true, max: maxQuestion },
    ...(minors ? [] : [signed(t)]),
  ],
});

/** What became of something that was to be posted. `notify`: the asker is told of each answer. */
export function postedNoteView(
  posted: NotePosted,
  of: 'question' | 'answer' | 'share' | 'arrival',
  t: Catalogue,
  notify = false,
): View {
  if (posted.kind === 'gone') return goneView(t);
  if (posted.kind === 'noThread') return { notTaken: true, body: [text(t.peers.noThread)] };
  if (posted.kind === 'spent') return { notTaken: true, body: [text(t.peers.spent(posted.most, t.date(posted.next)))] };
  const asked = notify ? t.peers.askedTold : t.peers.asked;
  const said = { question: asked, answer: t.peers.answered, share: t.peers.shared, arrival: t.peers.told };
  return { tone: 'good', body: [text(said[of]), buttons(withdrawButton(posted.note, t))] };
}

/** The group today, for one member: how many have done it, who could use a hand, and their own questions. */
export function groupView(
  page: GroupPage,
  enrolment: Enrolment,
  { hour, zone }: { readonly hour: OfficeHourPage; readonly zone: string },
  curriculum: Titles,
  t: Catalogue,
): View {
  const { did, open, own, task } = page;
  const held = officeHourLine(hour, zone, t);
  const company = [buddyButton(enrolment, t), held !== undefined && officeHourButton(enrolment.id, t)];
  const here = task !== undefined && { enrolment: enrolment.id, about: task };
  return {
    title: t.peers.title,
    body: [
      ...(did === undefined ? [] : [text(t.peers.did(did))]),
      ...(held ? [text(held)] : []),
      text(open.length ? `**${t.peers.open}**` : t.peers.nobodyStuck),
      ...open.flatMap((note) => questionBlocks(note, curriculum, t)),
      ...(own.length ? [text(`**${t.peers.own}**`)] : []),
      ...own.flatMap((note): Block[] => [
        text(quoted(note.text), note.answers === 0 && !note.solvedBy && noAnswer(note, t)),
        buttons(
          note.answers > 0 && seeButton(note, t),
          !note.solvedBy && { label: t.peers.close, route: peersRoutes.close({ note: note.id }) },
        ),
      ]),
      ...(here
        ? [
            buttons(
              { label: t.peers.stuckButton, route: peersRoutes.stuck(here) },
              { label: t.peers.shareButton, route: peersRoutes.share(here) },
              ...company,
            ),
          ]
        : [buttons(...company)]),
    ],
  };
}

const noAnswer = (note: Note, t: Catalogue): string => {
  if (note.hidden) return hiddenText(note.hidden, t);
  return note.told ? t.peers.noAnswerTold : t.peers.noAnswer;
};

const seeButton = (note: Note, t: Catalogue) => ({
  label: t.peers.seeAnswers(note.answers),
  route: peersRoutes.see({ note: note.id }),
});

const questionBlocks = (note: Note, curriculum: Titles, t: Catalogue): readonly Block[] => [
  text(leadOf(note, curriculum, t), quoted(note.text)),
  buttons(
    { label: t.peers.answerButton, style: 'main', route: peersRoutes.answer({ note: note.id }) },
    note.answers > 0 && seeButton(note, t),
  ),
];

/** A question with its answers, for one person alone. Only whoever asked says what solved it. */
export function answersView(
  { question, answers, reader }: { question: Note; answers: readonly Note[]; reader: Id },
  curriculum: Titles,
  t: Catalogue,
): View {
  return {
    body: [
      text(leadOf(question, curriculum, t), quoted(question.text)),
      ...answers.flatMap((answer): Block[] => [
        text(leadOf(answer, curriculum, t), quoted(answer.text)),
        buttons(
          question.learner === reader &&
            question.solvedBy === undefined && {
              label: t.peers.solved,
              style: 'main',
              route: peersRoutes.solved({ note: answer.id }),
            },
          ...ownOrSafety(answer, reader, t),
        ),
      ]),
    ],
  };
}

/** To whoever asked, and wanted to be told. */
export const gotAnswerView = (question: Note, answers: readonly Note[], curriculum: Titles, t: Catalogue): View => ({
  title: t.peers.gotAnswer,
  ...answersView({ question, answers, reader: question.learner }, curriculum, t),
});

/** What an organiser has to look at. The writer of what was reported is named to them, whatever peers were shown. */
export function toDecideView(
  { reported, unanswered, appeals, objections }: ToDecide,
  curriculum: Titles,
  t: Catalogue,
): readonly Block[] {
  return [
    ...(reported.length ? [text(`**${t.peers.reportedTitle}**`)] : []),
    ...reported.flatMap((note): Block[] => [
      text(t.peers.wrote(name(note.name, t.peers.somebody)), quoted(note.text)),
      buttons(
        { label: t.peers.keep, route: peersRoutes.keep({ note: note.id }) },
        { label: t.peers.remove, style: 'danger', route: peersRoutes.remove({ note: note.id }) },
      ),
    ]),
    ...appealBlocks(appeals, t),
    ...objectionBlocks(objections, t),
    ...(unanswered.length ? [text(`**${t.peers.unansweredTitle}**`)] : []),
    ...unanswered.flatMap((note) => questionBlocks(note, curriculum, t)),
  ];
}

/** Their own words: nobody reports those. They can be taken back, and a question can be closed. */
export const ownNoteView = (note: Note, t: Catalogue): View => ({
  body: [
    text(note.hidden ? hiddenText(note.hidden, t) : t.peers.yours),
    buttons(
      !note.hidden && withdrawButton(note.id, t),
      note.kind === 'question' &&
        !note.solvedBy &&
        !note.closed && { label: t.peers.close, route: peersRoutes.close({ note: note.id }) },
    ),
  ],
});

/** What somebody may do with the words of somebody else, which are not repeated: here they would stay when they are hidden. */
export const othersNoteView = (note: Note, reader: Id, t: Catalogue): View => ({
  body: [text(t.peers.theirs), buttons(...ownOrSafety(note, reader, t))],
});

export const reportAskView = (note: string, t: Catalogue): View => ({
  body: [
    text(t.peers.reportAsk),
    buttons({ label: t.peers.reportYes, style: 'danger', route: peersRoutes.hide({ note }) }),
  ],
});

export const blockAskView = (note: string, t: Catalogue): View => ({
  body: [
    text(t.peers.blockAsk),
    buttons({ label: t.peers.blockYes, style: 'danger', route: peersRoutes.block({ note, sure: true }) }),
  ],
});

export const soloPeersView = (t: Catalogue): View => ({
  body: [text(t.peers.notAGroup), buttons({ label: t.join.button, route: joinRoutes.start() })],
});

/** Offered to somebody who has just joined. Nothing is said without their yes. */
export const tellBlocks = (enrolment: Enrolment, called: string, t: Catalogue): readonly Block[] => [
  text(t.peers.tellAsk(name(called, t.peers.somebody))),
  buttons({ label: t.peers.tellButton, route: peersRoutes.tell({ enrolment: enrolment.id }) }),
];
