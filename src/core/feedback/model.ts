import type { Project } from '../curriculum/project.ts';
import type { Id } from '../id.ts';
import type { FormEmpty } from '../tutor/model.ts';

/** The most characters of what somebody objects. */
export const maxObjection = 300;

/** As much of a work is read, in characters. */
export const maxRead = 12_000;

/** What the model says of a row of a rubric, with the points of the anchor that it found; or of what was written for a task. */
export interface Remark {
  readonly points?: number;
  /** None where its words could not be shown. */
  readonly why?: string;
}

/** What the model said of the work for a task or a project. It is no mark, and changes none. */
export interface Feedback {
  readonly remarks: readonly Remark[];
  readonly at: Temporal.Instant;
  /** What its learner objected, and whether a person has looked at it. */
  readonly objection?: { readonly reason: string; readonly settled: boolean };
}

/** An objection that waits for an organiser, who knows whose work it is: they see what is handed in. */
export interface Objection {
  readonly id: Id;
  readonly cohort: Id;
  readonly name: string;
  readonly entry: string;
  readonly remarks: readonly Remark[];
  readonly reason: string;
}

export interface ShownObjection extends Objection {
  readonly project: Project;
}

/** `cut`: only the beginning of the work was read. */
export type Judged =
  | { readonly kind: 'judged'; readonly project: Project; readonly feedback: Feedback; readonly cut: boolean }
  /** A question about one of its skills waits for the learner's answer: no words of a model before that. */
  | { readonly kind: 'open' }
  | { readonly kind: 'gone' }
  | FormEmpty;
