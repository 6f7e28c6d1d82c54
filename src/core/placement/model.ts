import type { PlacementItem } from '../curriculum/item.ts';
import type { Week } from '../curriculum/path.ts';
import type { Task } from '../curriculum/task.ts';
import type { Id } from '../id.ts';
import type { Area } from '../plan/model.ts';
import type { OpenQuestion } from '../quiz/model.ts';

/**
 * When a placement ends: an area at this standard error, or after so many questions of it; the whole after `most`. Every
 * stage is asked about so often before that, unless both answers were wrong of a stage that it builds on.
 */
export const placementRule = { error: 0.5, perArea: 7, perStage: 2, most: 30 } as const;

/** A placement that was begun can be gone on with for so many days, and done again so many days after its end. */
export const placementDays = { open: 14, again: 28 } as const;

/** An item, as the model of item response theory in `ability.ts` knows it. */
export interface ItemParameters {
  /** How steeply the chance rises with ability; 1 is usual. */
  readonly discrimination: number;
  /** The ability at which half of those who do not guess are right. */
  readonly difficulty: number;
  /** The chance of somebody who knows nothing: one in the number of options, 0 where there are none. */
  readonly guessing: number;
}

/**
 * Sums over the answers to an item: `x` is 1 for a right one, `y` the ability by the other answers of the same person in
 * the same area.
 */
export interface AbilitySums {
  readonly answers: number;
  readonly x: number;
  readonly y: number;
  readonly xy: number;
  readonly yy: number;
}

/** An item that can be asked to find a level. */
export interface BankItem {
  readonly item: PlacementItem;
  readonly area: Area;
  readonly parameters: ItemParameters;
}

/** A stage of a path in a placement, and the earlier stages that it builds on. */
export interface TestedStage {
  readonly stage: string;
  readonly area: Area;
  readonly buildsOn: readonly string[];
}

/** What somebody answered. Not knowing is an answer, and no mistake. */
export interface PlacementAnswer {
  readonly item: string;
  readonly correct: boolean;
}

/** Of the questions of an area, the share that a learner knows: from `low` to `high`. `asked` is 0 where nothing was asked. */
export interface AreaLevel {
  readonly area: Area;
  readonly asked: number;
  readonly mid: number;
  readonly low: number;
  readonly high: number;
}

/** How a stage came to be skipped: its task was done and checked, or its learner said so. */
type SkipGround = 'task' | 'word';

/** A stage whose tasks a learner skips. */
interface SkippedStage {
  readonly stage: string;
  readonly by: SkipGround;
}

/** What a learner leaves out of their path. Its points are asked as questions all the same. */
export interface Skips {
  readonly stages: readonly SkippedStage[];
  /** By their own word: the week of the path at which they began, from 1. */
  readonly from?: number;
}

/** A stage of a learner's path, as they stand to it. */
export interface StageStanding {
  readonly stage: string;
  readonly skipped?: SkipGround;
  /** The answers say that it may be skipped. */
  readonly offered: boolean;
  /** Its points that were asked since, and how many of them were right the last time. */
  readonly asked: number;
  readonly right: number;
  /** It was skipped, and its questions say that it should not have been. */
  readonly doubtful: boolean;
  /** The task that shows that one knows it, and whether that is done and checked. */
  readonly task?: Task;
  readonly shown: boolean;
}

/** Before the end of their first day nobody is asked where they stand. */
export type Level = { readonly kind: 'early' } | { readonly kind: 'gone' } | LevelPage;

export interface LevelPage {
  readonly kind: 'level';
  /** One that goes on. */
  readonly open: boolean;
  /** What the last one came to; empty before the first one. */
  readonly areas: readonly AreaLevel[];
  readonly asked: number;
  /** It may be done again. */
  readonly again: boolean;
  readonly stages: readonly StageStanding[];
  /** The weeks at which one can begin, and the one at which they said that they do. */
  readonly weeks: readonly Week[];
  readonly from?: number;
}

export type NextPlacement =
  | ({ readonly kind: 'question'; readonly number: number; readonly most: number } & OpenQuestion)
  | { readonly kind: 'over'; readonly enrolment?: Id }
  | { readonly kind: 'gone' };
