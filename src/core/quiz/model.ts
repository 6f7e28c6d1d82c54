import type { DayAhead } from '../calendar/model.ts';
import type { Memory, Parameters } from '../card/model.ts';
import type { Item } from '../curriculum/item.ts';
import type { Misconception } from '../curriculum/misconception.ts';
import type { Skill } from '../curriculum/skill.ts';
import type { Id } from '../id.ts';
import type { Given, WayToAnswer } from '../item/model.ts';

/**
 * Why a point is asked now: it is due; it was asked often without sticking and is taught again; it is new; it should be
 * known on a date; it is due on a light day ahead; an item of it holds a trap that its learner fell for; its topic or task
 * was chosen, or what was wrong last time; or somebody wanted to practise although nothing was due.
 */
export type Cause = 'due' | 'taught' | 'new' | 'date' | 'light' | 'trap' | 'chosen' | 'mistake' | 'practice';

/** How the key of a quiz of the question to try begins: it is where somebody begins, and counts in no figure. */
export const tryKey = 'try:';

/** How the questions of a quiz are chosen: those of the day, what was wrong last time, traps, a mock test, or a sprint check. */
export const quizModes = ['daily', 'mistakes', 'traps', 'mock', 'check'] as const;
export type QuizMode = (typeof quizModes)[number];

/** A point that may be asked. What is known of it is absent when it is new. */
export interface Candidate {
  readonly kp: string;
  readonly item: string;
  readonly cause: Cause;
  /** Its task was skipped: the question shows whether it is known. */
  readonly skipped?: true;
  /** How many seconds a question about it usually takes. */
  readonly seconds: number;
  /** The trap that its item holds: its misconception, the day of the last fall, whether its remedy stands above it. */
  readonly trap?: {
    readonly id: string;
    readonly fell: string;
    readonly helps: boolean;
    /** Its point would be wanted today without it. */
    readonly wanted?: true;
  };
  /** Its turn comes first, since it should be known on this date, so many of the learner's days ahead. */
  readonly by?: { readonly on: string; readonly days: number };
  readonly known?: {
    readonly memory: Memory;
    /** The learner's days since the last answer, and the answers so far. */
    readonly days: number;
    /** The probability of recalling it now, from these two. */
    readonly recall: number;
    readonly asked: number;
    readonly lastRight: boolean;
  };
}

/** What the items of a quiz are chosen from. It is kept with the quiz, so that the same choice can be computed again. */
export interface Choice {
  /** How many seconds of the learner's day are left; absent when they chose a topic or a task themselves. */
  readonly seconds?: number;
  /** How many questions a quiz has at most, and how many of them may be new. */
  readonly questions: number;
  readonly fresh: number;
  /** At which retrievability points that are answered now should come back. */
  readonly retention: number;
  /** Of the learner's memory; absent when these are the usual ones. */
  readonly parameters?: Parameters;
  readonly candidates: readonly Candidate[];
}

/** A choice with what came of it, in the order of the quiz's items. */
export interface MadeChoice extends Choice {
  readonly chosen: readonly Candidate[];
}

/** A quiz that is marked at its end: a mock test, ten questions before and after a sprint, or a placement. */
export type ExamKind = 'mock' | 'before' | 'after' | 'placement';

/** What a quiz is as an exam. */
export interface Exam {
  readonly kind: ExamKind;
  /** Of a check. */
  readonly sprint?: number;
  /** When it ends by itself, and when it did. */
  readonly ends: Temporal.Instant;
  readonly ended?: Temporal.Instant;
  /** How many answers were right, once it has ended. */
  readonly score?: number;
}

export interface AskedQuestion {
  readonly id: Id;
  readonly quiz: Id;
  readonly learner: Id;
  readonly enrolment?: Id;
  readonly item: string;
  readonly kp: string;
  /** The options as shown: position → index in the item. Empty for items without options. */
  readonly order: readonly number[];
  readonly asked: Temporal.Instant;
  /** How many rungs of the hint ladder were taken. */
  readonly hints: number;
  /** The words of a short answer, waiting for its learner to mark it. */
  readonly text?: string;
  /**
   * `undone`: an organiser has taken it back, and it counts for nothing; `credited`: an organiser agreed that it was
   * right.
   */
  readonly attempt?: {
    readonly given: Given;
    readonly correct: boolean;
    readonly undone?: true;
    readonly credited?: true;
  };
  /** It is in an exam, and `held` until that ends: nothing of its key is said. What was answered is kept meanwhile. */
  readonly exam?: { readonly held: boolean };
  /** A reminder asked it: unanswered, it is over at this moment, and counts for nothing. */
  readonly lasts?: Temporal.Instant;
  readonly kept?: Given;
  readonly keptAt?: Temporal.Instant;
  readonly number: number;
  readonly of: number;
  /** Why it was asked, and when its point should come back; absent for questions from before this was kept. */
  readonly chosen?: Candidate & Pick<Choice, 'retention'>;
}

export interface Quiz {
  readonly id: Id;
  readonly learner: Id;
  readonly enrolment?: Id;
  /** The items to ask, in order. */
  readonly items: readonly string[];
  readonly choice?: MadeChoice;
  readonly exam?: Exam;
  /** Of a quiz that a reminder began: when it is over by itself. */
  readonly lasts?: Temporal.Instant;
  /** Another quiz of its learner has begun since. */
  readonly later?: true;
  readonly questions: readonly AskedQuestion[];
}

/** What somebody has been asked: the items whose key they may not read yet, and those whose key they have read. */
export interface ItemsAsked {
  /** In a quiz of theirs, and not answered there. */
  readonly waiting: readonly string[];
  /** Answered, and not waiting in another quiz. */
  readonly answered: readonly string[];
}

/** A question with what there is to say of it. */
export interface Explained {
  readonly question: AskedQuestion;
  readonly skill: Skill;
  /** The misconception that the question is about. It is not named before the answer. */
  readonly misconception?: Misconception;
}

/** A question that waits for its answer. */
export interface OpenQuestion {
  readonly question: AskedQuestion;
  readonly item: Item;
  readonly way: WayToAnswer;
}

export type NextQuestion =
  /** `before`: the question of this quiz that was answered last. */
  /** `mix`: where some of the questions of a day are asked again and others are new, how many of each. */
  | ({
      readonly kind: 'question';
      readonly before?: Id;
      readonly mix?: { readonly again: number; readonly fresh: number };
    } & OpenQuestion)
  /** Nothing is due and nothing is new; `nextDay` is the learner's day on which something will be. */
  | ({ readonly kind: 'nothing' } & Partial<DayAhead>)
  /** What fits into the learner's minutes of a day has been asked; `nextDay` is the day after. */
  | ({ readonly kind: 'enough'; readonly minutes: number } & DayAhead)
  /** Nothing was wrong last time, or no trap is open. */
  | { readonly kind: 'none'; readonly mode: 'mistakes' | 'traps' }
  /** It is an exam, which goes on elsewhere. */
  | { readonly kind: 'exam' }
  | { readonly kind: 'unknown'; readonly topic: string }
  | { readonly kind: 'over'; readonly summary: Summary; readonly enrolment?: Id; readonly before?: Id }
  | { readonly kind: 'gone' };

export interface Summary {
  readonly right: number;
  readonly of: number;
  readonly wrong: readonly string[];
  /** The knowledge points that were asked about. */
  readonly asked: readonly string[];
}

/** The answer as it comes from a press (positions as shown) or a form. `unknown`: they say that they do not know. */
export type Answer =
  | { readonly unknown: true }
  | { readonly positions: readonly number[] }
  | { readonly text: string }
  | { readonly self: boolean | 'partly' };

export type Answered =
  /** `key`: the indexes of the options that are right; empty for an item without options. */
  | {
      readonly kind: 'marked';
      readonly question: AskedQuestion;
      readonly item: Item;
      readonly given: Given;
      readonly correct: boolean;
      /** Its learner says that they had a part of it, which counts as not right. */
      readonly partly?: true;
      readonly key: readonly number[];
      /** The misconceptions behind the distractors that were chosen. */
      readonly traps: readonly Misconception[];
      /** The trap that it was asked for, when the answer is right. */
      readonly misconception?: Misconception;
      /** Of an ordering: the positions as shown, in the order that was given. */
      readonly steps?: readonly number[];
      readonly due: Temporal.Instant;
      /** The learner's day on which it comes back, in how many days from the date that it is, and whether it has a question left that is new to them. */
      readonly returns: {
        readonly on?: Temporal.PlainDate;
        readonly inDays: number;
        readonly unseen: boolean;
        /** It comes back later on the date that it is, when the learner's next day begins, in minutes from midnight. */
        readonly today?: number;
      };
      /** The date on which this point was last wrong, when it is right now; `wrongToday`: it is still that date. */
      readonly wrongOn?: Temporal.PlainDate;
      readonly wrongToday?: true;
    }
  /** It is in an exam that goes on: the answer is kept, and nothing is said of it. */
  | { readonly kind: 'held'; readonly question: AskedQuestion }
  /** A reminder asked it, too long ago. Nothing was counted, and nothing is said of its key. */
  | { readonly kind: 'over'; readonly question: AskedQuestion }
  /** It was answered before; that first answer stands, and is what is given here. */
  | {
      readonly kind: 'repeat';
      /** It is read again, not answered again. */
      readonly looked?: true;
      /** Its quiz has gone on: a later question may be shown where this one was. */
      readonly passed?: true;
      readonly question: AskedQuestion;
      readonly item: Item;
      readonly given: Given;
      readonly correct: boolean;
      readonly key: readonly number[];
      readonly traps: readonly Misconception[];
      /** Of an ordering: the positions as shown, in the order that was given. */
      readonly steps?: readonly number[];
    }
  /** No answer of the kind the item wants. Nothing was counted. */
  | { readonly kind: 'unfit'; readonly question: AskedQuestion; readonly item: Item; readonly typed: string }
  /** The learner's own words, to be marked by themselves against the rubric. */
  | { readonly kind: 'compare'; readonly question: AskedQuestion; readonly item: Item; readonly typed: string }
  | { readonly kind: 'gone' };
