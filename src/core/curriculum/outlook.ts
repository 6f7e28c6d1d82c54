import { z } from 'zod';
import { languages, textSchema } from '../language/model.ts';
import { date, hash, id, stage, url } from './entry.ts';

/** Entries beside the paths: names of stages, news of the field, questions that people ask, and courses elsewhere. */

export const stageSchema = z.strictObject({ id: stage, name: textSchema, zh_of: hash });

export type Stage = z.infer<typeof stageSchema>;

/** A dated line. With `week`, it belongs to that week of a path. */
export const newsSchema = z.strictObject({
  id,
  date,
  kind: z.enum(['news', 'expert']),
  who: z.string().min(1).optional(),
  /** What the page is called, in its own language. */
  title: z.string().min(1).max(200),
  text: textSchema,
  url,
  lang: z.enum([...languages, 'both']),
  week: z.int().min(1).max(26).optional(),
  zh_of: hash,
});

export type News = z.infer<typeof newsSchema>;

/** `opinion`: the answer is somebody's view, and is shown as one. */
export const questionSchema = z.strictObject({
  id,
  question: textSchema,
  answer: textSchema,
  url,
  opinion: z.boolean(),
  date,
  skills: z.array(id).default([]),
  zh_of: hash,
});

export type Question = z.infer<typeof questionSchema>;

/** A track of courses elsewhere, and which of our skills each course is about. */
export const trackSchema = z.strictObject({
  id,
  name: textSchema,
  about: textSchema,
  url,
  courses: z.array(z.strictObject({ name: z.string().min(1), url: url.optional(), skills: z.array(id) })).min(1),
  zh_of: hash,
});

export type Track = z.infer<typeof trackSchema>;
