import type { Clock } from '../calendar/model.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import type { Today } from '../task/model.ts';

/** The settings that decide when a reminder is sent. */
export type Reminded = Clock & Pick<Learner, 'reminderTime' | 'remind' | 'goals'>;

export interface Reminder {
  readonly learner: Learner;
  readonly parts: readonly { readonly enrolment: Enrolment; readonly today: Today; readonly due: number }[];
}
