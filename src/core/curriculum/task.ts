import { z } from 'zod';
import { textSchema } from '../language/model.ts';
import { hash, id, kpId, numberKey, statusSchema } from './entry.ts';

/**
 * The schema of a task. `src/curriculum/` reads the YAML files and checks them against schemas like this one; the use
 * cases see only the resulting `Curriculum`.
 */

/** What `Done` asks for. */
const criterion = z.discriminatedUnion('kind', [
  /** With `file`, the link leads to the page of that file, and its address says so. */
  z.strictObject({ kind: z.literal('link'), ask: textSchema, file: z.string().min(1).optional() }),
  /** `least` characters, and so many `numbers` among them, in figures or in words. What is mostly numbers may be short. */
  z
    .strictObject({
      kind: z.literal('sentence'),
      ask: textSchema,
      least: z.int().min(5).max(400).default(40),
      numbers: z.int().min(1).max(6).optional(),
    })
    .refine(({ least, numbers }) => numbers !== undefined || least >= 10, {
      path: ['least'],
      error: 'fewer than 10 are for an answer in numbers alone',
    }),
  /**
   * Of the `of` questions about this task's knowledge points that were answered last, so many are right. `ask` says what
   * they are about; the numbers are shown beside it.
   */
  z
    .strictObject({
      kind: z.literal('quiz'),
      ask: textSchema,
      right: z.int().min(1).max(6),
      of: z.int().min(3, 'at least 3: fewer say nothing').max(6),
    })
    .refine(({ right, of }) => right <= of, { path: ['right'], error: 'more than are asked' }),
  z.strictObject({ kind: z.literal('check'), ask: textSchema }),
  /** What the learner's own program printed. */
  z.strictObject({
    kind: z.literal('number'),
    ask: textSchema,
    answer: numberKey,
  }),
  /**
   * The same with data that differ by learner, so that no answer can be passed on: `{own}` in `ask` becomes one of
   * `keys`, and its number is the answer.
   */
  z.strictObject({
    kind: z.literal('own'),
    ask: textSchema,
    keys: z
      .record(z.string().min(1), z.number())
      .refine((keys) => Object.keys(keys).length >= 5, 'at least 5: fewer are soon passed on'),
    ...numberKey.omit({ value: true }).shape,
  }),
  /** What a real model's reply says of itself: why it ended, and how many tokens it took. */
  z.strictObject({ kind: z.literal('reply'), ask: textSchema }),
  /** A link to one commit on GitHub, Gitee, GitLab or a similar host. */
  z.strictObject({ kind: z.literal('commit'), ask: textSchema }),
]);

export type Criterion = z.infer<typeof criterion>;

/** What somebody must have to do a task. Each can be had in mainland China without a VPN, a foreign card or a GPU. */
const need = z.enum(['phone', 'computer', 'python', 'pip', 'git', 'model-api', 'local-model', 'web-host', 'peer']);

/** What a learner may lack on the first day: a need, a terminal to type in, or a repository on a host, with an account. */
const thing = z.enum([...need.options, 'terminal', 'remote']);

export type Thing = z.infer<typeof thing>;

/** How long a task may be, in minutes. The longest is for two days. */
export const taskMinutes = [15, 30, 45, 60, 90, 180] as const;

/** From this many minutes on, a task is better done on two days. */
export const twoDays = 180;

/** What a task takes beside reading: its minutes are estimated by it. */
const work = z.strictObject({
  /** Lines of a program, or commands, that are typed and not given. */
  lines: z.int().min(0).max(200).default(0),
  /** Pieces that are written, read or marked by hand: a sentence of a plan, a row of a table, an answer to judge. */
  cases: z.int().min(0).max(200).default(0),
  /** Minutes of waiting for an installation, a download or a model. */
  waits: z.int().min(0).max(60).default(0),
});

/** What fewer people logged is told to nobody. */
export const fewestLogged = 5;

export const taskSchema = z.strictObject({
  id,
  title: textSchema,
  what: textSchema,
  why: textSchema,
  /** Estimated by the rule that `check` knows, or what that estimate has become by what learners logged. */
  minutes: z.literal(taskMinutes),
  /** How many learners said how long it took, and the median of that. Without it, the minutes are the rule's alone. */
  logged: z.strictObject({ learners: z.int().min(fewestLogged), median: z.number().min(1) }).optional(),
  work: work.optional(),
  needs: z.array(need).min(1).optional(),
  /** What a learner has from this day on. No earlier day of a path may take it. */
  gives: z.array(thing).default([]),
  /** What it costs in money, and how to do it for nothing. */
  cost: textSchema.optional(),
  /** The task is about finding or keeping work; a sprint has one. */
  career: z.literal(true).optional(),
  deliverable: textSchema,
  done: z.array(criterion).min(1).max(5),
  hints: z.array(textSchema).length(3),
  stretch: textSchema.optional(),
  /** The knowledge points that this task introduces: their items are asked from this day on. */
  kps: z.array(kpId).min(1).max(4),
  resources: z.array(id).max(5).default([]),
  status: statusSchema.default('beta'),
  zh_of: hash,
});

export type Task = z.infer<typeof taskSchema>;
