import type { Card } from '../card/model.ts';
import type { Skill } from '../curriculum/skill.ts';
import type { Streak } from '../streak/model.ts';

/** What is known of one learner in one enrolment; cards and days are the learner's over all enrolments. */
export interface StudyRecord {
  readonly finished: readonly { readonly task: string; readonly day: Temporal.PlainDate }[];
  readonly cards: readonly Card[];
  /** The learner's own days on which they acted, oldest first. */
  readonly days: readonly Temporal.PlainDate[];
  readonly minutes: readonly { readonly day: Temporal.PlainDate; readonly minutes: number }[];
}

export interface Progress {
  readonly tasks: { readonly done: number; readonly of: number };
  readonly answers: { readonly right: number; readonly of: number };
  readonly minutes: number;
  readonly minutesThisWeek: number;
  readonly streak: Streak;
  readonly skills: {
    readonly done: readonly Skill[];
    readonly of: number;
    readonly now?: Skill;
    readonly next?: Skill;
  };
  /** Knowledge points that are due. */
  readonly due: number;
}
