import type { Id } from '../id.ts';

/**
 * A moment at which something is to be planned for a subject: a learner's reminder or nudge, a cohort's post, summary, round of
 * buddies or end of its office hour, what comes next of a question of the day.
 * Only planning consumes an alarm that is due; it is also deleted when nobody wants it any more.
 */
export type AlarmKind = 'reminder' | 'nudge' | 'post' | 'summary' | 'buddies' | 'office-hour' | 'question';

export const alarmKinds: readonly AlarmKind[] = [
  ...(['reminder', 'nudge', 'post', 'summary', 'buddies', 'office-hour', 'question'] as const),
];

export interface Alarm {
  readonly subject: Id;
  readonly at: Temporal.Instant;
}

/** `from` is the alarm as it was read; null means that there is none. */
export interface AlarmMove {
  readonly subject: Id;
  readonly from: Temporal.Instant | null;
  readonly to: Temporal.Instant | null;
}
