import { z } from 'zod';
import { textSchema } from '../language/model.ts';
import { hash, id, kpId, numberKey, stage, statusSchema, url } from './entry.ts';

/** The bank of questions: items for the daily quiz, and those kept for placement. */

export const blooms = ['remember', 'understand', 'apply', 'analyze', 'evaluate'] as const;

const option = z.strictObject({
  text: textSchema,
  correct: z.literal(true).optional(),
  /** What makes this distractor tempting, and wrong. */
  why: textSchema.optional(),
  /** The misconception behind it, by its id in `misconceptions.yaml`. */
  misconception: id.optional(),
});

const asked = {
  id,
  bloom: z.enum(blooms),
  /** 1 (easy) to 5: the author's estimate, until there are answers. */
  difficulty: z.int().min(1).max(5),
  stem: textSchema,
  explanation: textSchema,
  /** Where to read more: a resource of the curriculum by its id, or a link. */
  source: z.union([id, z.strictObject({ url, licence: z.string().min(1) })]),
  /** Python that computes the key, with its standard library alone: an expression, or a program that prints it. */
  verify: z.string().min(1).optional(),
  /** How the key is known where no program can compute it. */
  derived: z.string().min(1).optional(),
  status: statusSchema.default('beta'),
  zh_of: hash,
};

/** The fields that each type adds. */
const single = { ...asked, type: z.literal('single'), options: z.array(option).min(3).max(4) };

const multi = { ...asked, type: z.literal('multi'), options: z.array(option).min(3).max(5) };

const numeric = { ...asked, type: z.literal('numeric'), answer: numberKey };

/** The stem holds the program; what it prints is the answer, compared line by line without trailing space. */
const codeOutput = { ...asked, type: z.literal('code_output'), answer: z.string().min(1) };

const truefalse = {
  ...asked,
  type: z.literal('truefalse'),
  answer: z.boolean(),
  /** Why the other answer is tempting, and the misconception behind it. */
  why: textSchema,
  misconception: id.optional(),
};

/** The learner marks it against the rubric. */
const short = { ...asked, type: z.literal('short'), rubric: z.array(textSchema).min(1).max(5), exemplar: textSchema };

/** `steps` are in the right order; they are shuffled when shown. */
const ordering = {
  ...asked,
  type: z.literal('ordering'),
  steps: z.array(textSchema).min(3).max(6),
  /** Further orders that are right, as the numbers of the steps from 1: `[[2, 1, 3]]`. */
  also: z
    .array(z.array(z.int().min(1).max(6)))
    .min(1)
    .optional(),
};

interface Marked {
  readonly type: string;
  readonly options?: readonly z.infer<typeof option>[];
  readonly steps?: readonly unknown[];
  readonly also?: readonly (readonly number[])[] | undefined;
}

/** Checks what the type cannot express: how many options are right, and that an order has each step once. */
function checkKey(item: Marked, context: z.core.$RefinementCtx<unknown>): void {
  const fault = (message: string, path: (string | number)[]) => context.addIssue({ code: 'custom', message, path });
  const right = item.options?.filter((o) => o.correct).length ?? 0;
  if (item.type === 'single' && right !== 1) fault('exactly one option is correct', ['options']);
  if (item.type === 'multi' && (right < 1 || right === item.options!.length))
    fault('at least one option is correct, and not all', ['options']);
  for (const [i, o] of item.options?.entries() ?? [])
    if (o.correct && o.misconception) fault('the right option has no misconception', ['options', i, 'misconception']);
    else if (!o.correct && !o.why) fault('a distractor says why it tempts', ['options', i, 'why']);
  const straight = item.steps?.map((_, i) => i + 1) ?? [];
  for (const [i, order] of item.also?.entries() ?? []) {
    if (order.toSorted().join() !== straight.join()) fault('names each step once, from 1', ['also', i]);
    else if (order.join() === straight.join()) fault('is the order in which the steps stand already', ['also', i]);
  }
}

const kp = { kp: kpId };

export const itemSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ ...single, ...kp }),
    z.strictObject({ ...multi, ...kp }),
    z.strictObject({ ...truefalse, ...kp }),
    z.strictObject({ ...numeric, ...kp }),
    z.strictObject({ ...codeOutput, ...kp }),
    z.strictObject({ ...short, ...kp }),
    z.strictObject({ ...ordering, ...kp }),
  ])
  .superRefine(checkKey);

/** An item as it is written. When it is served, its `source` is resolved to a link. */
export type ItemFile = z.infer<typeof itemSchema>;

/** Reserved for a placement test and never asked in a daily quiz: it is about a stage, not a knowledge point. */
export const placementSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ ...single, stage }),
    z.strictObject({ ...multi, stage }),
    z.strictObject({ ...numeric, stage }),
    z.strictObject({ ...codeOutput, stage }),
  ])
  .superRefine(checkKey);

export type PlacementFile = z.infer<typeof placementSchema>;

export type Item = ItemFile & { readonly source: { readonly url: string } };

export type PlacementItem = PlacementFile & { readonly source: { readonly url: string } };
