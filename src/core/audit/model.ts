import type { Id } from '../id.ts';

/** What organisers do that is written down. Stored: a name is never changed. */
export type AuditAction =
  /** A reported note is shown again, or removed. */
  | 'keep'
  | 'remove'
  /** What a learner said against an item. */
  | 'agree'
  | 'disagree'
  | 'undo'
  | 'repair'
  | 'settings'
  | 'move'
  | 'expel'
  | 'readmit'
  | 'organise'
  | 'unorganise'
  | 'hand-over'
  | 'export'
  | 'announce'
  | 'pause'
  | 'resume'
  | 'close'
  | 'summary'
  /** The office hour is set or moved, or called off. */
  | 'office-hour'
  | 'office-hour-off';

/** One thing that an organiser did, as it is written down. */
export interface NewAuditLine {
  readonly cohort: Id;
  readonly organiser: Id;
  readonly action: AuditAction;
  /** The learner whom it was about. */
  readonly member?: Id;
  /** A number, or the names of what was changed, with commas between them. Never what somebody wrote. */
  readonly detail?: string;
  readonly at: Temporal.Instant;
}

/** One line of the log, as organisers read it. */
export interface AuditLine extends Pick<NewAuditLine, 'action' | 'at' | 'detail'> {
  /** Who did it, by name; absent when they are erased. */
  readonly by?: string;
  /** Whom it was about, by name; absent when it was about nobody, or they are erased. */
  readonly member?: string;
}
