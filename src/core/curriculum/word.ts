import { z } from 'zod';
import { fullLanguages } from '../language/model.ts';

const isPattern = (source: string): boolean => {
  try {
    return Boolean(new RegExp(source, 'u'));
  } catch {
    return false;
  }
};

/** A term of a curriculum, and either what its authors do not write for it or what those who ask write for it. */
export const wordSchema = z
  .strictObject({
    lang: z.enum(fullLanguages),
    /** A pattern of what is not written. */
    not: z.string().refine(isPattern, 'is not a pattern').optional(),
    /** Words that search takes for the term, in the singular. */
    typed: z.array(z.string().trim().min(1)).min(1).optional(),
    use: z.string().min(1),
  })
  .refine(({ not, typed }) => (not === undefined) !== (typed === undefined), 'has either "not" or "typed"');

export type Word = z.infer<typeof wordSchema>;
