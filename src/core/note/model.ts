import type { ShownAppeal } from '../appeal/model.ts';
import type { Cohort } from '../cohort/model.ts';
import type { Address, RefusalReason } from '../delivery/model.ts';
import type { ShownObjection } from '../feedback/model.ts';
import type { Id } from '../id.ts';
import type { MemberPage } from '../member/model.ts';
import type { HardPoints, OrganiserAbout, SummaryDraft } from '../summary/model.ts';

/** What somebody has the bot post in the thread of their group's day; a `line` of their retro is in the summary of its week. */
export type NoteKind = 'question' | 'answer' | 'share' | 'arrival' | 'line';

/** How many of each kind one person can have posted in a group on a day of that group. */
export const mostADay: Readonly<Record<NoteKind, number>> = { question: 5, answer: 20, share: 5, arrival: 1, line: 1 };

/** The most characters. */
export const maxShare = 300;
export const maxQuestion = 600;

export interface Note {
  readonly id: Id;
  readonly kind: NoteKind;
  readonly cohort: Id;
  readonly learner: Id;
  /** What its author is called in the group's workspace. */
  readonly name: string;
  /** Whether peers are told who wrote it. An organiser always is, where it was reported. */
  readonly signed: boolean;
  /** The task or the skill that it is about. */
  readonly about?: string;
  /** Of an answer. */
  readonly question?: Id;
  readonly text: string;
  readonly at: Temporal.Instant;
  /** The thread that it is in. */
  readonly address: Address;
  /** The asker wants a message when there is an answer. */
  readonly notify: boolean;
  /** The answer that helped. */
  readonly solvedBy?: Id;
  /** Reported, and not decided yet; removed by an organiser; or taken back by its author, and then without its words. */
  readonly hidden?: 'reported' | 'removed' | 'withdrawn';
  /** How many answers may be read. */
  readonly answers: number;
  /** Nobody had answered it for a study day, and an organiser was told. */
  readonly told: boolean;
  /** Whoever asked has closed it: nobody is asked to answer it any more. */
  readonly closed: boolean;
}

export interface NewNote
  extends Pick<Note, 'kind' | 'cohort' | 'learner' | 'text' | 'signed' | 'notify' | 'at' | 'address'> {
  readonly about?: string;
  readonly question?: Id;
  /** The day of the group. */
  readonly day: Temporal.PlainDate;
  /** The same key of the same person is the same note. */
  readonly key: string;
}

export type NotePosted =
  /** `again`: it had been posted before, and is there once. */
  | { readonly kind: 'posted'; readonly note: Id; readonly again: boolean }
  /** They have had as many posted today as one person can. Nothing was posted. */
  | { readonly kind: 'spent'; readonly most: number; readonly next: Temporal.PlainDate }
  /** The group has had no post yet, so there is no thread. */
  | { readonly kind: 'noThread' }
  | { readonly kind: 'gone' };

/** What a member sees of the group. */
export interface GroupPage {
  /** How many have done the task of today; absent below the number from which anything is counted. */
  readonly did?: number;
  /** Open questions of others, the newest first. */
  readonly open: readonly Note[];
  /** The member's own questions: those of the last days, and before that those that still wait for an answer. */
  readonly own: readonly Note[];
  /** The member's own task, or else that of the group's day, to be stuck on and to say something about. */
  readonly task?: string;
}

/** As many questions that nobody answered an organiser is told at once; what is more comes on the next day. */
export const mostTold = 5;

/** What an organiser has to look at. */
export interface ToDecide {
  /** Reported, the oldest first. */
  readonly reported: readonly Note[];
  /** Questions that nobody answered for a study day. */
  readonly unanswered: readonly Note[];
  /** What learners say against items, the oldest first. */
  readonly appeals: readonly ShownAppeal[];
  /** What learners say against the words of the model on their projects, the oldest first. */
  readonly objections: readonly ShownObjection[];
}

/** How a cohort stands some days after it began. */
export interface Milestone {
  readonly cohort: Cohort;
  readonly about: Exclude<OrganiserAbout, 'draft'>;
  readonly counts: MemberPage['counts'];
  readonly hard: HardPoints;
}

/** All that an organiser is told in a day's one private message. */
export interface OrganiserNote extends ToDecide {
  /** Groups whose channel did not take the last message. */
  readonly refused: readonly { readonly cohort: Cohort; readonly reason: RefusalReason }[];
  /** Weekly summaries as they will be posted. */
  readonly drafts: readonly SummaryDraft[];
  readonly milestones: readonly Milestone[];
}

/** What an organiser decides about a note that was reported. */
export type NoteDecision = 'keep' | 'remove';
