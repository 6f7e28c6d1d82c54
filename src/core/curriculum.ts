import { z } from 'zod';
import type { ItemFile, PlacementFile } from './bank.ts';
import { date, hash, id, kpId, named, numberKey, stage, statusSchema, url } from './entry.ts';
import { type Text, textSchema } from './language.ts';
import type { News, Question, Stage, Track } from './outlook.ts';

/**
 * What a curriculum is made of. `src/curriculum/` reads the YAML files and checks them against these schemas;
 * the use cases read the {@link Curriculum} that comes out, and nothing else.
 */

/** What `Done` asks for. `quiz`: the share right in this task's own knowledge points. */
const criterion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('link'), ask: textSchema }),
  z.strictObject({ kind: z.literal('sentence'), ask: textSchema, least: z.int().min(10).max(400).default(40) }),
  z.strictObject({ kind: z.literal('quiz'), ask: textSchema, least: z.number().min(0.1).max(1) }),
  z.strictObject({ kind: z.literal('check'), ask: textSchema }),
  /** What the learner's own program printed. */
  z.strictObject({
    kind: z.literal('number'),
    ask: textSchema,
    answer: numberKey,
  }),
  /** A link to one commit on GitHub, Gitee, GitLab or their like. */
  z.strictObject({ kind: z.literal('commit'), ask: textSchema }),
]);
export type Criterion = z.infer<typeof criterion>;

/** What somebody must have to do a task. Each can be had in mainland China without a VPN, a foreign card or a GPU. */
const need = z.enum(['phone', 'computer', 'python', 'pip', 'git', 'model-api', 'local-model', 'web-host', 'peer']);

export const taskSchema = z.strictObject({
  id,
  title: textSchema,
  what: textSchema,
  why: textSchema,
  minutes: z.literal([15, 30, 45]),
  needs: z.array(need).min(1).optional(),
  /** What it costs in money, and how to do it for nothing. */
  cost: textSchema.optional(),
  /** About finding or keeping work; one a sprint. */
  career: z.literal(true).optional(),
  deliverable: textSchema,
  done: z.array(criterion).min(1).max(4),
  hints: z.array(textSchema).length(3),
  stretch: textSchema.optional(),
  /** The knowledge points that this task brings: their items are asked from this day on. */
  kps: z.array(kpId).min(1).max(4),
  resources: z.array(id).max(5).default([]),
  status: statusSchema.default('beta'),
  zh_of: hash,
});
export type Task = z.infer<typeof taskSchema>;

export const resourceKinds = ['article', 'book', 'course', 'docs', 'video', 'tool', 'paper'] as const;

export const resourceSchema = z.strictObject({
  id,
  title: z.string().min(1),
  url,
  kind: z.enum(resourceKinds),
  lang: z.enum(['en', 'zh-CN', 'both']),
  minutes: z.int().min(1),
  licence: z.string().min(1),
  last_checked: date,
});
/** With the skill in whose folder it stands. */
export type Resource = z.infer<typeof resourceSchema> & { readonly skill: string };

export const skillSchema = z.strictObject({
  id,
  stage,
  ...named,
  requires: z.array(id).default([]),
  kps: z.array(z.strictObject({ id: kpId, name: textSchema })).min(1),
  status: statusSchema,
  /** When somebody should read it again, since what it says ages. */
  review_by: date,
  zh_of: hash,
});
/** With the words of its lesson.en.md and lesson.zh-CN.md. */
export type Skill = z.infer<typeof skillSchema> & { readonly lesson?: Text | undefined };

export const projectSchema = z.strictObject({
  id,
  ...named,
  skills: z.array(id).min(1),
  /** What it can be: one's own, for a start-up one works with, or one's own app. */
  context: z.array(z.enum(['personal', 'startup', 'own_app'])).min(1),
  cost: textSchema,
  /** Which models it runs on: a hosted one and an open one, or none. */
  models: textSchema,
  /** `week` counts within the sprint. `evidence`: what is shown, such as a commit. */
  milestones: z.array(z.strictObject({ week: z.int().min(1).max(6), name: textSchema, evidence: textSchema })).min(1),
  /** Each row has three anchors, for 0, 1 and 2 points: what somebody else can see. */
  rubric: z.array(z.strictObject({ name: textSchema, anchors: z.array(textSchema).length(3) })).min(1),
  status: statusSchema,
  review_by: date,
  zh_of: hash,
});
export type ProjectFile = z.infer<typeof projectSchema>;
/** With the words of its brief.en.md and brief.zh-CN.md. */
export type Project = ProjectFile & { readonly brief: Text };

const week = z.strictObject({
  theme: textSchema,
  about: textSchema,
  /** `wip` weeks stand in the file for their authors and are never offered. */
  status: statusSchema.default('beta'),
  days: z.array(z.strictObject({ task: id, essential: z.boolean().default(false) })).max(5),
});
export type Week = z.infer<typeof week>;

const sprint = z.strictObject({
  id,
  name: textSchema,
  about: textSchema.optional(),
  project: id.optional(),
  /** Projects to choose instead of it, or after it. */
  also: z.array(id).default([]),
  /** What somebody has in hand at its end. */
  finish: textSchema.optional(),
  weeks: z.array(week).min(1).max(6),
});

export const routeSchema = z.strictObject({
  id,
  ...named,
  /** Where it stands among the routes that are offered; those without a number come after, by name. */
  order: z.int().min(1).optional(),
  /** Skills that its learners bring along. */
  assumes: z.array(id).default([]),
  /** The item to try before joining. */
  opener: id,
  sprints: z.array(sprint).min(1),
  zh_of: hash,
});
export type RouteFile = z.infer<typeof routeSchema>;

export type Item = ItemFile & { readonly source: { readonly url: string } };
export type PlacementItem = PlacementFile & { readonly source: { readonly url: string } };

/** One day of a route, as it is taught. `number` counts from 1 over the whole route; a week has five. */
export interface Day {
  readonly number: number;
  readonly week: number;
  /** The number of its sprint, from 1. */
  readonly sprint: number;
  readonly task: Task;
  readonly essential: boolean;
}

/** A sprint as far as it is written. Its weeks count from 1 over the whole route. */
export type Sprint = Omit<z.infer<typeof sprint>, 'weeks'> & {
  readonly weeks: { readonly from: number; readonly to: number };
};

/** A route with its written weeks laid out in a row. */
export interface Route extends Omit<RouteFile, 'sprints'> {
  readonly sprints: readonly Sprint[];
  readonly weeks: readonly Week[];
  readonly days: readonly Day[];
}

/** All that is taught, checked, by id. Insertion order is the authors' order. */
export interface Curriculum {
  readonly routes: ReadonlyMap<string, Route>;
  readonly skills: ReadonlyMap<string, Skill>;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly items: ReadonlyMap<string, Item>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly projects: ReadonlyMap<string, Project>;
  /** Reserved for placement: never among `items`. */
  readonly placement: ReadonlyMap<string, PlacementItem>;
  /** What the stages of skills are called. */
  readonly stages: ReadonlyMap<string, Stage>;
  readonly news: readonly News[];
  readonly questions: readonly Question[];
  readonly tracks: readonly Track[];
  /** The items that may be asked, by knowledge point. */
  readonly siblings: ReadonlyMap<string, readonly Item[]>;
}

/** The skill that a knowledge point belongs to: `s3-bayes.base-rate` → `s3-bayes`. */
export const skillOf = (kp: string): string => kp.slice(0, kp.indexOf('.'));
