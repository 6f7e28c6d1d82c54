import type { Item, PlacementItem } from './item.ts';
import type { Misconception } from './misconception.ts';
import type { News, Question, Stage, Track } from './outlook.ts';
import type { Path } from './path.ts';
import type { Project } from './project.ts';
import type { Resource, Skill } from './skill.ts';
import type { Task } from './task.ts';
import type { Term } from './term.ts';
import type { Word } from './word.ts';

/** All that is taught, checked, by id. Insertion order is the authors' order. */
export interface Curriculum {
  readonly paths: ReadonlyMap<string, Path>;
  readonly skills: ReadonlyMap<string, Skill>;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly items: ReadonlyMap<string, Item>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly projects: ReadonlyMap<string, Project>;
  /** Reserved for placement: never among `items`. */
  readonly placement: ReadonlyMap<string, PlacementItem>;
  /** The names of the stages. */
  readonly stages: ReadonlyMap<string, Stage>;
  readonly news: readonly News[];
  readonly questions: readonly Question[];
  readonly tracks: readonly Track[];
  /** What makes distractors tempting. */
  readonly misconceptions: ReadonlyMap<string, Misconception>;
  /** What terms of the field mean. */
  readonly terms: readonly Term[];
  /** Its terms, with other words for them. */
  readonly words: readonly Word[];
  /** The items that may be asked, by knowledge point. */
  readonly siblings: ReadonlyMap<string, readonly Item[]>;
}
