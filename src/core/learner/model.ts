import type { Id } from '../id.ts';
import type { Language } from '../language/model.ts';

export interface Learner {
  readonly id: Id;
  /** What they are called where they act now; read by id, what they were called at first, or in a DM since. */
  readonly name: string;
  readonly language: Language;
  /** IANA. */
  readonly zone: string;
  /** Has said, or their platform has, where they live. */
  readonly zoneKnown: boolean;
  /** The hour of the daily reminder, 0 to 23, by their own clock. */
  readonly hour: number;
  /** The hour at which a new day begins for them, 0 to 12. */
  readonly dayStart: number;
  /** No unasked message from `from` until `to`, hours of their own clock; equal means no quiet hours. */
  readonly quiet: { readonly from: number; readonly to: number };
  /** `unasked` until they have chosen. */
  readonly remind: 'unasked' | 'dm' | 'channel' | 'nowhere';
  /** Study days a week, as chosen. Never empty, oldest first. */
  readonly goals: readonly Goal[];
}

export interface Goal {
  /** The learner's day on which it was chosen. */
  readonly from: Temporal.PlainDate;
  /** 3 to 7. */
  readonly days: number;
}

/** How a learner studies, and what their clock shows now. */
export interface Settings {
  readonly learner: Learner;
  /** Of this week, 3 to 7. */
  readonly studyDays: number;
  readonly time: Temporal.PlainTime;
}

export interface Account {
  readonly platform: string;
  /** As `writeAccount` has it. */
  readonly account: string;
  /** What they are called where they act. */
  readonly name: string;
}

export type LearnerChanges = Partial<
  Pick<Learner, 'language' | 'zone' | 'hour' | 'dayStart' | 'quiet' | 'remind'> & { studyDays: number }
>;
