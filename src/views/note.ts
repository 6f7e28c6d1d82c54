import { type Block, type Button, buttons, name, plain, quotation, text, type View } from '../chat/contract/view.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Id } from '../core/id.ts';
import { textIn } from '../core/language/rules.ts';
import type { Note } from '../core/note/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { head } from '../markup/cut.ts';
import { peersRoutes } from '../routes/peers.ts';

/** As much of a question as is repeated above its answer. */
const maxAsked = 120;

/** What a note needs beside itself: how many the group is, and the answer that solved it. */
export interface NoteContext {
  readonly curriculum: Pick<Curriculum, 'tasks' | 'skills'>;
  readonly members: number;
  readonly solution?: Note;
  /** The question that it answers. */
  readonly question?: Note;
}

/** Who wrote it, as peers are told. */
export const writerOf = (note: Pick<Note, 'signed' | 'name'>, t: Catalogue): string =>
  note.signed ? name(note.name, t.peers.somebody) : t.peers.somebody;

/** The words of somebody else: one paragraph, set off, and nothing in it is markup. */
export const quoted = (words: string): string => quotation(plain(words));

/** What is said above the words of a note. */
export function leadOf(
  note: Note,
  curriculum: NoteContext['curriculum'],
  t: Catalogue,
  who = writerOf(note, t),
): string {
  const about =
    note.about === undefined
      ? undefined
      : (curriculum.tasks.get(note.about)?.title ?? curriculum.skills.get(note.about)?.name);
  if (note.kind === 'answer') return t.peers.answers(who);
  if (note.kind === 'share') return t.peers.shares(who);
  return about ? t.peers.asks(who, plain(textIn(about, t.language))) : t.peers.asksAnything(who);
}

/** Why the words of a note are not shown. */
export const hiddenText = (why: NonNullable<Note['hidden']>, t: Catalogue): string =>
  ({ reported: t.peers.hidden, removed: t.peers.removed, withdrawn: t.peers.withdrawn })[why];

/**
 * Below the words of a note in a list that one person reads alone: their own can be taken back, those of somebody else
 * reported, and whoever wrote them blocked.
 */
export const ownOrSafety = ({ id: note, learner }: Pick<Note, 'id' | 'learner'>, reader: Id, t: Catalogue): Button[] =>
  learner === reader
    ? [withdrawButton(note, t)]
    : [
        { label: t.peers.report, route: peersRoutes.report({ note }) },
        { label: t.peers.block, route: peersRoutes.block({ note, sure: false }) },
      ];

/** The same as one button, where several have it. */
export const oneSafety = ({ id: note, learner }: Pick<Note, 'id' | 'learner'>, reader: Id, t: Catalogue): Button[] =>
  learner === reader ? [withdrawButton(note, t)] : [{ label: t.peers.line, route: peersRoutes.line({ note }) }];

export const withdrawButton = (note: Id, t: Catalogue): Button => ({
  label: t.peers.withdraw,
  route: peersRoutes.withdraw({ note }),
});

const joint = (ts: readonly Catalogue[], say: (t: Catalogue) => string): string => ts.map(say).join(' · ');

/** A note as its thread shows it to everybody, in the languages of the group. Undefined stands for one that is erased. */
export function noteView(note: Note | undefined, of: NoteContext, ts: readonly Catalogue[]): View {
  const only = (say: (t: Catalogue) => string): View => ({ body: [text(joint(ts, say))] });
  if (!note) return only((t) => t.peers.withdrawn);
  const { hidden } = note;
  if (hidden) return only((t) => hiddenText(hidden, t));
  const named = { note: note.id };
  if (note.closed)
    return {
      body: [
        text(...ts.map((t) => leadOf(note, of.curriculum, t)), quoted(note.text)),
        text(joint(ts, (t) => t.peers.closed)),
      ],
    };
  // Everybody has the same buttons here. Whose words they are is known once somebody presses it: nobody reports their own.
  const safety = [{ label: joint(ts, (t) => t.peers.line), route: peersRoutes.line(named) }];
  if (note.kind === 'arrival')
    return {
      body: [
        text(joint(ts, (t) => t.peers.arrives(name(note.name, t.peers.somebody), of.members))),
        buttons({ label: joint(ts, (t) => t.peers.helloButton), route: peersRoutes.hello(named) }, ...safety),
      ],
    };
  const { solution } = of;
  const solved: Block[] = solution ? [text(joint(ts, (t) => t.peers.solvedBy(writerOf(solution, t))))] : [];
  // The thread has other questions between this answer and its own.
  const asked: Block[] =
    of.question && !of.question.hidden && of.question.kind === 'question'
      ? [
          text(
            joint(ts, (t) => t.peers.onQuestion),
            quoted(head(of.question.text, maxAsked)),
          ),
        ]
      : [];
  return {
    ...(solution && { tone: 'good' as const }),
    body: [
      ...asked,
      text(...ts.map((t) => leadOf(note, of.curriculum, t)), quoted(note.text)),
      ...solved,
      buttons(
        note.kind === 'question' &&
          !solution && {
            label: joint(ts, (t) => t.peers.answerButton),
            style: 'main',
            route: peersRoutes.answer(named),
          },
        ...safety,
      ),
    ],
  };
}
