import type { Path, Sprint } from '../curriculum/path.ts';
import type { Project } from '../curriculum/project.ts';
import type { Resource, Skill } from '../curriculum/skill.ts';
import type { Enrolment } from '../enrolment/model.ts';

/** `locked` names the skills that have to be started first. */
export type SkillState =
  | { readonly kind: 'done' | 'now' | 'next' }
  | { readonly kind: 'locked'; readonly by: readonly Skill[] };

/** A skill on a path: the number of the sprint that introduces it, from 1, and its state for the learner. */
export interface Stop {
  readonly skill: Skill;
  readonly sprint: number;
  readonly state: SkillState;
}

/** A path as its learner sees it. Without an enrolment it is the same path, with nothing done. */
export interface Roadmap {
  readonly path: Path;
  readonly enrolment?: Enrolment;
  readonly stops: readonly Stop[];
  /** The numbers of the learner's sprint and week; 0 before the first day. */
  readonly sprint: number;
  readonly week: number;
}

/** `hours`: estimated, of its tasks together. */
export interface PathSize {
  readonly weeks: number;
  readonly tasks: number;
  readonly hours: number;
}

/** One sprint of a path: its skills, and its projects, the one that its weeks build first. */
export interface SprintPage {
  readonly number: number;
  readonly sprint: Sprint;
  readonly stops: readonly Stop[];
  readonly projects: readonly Project[];
  /** Estimated hours of its tasks together, rounded. */
  readonly taskHours: number;
}

/** A project, and the sprint that builds it or offers it as a choice; the first sprint when none does. */
export interface ProjectPage {
  readonly project: Project;
  readonly sprint: number;
}

/** One skill: its state, the skills that it builds on, the skills that it opens, and its resources. */
export interface SkillPage {
  readonly stop: Stop;
  readonly requires: readonly Skill[];
  readonly opens: readonly Skill[];
  readonly resources: readonly Resource[];
}
