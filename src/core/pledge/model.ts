import type { Enrolment } from '../enrolment/model.ts';

/** How far somebody did what they meant to. */
export const keptWords = ['yes', 'partly', 'no'] as const;
export type Kept = (typeof keptWords)[number];

/** The most characters of what, and of when. */
export const maxWhat = 140;
export const maxMoment = 60;

/** What somebody means to do in a week, and when. Only they see it, and their study buddies where they agreed. */
export interface Pledge {
  readonly monday: Temporal.PlainDate;
  readonly what: string;
  readonly moment: string;
  /** What they said of it at the end of the week. */
  readonly kept?: Kept;
}

/** What a learner is asked of their week. */
export interface WeekAsks {
  readonly monday: Temporal.PlainDate;
  /** It is the end of their week: too late to begin something. */
  readonly ends: boolean;
  /** They have one for this week. */
  readonly pledge?: Pledge;
  /** It is the end of their week, and they have not said whether they did it. */
  readonly asksKept: boolean;
  /** It is the end of their week, and they have not looked back on it in this enrolment. */
  readonly asksRetro?: Enrolment;
}
