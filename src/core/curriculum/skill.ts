import { z } from 'zod';
import { languages, type Text, textSchema } from '../language/model.ts';
import { date, hash, id, kpId, named, stage, statusSchema, url } from './entry.ts';

export const resourceKinds = ['article', 'book', 'course', 'docs', 'video', 'tool', 'paper'] as const;

export const resourceSchema = z.strictObject({
  id,
  title: z.string().min(1),
  url,
  kind: z.enum(resourceKinds),
  lang: z.enum([...languages, 'both']),
  minutes: z.int().min(1),
  licence: z.string().min(1),
  last_checked: date,
});

/** A resource, with the skill in whose folder it is. */
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

/** A skill with the text of its lesson, which has a file for each language: lesson.en.md and so on. */
export type Skill = z.infer<typeof skillSchema> & { readonly lesson?: Text | undefined };
