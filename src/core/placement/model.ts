import type { PlacementItem } from '../curriculum/item.ts';
import type { Week } from '../curriculum/path.ts';
import type { Task } from '../curriculum/task.ts';
import type { Id } from '../id.ts';
import type { Area } from '../plan/model.ts';
import type { OpenQuestion } from '../quiz/model.ts';
import type { ItemParameters } from './ability.ts';

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
