import { z } from 'zod';
import { textSchema } from './language.ts';

/**
 * What a curriculum is made of. `src/curriculum/` reads the YAML files and checks them against these schemas;
 * the use cases read the {@link Curriculum} that comes out, and nothing else.
 */

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case words joined by "-"');
const kpId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/, 'SKILL.point, such as s3-bayes.base-rate');
const url = z.url({ protocol: /^https$/ });
const date = z.iso.date();
const hash = z.string().regex(/^[0-9a-f]{8}$/);

/** `wip` is never served. */
export const statusSchema = z.enum(['wip', 'beta', 'active', 'deprecated']);

const blooms = ['remember', 'understand', 'apply', 'analyze', 'evaluate'] as const;

const option = z.strictObject({
  text: textSchema,
  correct: z.literal(true).optional(),
  /** The misconception that makes this distractor tempting. */
  why: textSchema.optional(),
});

const itemBase = {
  id,
  kp: kpId,
  bloom: z.enum(blooms),
  /** 1 (easy) to 5: a prior, until answers are in. */
  difficulty: z.int().min(1).max(5),
  stem: textSchema,
  explanation: textSchema,
  /** Where to read on: a resource of the curriculum by its id, or a link. */
  source: z.union([id, z.strictObject({ url, licence: z.string().min(1) })]),
  /** Python that computes the key, with its standard library alone: an expression, or a program that prints it. */
  verify: z.string().min(1).optional(),
  /** How the key is known where no program can tell. */
  derived: z.string().min(1).optional(),
  status: statusSchema.default('beta'),
  /** The hash of the English that the Chinese translates. Written by `npm run curriculum -- stamp`. */
  zh_of: hash.optional(),
};

const single = z.strictObject({ ...itemBase, type: z.literal('single'), options: z.array(option).min(3).max(4) });
const multi = z.strictObject({ ...itemBase, type: z.literal('multi'), options: z.array(option).min(3).max(5) });
const truefalse = z.strictObject({
  ...itemBase,
  type: z.literal('truefalse'),
  answer: z.boolean(),
  /** Why the other verdict tempts. */
  why: textSchema,
});
const numeric = z.strictObject({
  ...itemBase,
  type: z.literal('numeric'),
  answer: z.strictObject({ value: z.number(), tolerance: z.number().min(0), unit: z.string().optional() }),
});
/** The stem holds the program; what it prints is the answer, compared line by line without trailing space. */
const codeOutput = z.strictObject({ ...itemBase, type: z.literal('code_output'), answer: z.string().min(1) });
/** The learner marks it against the rubric. */
const short = z.strictObject({
  ...itemBase,
  type: z.literal('short'),
  rubric: z.array(textSchema).min(1).max(5),
  exemplar: textSchema,
});
/** `steps` stand in the right order; they are shuffled when shown. */
const ordering = z.strictObject({ ...itemBase, type: z.literal('ordering'), steps: z.array(textSchema).min(3).max(6) });

export const itemSchema = z
  .discriminatedUnion('type', [single, multi, truefalse, numeric, codeOutput, short, ordering])
  .superRefine((item, context) => {
    if (item.type !== 'single' && item.type !== 'multi') return;
    const right = item.options.filter((o) => o.correct).length;
    const fault = (message: string, path: (string | number)[]) => context.addIssue({ code: 'custom', message, path });
    if (item.type === 'single' && right !== 1) fault('exactly one option is correct', ['options']);
    if (item.type === 'multi' && (right < 1 || right === item.options.length))
      fault('at least one option is correct, and not all', ['options']);
    for (const [i, o] of item.options.entries())
      if (!o.correct && !o.why) fault('a distractor says why it tempts', ['options', i, 'why']);
  });
/** As it is written; what is served says where its source is. */
export type ItemFile = z.infer<typeof itemSchema>;
export type Item = ItemFile & { readonly source: { readonly url: string } };

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
    answer: z.strictObject({ value: z.number(), tolerance: z.number().min(0) }),
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
  zh_of: hash.optional(),
});
export type Task = z.infer<typeof taskSchema>;

export const resourceSchema = z.strictObject({
  id,
  title: z.string().min(1),
  url,
  kind: z.enum(['article', 'book', 'course', 'docs', 'video', 'tool', 'paper']),
  lang: z.enum(['en', 'zh-CN', 'both']),
  minutes: z.int().min(1),
  licence: z.string().min(1),
  last_checked: date,
});
export type Resource = z.infer<typeof resourceSchema>;

export const skillSchema = z.strictObject({
  id,
  stage: z.string().regex(/^S\d{1,2}$/),
  name: textSchema,
  about: textSchema,
  requires: z.array(id).default([]),
  kps: z.array(z.strictObject({ id: kpId, name: textSchema })).min(1),
  status: statusSchema,
  /** When somebody should read it again, since what it says ages. */
  review_by: date,
  zh_of: hash.optional(),
});
export type Skill = z.infer<typeof skillSchema>;

const week = z.strictObject({
  theme: textSchema,
  about: textSchema,
  /** `wip` weeks stand in the file for their authors and are never offered. */
  status: statusSchema.default('beta'),
  days: z.array(z.strictObject({ task: id, essential: z.boolean().default(false) })).max(5),
});
export type Week = z.infer<typeof week>;

export const routeSchema = z.strictObject({
  id,
  name: textSchema,
  about: textSchema,
  /** Skills that its learners bring along. */
  assumes: z.array(id).default([]),
  /** The item to try before joining. */
  opener: id,
  sprints: z.array(z.strictObject({ id, name: textSchema, weeks: z.array(week).min(1).max(6) })).min(1),
});
export type RouteFile = z.infer<typeof routeSchema>;

/** One day of a route, as it is taught. `number` counts from 1 over the whole route; a week has five. */
export interface Day {
  readonly number: number;
  readonly week: number;
  readonly task: Task;
  readonly essential: boolean;
}

/** A route with its written weeks laid out in a row. */
export interface Route extends Omit<RouteFile, 'sprints' | 'assumes'> {
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
  /** The items that may be asked, by knowledge point. */
  readonly siblings: ReadonlyMap<string, readonly Item[]>;
}

/** The skill that a knowledge point belongs to: `s3-bayes.base-rate` → `s3-bayes`. */
export const skillOf = (kp: string): string => kp.slice(0, kp.indexOf('.'));
