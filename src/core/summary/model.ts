import type { Cohort } from '../cohort/model.ts';
import type { News } from '../curriculum/outlook.ts';
import type { Sprint, Week } from '../curriculum/path.ts';
import type { Id } from '../id.ts';
import type { Language, Text } from '../language/model.ts';
import type { Line } from '../retro/model.ts';
import type { FormEmpty } from '../tutor/model.ts';

/** With fewer people, a number would reveal who did what. */
export const fewest = 5;

/** What an organiser sees of how hard it was, for the group as a whole. */
export interface HardPoints {
  readonly weeks: number;
  /** The hardest first. */
  readonly points: CohortWeek['kps'];
  /** The mean share of right answers before and after each sprint, of those who took both checks. */
  readonly sprints: readonly {
    readonly sprint: number;
    /** As it was called when the cohort began it. */
    readonly name?: Text | undefined;
    readonly people: number;
    readonly before: number;
    readonly after: number;
  }[];
}

/** A cohort's week as the store reads it. */
export interface CohortWeek {
  readonly members: readonly {
    readonly enrolment: Id;
    readonly name: string;
    readonly board: boolean;
    readonly minutes: number;
    readonly lastMinutes: number;
    readonly days: number;
    readonly tasks: number;
    readonly answers: number;
  }[];
  /** The days on which somebody studied. */
  readonly days: readonly { readonly day: Temporal.PlainDate; readonly people: number; readonly minutes: number }[];
  /** Knowledge points answered in that week, by how many people and how well. */
  readonly kps: readonly {
    readonly kp: string;
    readonly people: number;
    readonly asked: number;
    readonly right: number;
  }[];
}

/** The figures of a summary that the words of a language model may name. */
export const figures = ['people', 'tasks', 'answers', 'minutes', 'week'] as const;
export type Figure = (typeof figures)[number];

/** What there is of them, each as it is said in a language: `31 tasks`. */
export type Figures = Readonly<Partial<Record<Figure, string>>>;

/** Two sentences by language, in which `{tasks}` stands for that figure, as it is when they are shown. */
export type ModelWords = Readonly<Partial<Record<Language, readonly string[]>>>;

/** What the language model wrote for a summary. `taken`: its organiser has it posted. */
export interface SummaryWords {
  readonly words: ModelWords;
  readonly taken: boolean;
}

/** What an organiser is told of a cohort, once each; a draft once a week. */
export type OrganiserAbout = 'draft' | 'day1' | 'day7' | 'day30';

/** What an organiser decided about a weekly summary: it comes at once, or not; or with these words of theirs at its top. */
export type SummaryChoice =
  | { readonly kind: 'post' | 'skip'; readonly words?: string }
  | { readonly kind: 'words'; readonly words: string };

/**
 * A summary as its organiser sees it. Until its hour it is `coming`, or `skipped`, which can be taken back; from then on,
 * or once it was posted early, it is `posted` or `dropped`, and nothing can be done about it.
 */
export interface SummaryDraft {
  readonly summary: WeeklySummary;
  readonly monday: Temporal.PlainDate;
  readonly stands: 'coming' | 'skipped' | 'posted' | 'dropped';
  /** What the language model can add to it while it is coming: nothing yet, or words that are not in it. */
  readonly model?: 'offered' | { readonly words: ModelWords };
}

/** The most characters of the words at the top of a summary. */
export const maxWords = 600;

export interface WeeklySummary {
  readonly cohort: Cohort;
  /** It is not sent before this moment. */
  readonly from: Temporal.Instant;
  readonly week: number;
  readonly members: number;
  /** Absent when fewer than five were active: an invitation takes its place. */
  readonly did?: {
    readonly people: number;
    readonly tasks: number;
    readonly answers: number;
    readonly minutes: number;
    /** Days on which at least five studied, from 1 for Monday. */
    readonly days: readonly { readonly weekday: number; readonly minutes: number }[];
  };
  /** Names of people on the board only: those who did every task of the week, all those with the most days, and all those whose minutes rose most. */
  readonly finished: readonly string[];
  readonly consistent: readonly string[];
  readonly improved: readonly string[];
  /** The knowledge point most often missed, by at least five people. */
  readonly hard?: string;
  /**
   * What comes next: it may be the same week of the path, which a holiday has cut. `from` is set when a holiday is first,
   * so that it is not in the coming week.
   */
  readonly next?: Week & { readonly from?: Temporal.PlainDate };
  /** What an organiser says at its top. */
  readonly words?: string;
  /** What the language model says of its figures, when its organiser took that. */
  readonly modelWords?: ModelWords;
  /** A dated line of what is new in the field. */
  readonly news?: News;
  /** Its path stands still. */
  readonly paused?: true;
  /** The sprint that ends with this week. */
  readonly ends?: Sprint;
  readonly monday: Temporal.PlainDate;
  /** How many looked back on their week; absent when they were fewer than five. */
  readonly lookedBack?: number;
  /** What members learned, in their own words, as far as they share it. */
  readonly lines: readonly Line[];
}

/** What the language model wrote, with the summary that it is for; or why there is nothing. */
export type WordsWritten =
  | ({ readonly kind: 'written'; readonly summary: WeeklySummary } & SummaryWords)
  /** It was posted, or has no figures. */
  | { readonly kind: 'gone' }
  | FormEmpty;
