import type { Day, Path } from '../curriculum/path.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import type { StudyRecord } from '../progress/model.ts';
import type { WeekMilestone } from '../project/model.ts';

/**
 * What a learner has on their day. `waiting` is one missed task, if there is any: missed tasks wait, and their number is
 * never shown.
 */
export type Today =
  | { readonly kind: 'early'; readonly start: Temporal.PlainDate }
  /** After a gap, or for a late joiner: Essentials, My pace, or Rejoin the group. */
  | { readonly kind: 'gap'; readonly group: Day }
  | { readonly kind: 'task'; readonly day: Day; readonly done: boolean; readonly waiting?: Day }
  /** They put the task of today aside. */
  | { readonly kind: 'aside'; readonly day: Day }
  /** They have no task today; `review` on a sixth or seventh study day. */
  | { readonly kind: 'free'; readonly review: boolean; readonly waiting?: Day }
  /** A sprint is over, and they have not decided yet whether to go on to the `next` one. */
  | { readonly kind: 'finish'; readonly sprint: number; readonly next: number }
  | { readonly kind: 'over' };

/** How far the word of a learner is more than that: `checked` at once, by `links` that are still to be looked at, or not at all. */
export type EvidenceKind = 'checked' | 'links' | 'self';

export interface At {
  readonly learner: Learner;
  readonly enrolment: Enrolment;
  readonly record: StudyRecord;
  readonly now: Temporal.Instant;
}

/** How far a learner is with the questions of a task, where they are one of its criteria. */
export interface QuizState {
  /** How many of the `of` questions that were answered last have to be right. */
  readonly needed: number;
  readonly of: number;
  /** How many of these are answered, and right: the last answer to a question counts. */
  readonly answered: number;
  readonly right: number;
  readonly met: boolean;
}

/** After so many days with its questions, nobody is held by them: the way on is offered. */
export const stuckDays = 2;

/** One task, as its learner may do it now. */
export interface TaskPage {
  readonly day: Day;
  /** How far the learner is with its questions, where they are a criterion. */
  readonly quiz?: QuizState;
  /** They have tried all that it asks for {@link stuckDays}, and the criterion is not met. */
  readonly stuck?: true;
  /** Nothing of its sprint is done yet, and its first days are not over: the check before the sprint is offered. */
  readonly begins?: true;
  /** An earlier task that this one builds on, and that is not done. */
  readonly first?: Day;
  /** What the project of its sprint expects at the end of its week. */
  readonly milestone?: WeekMilestone;
  /** Some of its criteria ask for something typed. */
  readonly asksForEvidence: boolean;
  /** How many of the learner's knowledge points are due. */
  readonly due: number;
}

export interface LearnersToday {
  readonly today: Today;
  readonly record: StudyRecord;
  readonly path: Path;
  readonly due: number;
  /** They joined after their group had begun, and have done nothing yet. `ends`: when the first sprint would, for them. */
  readonly late?: { readonly ends: Temporal.PlainDate; readonly joinedToday: boolean };
  /** Their group stands still, and they go with it. */
  readonly paused?: true;
  /** The task of today, while it is not done. */
  readonly page?: TaskPage;
  /** At the end of a sprint: the check after it can be taken. */
  readonly check?: true;
  /** On a day without a task, or once it is done: the learner's day with the next one, where that is within two weeks. */
  readonly next?: Temporal.PlainDate;
}

export type TaskShown = { readonly kind: 'gone' } | ({ readonly kind: 'today' } & LearnersToday);

/** A task that somebody asked for by its id. */
export type TaskOpened =
  | { readonly kind: 'gone' }
  | { readonly kind: 'repeat'; readonly day: Day }
  | { readonly kind: 'task'; readonly page: TaskPage };

/** How many minutes somebody says that a task took them: the first stands for less as well, and the last for more. */
export const tookMinutes = [15, 30, 45, 60, 90, 120, 180] as const;

/** Nobody says more minutes than these. */
export const mostTook = 600;

export type Finished =
  /** `focused`: their counted minutes of focus on it, which are offered as what it took. */
  | { readonly kind: 'finished'; readonly day: Day; readonly evidence: EvidenceKind; readonly focused: number }
  | { readonly kind: 'repeat'; readonly day: Day }
  /** Its questions have to be answered first. Nothing was recorded, and what was typed is given back. */
  | { readonly kind: 'quizFirst'; readonly day: Day; readonly quiz: QuizState; readonly typed: readonly string[] }
  | { readonly kind: 'gone' };

/** How long a task took, as its learner says it. */
export type Noted =
  | { readonly kind: 'noted'; readonly day: Day; readonly took: number; readonly focused: number }
  /** It was not done today. */
  | { readonly kind: 'tooLate' }
  | { readonly kind: 'gone' };
