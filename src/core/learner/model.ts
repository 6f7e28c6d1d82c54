import type { Holidays, MinuteOfDay } from '../calendar/model.ts';
import type { Parameters } from '../card/model.ts';
import type { Id } from '../id.ts';
import type { Language } from '../language/model.ts';

/** Where reminders can go: a private message, the daily post alone, or nowhere. */
export const reminderPlaces = ['dm', 'channel', 'nowhere'] as const;
export type ReminderPlace = (typeof reminderPlaces)[number];

export interface Learner {
  readonly id: Id;
  /** What they are called where they act now; read by id, what they were called at first, or in a DM since. */
  readonly name: string;
  readonly language: Language;
  /** Has said, or their platform has, what they read; otherwise the language is a guess. */
  readonly languageKnown: boolean;
  /** IANA. */
  readonly zone: string;
  /** Has said, or their platform has, where they live. */
  readonly zoneKnown: boolean;
  /** When the daily reminder comes, by their own clock. */
  readonly reminderTime: MinuteOfDay;
  /** When a new day begins for them, from midnight to noon. */
  readonly dayStart: MinuteOfDay;
  /** No unasked message from `from` until `to` of their own clock; equal means no quiet hours. */
  readonly quiet: { readonly from: MinuteOfDay; readonly to: MinuteOfDay };
  /** `unasked` until they have chosen. */
  readonly remind: 'unasked' | ReminderPlace;
  /** Study days a week, as chosen. Never empty, oldest first. */
  readonly goals: readonly Goal[];
  /** How many minutes of a day may go to questions. */
  readonly quizMinutes: number;
  /** The days of the week, from 1 for Monday, on which questions take only a part of these minutes. */
  readonly lightDays: readonly number[];
  /** Days off, those that have been as well: they take nothing from a streak. None when absent. */
  readonly vacation?: Holidays;
  /** Of their memory, as they were fitted; while there are none, those of FSRS's authors count. */
  readonly parameters?: Parameters;
  /** The day since which they want to be told before a long streak ends; absent or null for those who do not. */
  readonly nudgeSince?: Temporal.PlainDate | null;
  /** The hours a week that they have for the path, in all; absent until they say so. */
  readonly weeklyHours?: number;
  /** The Monday of the last week of which they said how much it was. */
  readonly loadWeek?: Temporal.PlainDate;
  /** The last of their days on which they did anything here; absent while none is known. */
  readonly heardOn?: Temporal.PlainDate;
}

/** The minutes of questions a day that one can choose. */
export const quizMinutes = [5, 10, 15, 20, 30] as const;

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
  /** Their reminder's hour is one of their quiet hours. */
  readonly remindsInQuiet: boolean;
  /** How many minutes may go to questions on a light day. */
  readonly lightMinutes: number;
  /** Their days off from today on. */
  readonly daysOff: Holidays;
  readonly today: Temporal.PlainDate;
}
/** How somebody who is new begins. */
export type Beginning = Omit<Learner, 'id' | 'name' | 'language' | 'parameters'>;

export interface Account {
  readonly platform: string;
  /** As `writeAccount` has it. */
  readonly account: string;
  /** What they are called where they act. */
  readonly name: string;
}

export type LearnerChanges = Partial<
  Pick<
    Learner,
    | 'language'
    | 'zone'
    | 'reminderTime'
    | 'dayStart'
    | 'quiet'
    | 'remind'
    | 'quizMinutes'
    | 'lightDays'
    | 'weeklyHours'
    | 'loadWeek'
  > & {
    studyDays: number;
    /** Whether they want to be told before a long streak ends. */
    nudge: boolean;
    /** Those that are ahead, in the place of what was ahead before. */
    daysOff: Holidays;
  }
>;

/** A learner, and an account by which they can be sent a message; none while all their DMs are closed. */
export interface ReachableLearner {
  readonly learner: Learner;
  readonly account?: Pick<Account, 'platform' | 'account'>;
}
