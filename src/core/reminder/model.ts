import type { BuddyNews } from '../buddy/model.ts';
import type { Clock } from '../calendar/model.ts';
import type { Day } from '../curriculum/path.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import type { WeekAsks } from '../pledge/model.ts';
import type { Today } from '../task/model.ts';

/** The settings that decide when a reminder is sent. */
export type Reminded = Clock & Pick<Learner, 'reminderTime' | 'remind' | 'goals'>;

/** The task that is the next one for more than an evening. */
export interface SameTask {
  readonly since: Temporal.PlainDate;
  /** Whether this message asks for it. */
  readonly asks: boolean;
  /** One that can be done before it. */
  readonly other?: Day;
}

/** What one group has for the day. */
export interface ReminderPart {
  readonly enrolment: Enrolment;
  readonly today: Today;
  readonly due: number;
  /** Of a task that they were asked for before. */
  readonly same?: SameTask;
}

export interface Reminder {
  readonly learner: Learner;
  readonly parts: readonly ReminderPart[];
  /** On their Friday: the days of this week on which they studied, of those that it asks for. Absent while there is none. */
  readonly week?: { readonly days: number; readonly goal: number };
  /** They may say how much the week was, in this enrolment. */
  readonly asksLoad?: Enrolment;
  /** On a Monday without a pledge, and at the end of the week: what they are asked of it. */
  readonly asks?: WeekAsks;
  /** What a round of study buddies has brought them. */
  readonly buddies: readonly BuddyNews[];
  /** When it can be put off until, in order. */
  readonly snoozes: readonly Snooze[];
}

/** The newest reminder that somebody was sent, as its row has it. */
export interface SentReminder {
  readonly slot: string;
  readonly params: unknown;
  /** How many are about a day after the last one on which they did anything; 0 while none is known. */
  readonly unheard: number;
}

/** The same, as it is read. */
export interface LastReminder extends Pick<SentReminder, 'unheard'> {
  readonly day: Temporal.PlainDate;
  /** Which opening it had; absent for one of an earlier release. */
  readonly opening?: number;
}

/** What of a reminder is behind one of its buttons. */
export const reminderParts = ['all', 'load', 'week'] as const;

/** How a reminder can be put off. */
export const snoozes = ['hour', 'tonight', 'tomorrow'] as const;
export type Snooze = (typeof snoozes)[number];

export type Snoozed =
  | { readonly kind: 'snoozed'; readonly until: Temporal.Instant }
  /** The evening is as good as here. */
  | { readonly kind: 'past' }
  /** They want no private messages any more. */
  | { readonly kind: 'off' };
