import type { Project } from '../curriculum/project.ts';
import type { Id } from '../id.ts';

/** The most points that a row of a rubric gives. */
export const mostPoints = 2;

/** A file that was handed in, as it is kept: what is in it is not. `sha256` in hex. */
interface GivenFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What was handed in: a commit, by its link, or a file. */
export type Work = { readonly kind: 'commit'; readonly url: string } | ({ readonly kind: 'file' } & GivenFile);

/**
 * What is known of a commit. `found`: it is there, since when, and which of the files that the project names it lacks; of
 * a very large repository the files are not known. `absent`: the host has no such commit that everybody can see.
 * `unseen`: the host is none that can be asked, or it did not answer.
 */
export type Look =
  | { readonly kind: 'waiting' | 'absent' | 'unseen' }
  | { readonly kind: 'found'; readonly on: Temporal.PlainDate; readonly missing?: readonly string[] };

/** What was handed in for a milestone, by its position from 0. The newest counts. Only a commit is looked at. */
export interface HandIn {
  readonly milestone: number;
  readonly work: Work;
  readonly at: Temporal.Instant;
  readonly look?: Look;
}

/** How somebody scored their own work: a row of the rubric, by its position from 0, and its points. */
export interface RowScore {
  readonly row: number;
  readonly points: number;
}

/** All that somebody did for a project. */
export interface ProjectWork {
  readonly handIns: readonly HandIn[];
  readonly scores: readonly RowScore[];
}

/** A milestone, with the last day on which its work is expected. */
export interface MilestoneState {
  readonly milestone: number;
  readonly due: Temporal.PlainDate;
  /** With the learner's own day on which it was handed in. */
  readonly handIn?: HandIn & { readonly on: Temporal.PlainDate };
}

/** What a project expects at the end of one week. */
export interface WeekMilestone {
  readonly project: Project;
  readonly milestone: Project['milestones'][number];
  readonly due: Temporal.PlainDate;
}

/** A project as its learner has it. */
export interface OwnProject {
  readonly project: Project;
  readonly milestones: readonly MilestoneState[];
  readonly scores: readonly RowScore[];
  /** The sum of the points, when each row has some. */
  readonly total?: number;
  /** The position of the row to work on next: one of those with the fewest points. None when all have all. */
  readonly weakest?: number;
  /** The learner's own day. */
  readonly today: Temporal.PlainDate;
}

/** What a member of a cohort has handed in, for the organiser. */
export interface MemberWork extends ProjectWork {
  readonly enrolment: Id;
  readonly name: string;
  readonly project: string;
}

/** The same, with how many milestones are handed in and the sum of the points, when each row has some. */
export interface MemberProject extends MemberWork {
  readonly of: Project;
  readonly done: number;
  readonly total?: number;
}
