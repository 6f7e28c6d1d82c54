import { z } from 'zod';
import { textSchema } from '../language/model.ts';
import { hash, id, named, statusSchema } from './entry.ts';
import type { Task } from './task.ts';

/** Task days in a week, and how many of them are essential. */
export const daysPerWeek = { all: 5, essential: 3 };

const week = z.strictObject({
  theme: textSchema,
  about: textSchema,
  /** `wip` weeks are for their authors and are never served. */
  status: statusSchema.default('beta'),
  days: z.array(z.strictObject({ task: id, essential: z.boolean().default(false) })).max(daysPerWeek.all),
});

export type Week = z.infer<typeof week>;

const sprint = z.strictObject({
  id,
  name: textSchema,
  about: textSchema.optional(),
  project: id.optional(),
  /** Other projects to choose, instead of it or after it. */
  also: z.array(id).default([]),
  /** What a learner has at its end. */
  finish: textSchema.optional(),
  /** Six, and a seventh to look back at one's own work. */
  weeks: z.array(week).min(1).max(7),
});

export const pathSchema = z.strictObject({
  id,
  ...named,
  /** How long all of it takes: for those who ask, since at the start the first sprint is what counts. */
  years: textSchema.optional(),
  /** Its place among the paths that are offered; those without a number come last, by name. */
  order: z.int().min(1).optional(),
  /** Skills that its learners already have. */
  assumes: z.array(id).default([]),
  /** The item to try before joining. */
  opener: id,
  sprints: z.array(sprint).min(1),
  zh_of: hash,
});

export type PathFile = z.infer<typeof pathSchema>;

/** One day of a path, as it is taught. `number` counts from 1 over the whole path; a week has five. */
export interface Day {
  readonly number: number;
  readonly week: number;
  /** The number of its sprint, from 1. */
  readonly sprint: number;
  readonly task: Task;
  readonly essential: boolean;
  /**
   * What its task builds on: for each skill that it teaches or requires, the numbers of the earlier days that teach it.
   * One of them is enough. Only skills that have such a day are listed.
   */
  readonly buildsOn?: readonly (readonly number[])[];
}

/** A sprint, up to its last served week. Weeks are numbered from 1 over the whole path. */
export type Sprint = Omit<z.infer<typeof sprint>, 'weeks'> & {
  readonly weeks: { readonly from: number; readonly to: number };
};

/** A path with all its served weeks and days in order. */
export interface Path extends Omit<PathFile, 'sprints'> {
  readonly sprints: readonly Sprint[];
  readonly weeks: readonly Week[];
  readonly days: readonly Day[];
  /** Its earlier versions, the first one first: whoever is in a sprint of one walks it to its end. Absent where there are none. */
  readonly earlier?: readonly Path[];
}
