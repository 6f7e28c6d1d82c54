import { z } from 'zod';
import { textSchema } from '../language/model.ts';
import { hash, id, stage } from './entry.ts';

/** A mistaken belief that makes distractors tempting. Distractors name it by its id. */
export const misconceptionSchema = z.strictObject({
  id,
  /** Only distractors of its stage name it. */
  stage,
  /** The belief, as somebody who holds it would say it. */
  name: textSchema,
  /** One line that sets it right. */
  remedy: textSchema,
  /** The skill whose lesson has more. */
  lesson: id,
  zh_of: hash,
});

export type Misconception = z.infer<typeof misconceptionSchema>;
