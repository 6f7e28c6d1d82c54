import type { Id } from '../id.ts';

/**
 * A moment at which something is to be planned for a subject: a learner's reminder, a cohort's post, a cohort's summary.
 * An alarm that is due is consumed by planning, and by nothing else unless it is not wanted any more.
 */
export type AlarmKind = 'reminder' | 'post' | 'summary';

export const alarmKinds: readonly AlarmKind[] = ['reminder', 'post', 'summary'];

export interface Alarm {
  readonly subject: Id;
  readonly at: Temporal.Instant;
}

/** `from` is what the alarm was when it was read; null is no alarm. */
export interface AlarmMove {
  readonly subject: Id;
  readonly from: Temporal.Instant | null;
  readonly to: Temporal.Instant | null;
}
