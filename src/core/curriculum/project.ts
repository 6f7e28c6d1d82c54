import { z } from 'zod';
import { type Text, textSchema } from '../language/model.ts';
import { date, hash, id, named, statusSchema } from './entry.ts';

export const projectSchema = z.strictObject({
  id,
  ...named,
  skills: z.array(id).min(1),
  /** What it can be: one's own, for a start-up one works with, or one's own app. */
  context: z.array(z.enum(['personal', 'startup', 'own_app'])).min(1),
  cost: textSchema,
  /** On which day the prices that `cost` goes by were seen. */
  prices: z.union([date, z.literal('unchecked')]).optional(),
  /** Which models it runs on: a hosted one and an open one, or none. */
  models: textSchema,
  /** Hours beside the tasks of its sprint, estimated by the rule that `check` knows. */
  hours: z.int().min(1).max(200).optional(),
  /** `week` counts within the sprint. `evidence`: what is shown, such as a commit. */
  milestones: z.array(z.strictObject({ week: z.int().min(1).max(6), name: textSchema, evidence: textSchema })).min(1),
  /** Each row has three anchors, for 0, 1 and 2 points: what somebody else can see. */
  rubric: z.array(z.strictObject({ name: textSchema, anchors: z.array(textSchema).length(3) })).min(1),
  /** Files that its rubric names: a commit that is handed in is looked at for them. A name is met in any folder. */
  files: z.array(z.string().min(1).max(80)).max(10).default([]),
  status: statusSchema,
  review_by: date,
  zh_of: hash,
});

export type ProjectFile = z.infer<typeof projectSchema>;

/** A project with the text of its brief, which has a file for each language: brief.en.md and so on. */
export type Project = ProjectFile & { readonly brief: Text };
