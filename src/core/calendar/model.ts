/**
 * Days and hours by somebody's own wall clock. A day begins at their `dayStart`, so that what is done after midnight
 * still counts. A wall time that a spring change skips moves forward; one that comes twice in autumn counts once, the
 * first time (Temporal's `compatible`).
 */
export interface Clock {
  readonly zone: string;
  /** 0 to 12. */
  readonly dayStart: number;
}
