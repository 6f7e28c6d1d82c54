import type { Clock } from '../calendar/model.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import type { Today } from '../task/model.ts';

/** What the moment of a reminder follows from. */
export type Reminded = Clock & Pick<Learner, 'reminderTime' | 'remind' | 'goals'>;

export interface Reminder {
  readonly learner: Learner;
  readonly parts: readonly { readonly enrolment: Enrolment; readonly today: Today; readonly due: number }[];
}
