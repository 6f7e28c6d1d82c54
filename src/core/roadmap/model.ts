import type { Path, Sprint } from '../curriculum/path.ts';
import type { Project } from '../curriculum/project.ts';
import type { Resource, Skill } from '../curriculum/skill.ts';
import type { Enrolment } from '../enrolment/model.ts';

/** `locked` names what comes first. */
export type SkillState =
  | { readonly kind: 'done' | 'now' | 'next' }
  | { readonly kind: 'locked'; readonly by: readonly Skill[] };

/** A skill on a path: the sprint that brings it, from 1, and how the learner stands to it. */
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
  /** Where the learner is: the number of the sprint and of the week; 0 before the first day. */
  readonly sprint: number;
  readonly week: number;
}

/** One sprint of a path: its skills, and its projects, the one that its weeks build first. */
export interface SprintPage {
  readonly number: number;
  readonly sprint: Sprint;
  readonly stops: readonly Stop[];
  readonly projects: readonly Project[];
}

/** A project, and the sprint of the path that it is built in or may be chosen in; the first where none names it. */
export interface ProjectPage {
  readonly project: Project;
  readonly sprint: number;
}

/** One skill: where it stands, what it needs, what it opens, and what there is to read. */
export interface SkillPage {
  readonly stop: Stop;
  readonly requires: readonly Skill[];
  readonly opens: readonly Skill[];
  readonly resources: readonly Resource[];
}
