import { goneView } from '../chat/contract/gone.ts';
import { type Block, type Button, buttons, name, text, type View } from '../chat/contract/view.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { Id } from '../core/id.ts';
import type { GroupPage, Note, NotePosted, ToDecide } from '../core/note/model.ts';
import type { OfficeHourPage } from '../core/office-hour/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { joinRoutes } from '../routes/join.ts';
import { peersRoutes } from '../routes/peers.ts';
import { appealEntries } from './appeal.ts';
import { buddyButton } from './buddy.ts';
import { objectionEntries } from './feedback.ts';
import { type Entry, listFrom } from './fold.ts';
import { hiddenText, leadOf, oneSafety, ownOrSafety, quoted, withdrawButton } from './note.ts';
import { officeHourButton, officeHourLine } from './office-hour.ts';

type Titles = Pick<Curriculum, 'tasks' | 'skills'>;

/** What became of something that was to be posted. `notify`: the asker is told of each answer. */
export function postedNoteView(
  posted: NotePosted,
  of: 'question' | 'answer' | 'share' | 'arrival' | 'hello' | 'check',
  t: Catalogue,
  notify = false,
): View {
  if (posted.kind === 'gone') return goneView(t);
  if (posted.kind === 'noThread') return { notTaken: true, body: [text(t.peers.noThread)] };
  if (posted.kind === 'spent') return { notTaken: true, body: [text(t.peers.spent(posted.most, t.date(posted.next)))] };
  const { asked, askedTold, answered, shared, told } = t.peers;
  const said = {
    question: notify ? askedTold : asked,
    answer: answered,
    share: shared,
    arrival: told,
    hello: shared,
    check: shared,
  };
  const before = posted.again && (of === 'arrival' || of === 'hello' || of === 'check');
  return {
    tone: 'good',
    body: [text(before ? t.peers.saidBefore : said[of]), buttons(withdrawButton(posted.note, t))],
  };
}

/** What a page of the group shows besides: what waits for whoever organises it, and what was decided. */
interface Around {
  readonly hour: OfficeHourPage;
  readonly zone: string;
  readonly toDecide?: ToDecide;
  readonly log?: readonly Block[];
}

/**
 * The group today, for one member: how many have done it, who could use a hand, and their own questions; before that what
 * an organiser has to decide. Those from this number on.
 */
export function groupView(
  page: GroupPage,
  enrolment: Enrolment,
  { hour, zone, toDecide, log = [] }: Around,
  curriculum: Titles,
  t: Catalogue,
  from = 0,
): View {
  const { did, own, task } = page;
  const held = officeHourLine(hour, zone, t);
  const open = page.open.filter(({ id }) => !toDecide?.unanswered.some((note) => note.id === id));
  const ways: readonly (Button | false | undefined)[] = [
    ...(task === undefined
      ? []
      : [
          { label: t.peers.stuckButton, route: peersRoutes.stuck({ enrolment: enrolment.id, about: task }) },
          { label: t.peers.shareButton, route: peersRoutes.share({ enrolment: enrolment.id, about: task }) },
        ]),
    buddyButton(enrolment, t),
    held !== undefined && officeHourButton(enrolment.id, t),
  ];
  const waiting = toDecide ? toDecideEntries(toDecide, curriculum, t) : [];
  const entries: readonly Entry[] = [
    ...waiting,
    ...(open.length ? [] : [{ blocks: [text(t.peers.nobodyStuck)], buttons: [] }]),
    ...open.map((note) => questionEntry(note, t.peers.open, curriculum, t)),
    ...own.map((note) => ({
      heading: t.peers.own,
      blocks: [text(quoted(note.text), note.answers === 0 && !note.solvedBy && noAnswer(note, t))],
      buttons: [
        ...(note.answers > 0 ? [seeButton(note, t)] : []),
        ...(note.solvedBy ? [] : [{ label: t.peers.close, route: peersRoutes.close({ note: note.id }) }]),
      ],
    })),
  ];
  return {
    title: t.peers.title,
    body: [
      ...(did === undefined ? [] : [text(t.peers.did(did))]),
      ...(held ? [text(held)] : []),
      ...listFrom(entries, from, {
        more: (at) => ({ label: t.chat.more, route: peersRoutes.page({ enrolment: enrolment.id, from: at }) }),
        ways: ways.filter((way) => way !== false && way !== undefined),
        // What waits for an organiser takes the room.
        ...(waiting.length > 0 && { kept: 0 }),
      }),
      ...log,
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

const questionEntry = (note: Note, heading: string, curriculum: Titles, t: Catalogue): Entry => ({
  heading,
  blocks: [text(leadOf(note, curriculum, t), quoted(note.text))],
  buttons: [
    { label: t.peers.answerButton, style: 'main', route: peersRoutes.answer({ note: note.id }) },
    ...(note.answers > 0 ? [seeButton(note, t)] : []),
  ],
});

/** A question with its answers, for one person alone, those from this number on. Only whoever asked says what solved it. */
export function answersView(
  { question, answers, reader }: { question: Note; answers: readonly Note[]; reader: Id },
  curriculum: Titles,
  t: Catalogue,
  from = 0,
): View {
  const solves = question.learner === reader && question.solvedBy === undefined;
  const safety = answers.length > 1 ? oneSafety : ownOrSafety;
  const entries = answers.map(
    (answer): Entry => ({
      blocks: [text(leadOf(answer, curriculum, t), quoted(answer.text))],
      buttons: [
        ...(solves
          ? [{ label: t.peers.solved, style: 'main' as const, route: peersRoutes.solved({ note: answer.id }) }]
          : []),
        ...safety(answer, reader, t),
      ],
    }),
  );
  const more = (at: number) => ({ label: t.chat.more, route: peersRoutes.answers({ note: question.id, from: at }) });
  return { body: [text(leadOf(question, curriculum, t), quoted(question.text)), ...listFrom(entries, from, { more })] };
}

/** To whoever asked, and wanted to be told. */
export const gotAnswerView = (question: Note, answers: readonly Note[], curriculum: Titles, t: Catalogue): View => ({
  title: t.peers.gotAnswer,
  ...answersView({ question, answers, reader: question.learner }, curriculum, t),
});

/** What an organiser has to look at. The writer of what was reported is named to them, whatever peers were shown. */
const toDecideEntries = (
  { reported, unanswered, appeals, objections }: ToDecide,
  curriculum: Titles,
  t: Catalogue,
): readonly Entry[] => [
  ...reported.map(
    (note): Entry => ({
      heading: t.peers.reportedTitle,
      blocks: [text(t.peers.wrote(name(note.name, t.peers.somebody)), quoted(note.text))],
      buttons: [
        { label: t.peers.keep, route: peersRoutes.keep({ note: note.id }) },
        { label: t.peers.remove, style: 'danger', route: peersRoutes.remove({ note: note.id }) },
      ],
    }),
  ),
  ...appealEntries(appeals, t),
  ...objectionEntries(objections, t),
  ...unanswered.map((note) => questionEntry(note, t.peers.unansweredTitle, curriculum, t)),
];

/** The same, those from this number on, in a message of its own; `whole`: each can be read in it. */
export const toDecideBlocks = (
  toDecide: ToDecide,
  curriculum: Titles,
  t: Catalogue,
  { from = 0, whole = false }: { readonly from?: number; readonly whole?: boolean } = {},
): readonly Block[] =>
  listFrom(toDecideEntries(toDecide, curriculum, t), from, {
    whole,
    more: (at) => ({ label: t.chat.more, route: peersRoutes.waiting({ from: at }) }),
  });

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
