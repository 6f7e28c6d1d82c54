import type { Sprint } from '../curriculum/path.ts';
import type { Project } from '../curriculum/project.ts';

/** Hours of study and building in each stage, from nothing to mastery. They are planning assumptions. */
export const stageHours: Readonly<
  Record<string, { readonly low: number; readonly mid: number; readonly high: number }>
> = {
  S0: { low: 10, mid: 15, high: 20 },
  S1: { low: 150, mid: 220, high: 320 },
  S2: { low: 250, mid: 380, high: 520 },
  S3: { low: 120, mid: 180, high: 280 },
  S4: { low: 150, mid: 220, high: 320 },
  S5: { low: 80, mid: 120, high: 180 },
  S6: { low: 80, mid: 120, high: 180 },
  S7: { low: 100, mid: 150, high: 220 },
  S8: { low: 100, mid: 150, high: 220 },
  S9: { low: 150, mid: 230, high: 330 },
  S10: { low: 60, mid: 90, high: 130 },
  S11: { low: 250, mid: 400, high: 600 },
};

/** What somebody who comes by a path has mastered of each stage, by the path; of other paths, nothing. */
export const priorMastery: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  swe: { S1: 0.7, S2: 0.85, S3: 0.3, S4: 0.15, S5: 0.3, S6: 0.15, S7: 0.1, S8: 0.2, S9: 0.5, S10: 0.2, S11: 0.3 },
  ds: { S1: 0.8, S2: 0.3, S3: 0.85, S4: 0.85, S5: 0.3, S6: 0.2, S7: 0.4, S8: 0.35, S9: 0.15, S10: 0.3, S11: 0.2 },
};

/** The hours a week that one can choose. */
export const weeklyHours = [3, 5, 8, 10, 12, 15, 20, 30] as const;

/** What one says of a week's load on its Friday. */
export const loads = ['much', 'right', 'little'] as const;
export type Load = (typeof loads)[number];

/** Years, from the fewest to the most; `mid` is what is likely. Not rounded. */
export interface Years {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

export interface Plan {
  readonly sprint: Sprint;
  /** Its number from 1, and how many there are. */
  readonly number: number;
  readonly of: number;
  readonly project?: Project;
  /** Tasks of the sprint that are done. */
  readonly done: number;
  readonly tasks: number;
  /** It is the end of their week, and they have not said how much it was. */
  readonly asksLoad: boolean;
}

export interface PathYears {
  /** Hours a week that they said they have, or that their study days come to. */
  readonly hours: number;
  readonly chosen: boolean;
  readonly years: Years;
  /** By what they logged in the last weeks, once there are enough of them. */
  readonly logged?: { readonly hours: number; readonly weeks: number; readonly years: Years };
  /** What three to six years from nothing suppose. */
  readonly usual: { readonly years: readonly [number, number]; readonly hours: readonly [number, number] };
}

/** What would change by what they said of their week: nothing is changed before they agree. */
export interface Proposal {
  readonly kind: 'days' | 'minutes';
  readonly now: number;
  readonly next: number;
}

/** How a learner's load changed. */
export type Adjusted =
  | { readonly kind: 'same' | 'repeat' }
  /** `on`: at one's own pace, the days of the week with a task, from 1 for Monday. */
  | { readonly kind: 'days'; readonly now: number; readonly on?: readonly number[] }
  | { readonly kind: 'minutes'; readonly now: number };

/** The areas of the path, by the stages that belong to each. */
export const areas = {
  foundations: ['S0', 'S1', 'S3'],
  software: ['S2', 'S9', 'S10', 'S11'],
  learning: ['S4', 'S7'],
  evaluation: ['S8'],
  prompting: ['S5', 'S6'],
} as const;
export type Area = keyof typeof areas;

/** Of the knowledge points that a path teaches in an area, how many were right the last time. */
export type AreaShare = { readonly area: Area; readonly known: number; readonly of: number };
