import { z } from 'zod';

/** The languages that everything is written in. The first is the fallback. */
export const languages = ['en', 'zh-CN'] as const;

export const languageSchema = z.enum(languages);

export type Language = (typeof languages)[number];

/** One text in every language. */
export const textSchema = z.strictObject({ en: z.string().trim().min(1), 'zh-CN': z.string().trim().min(1) });

export type Text = z.infer<typeof textSchema>;
