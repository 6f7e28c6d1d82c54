import { z } from 'zod';
import { fullLanguages } from '../../core/language/model.ts';
import { isText } from '../../core/language/rules.ts';
import { type Files, isServed } from '../files.ts';
import { type Reading, readList, type Written } from '../read.ts';
import { proseOf } from '../words.ts';

/** A word that a curriculum does not use, since it has another for the same thing. */
const wordSchema = z.strictObject({
  lang: z.enum(fullLanguages),
  not: z.string().refine((source) => {
    try {
      return new RegExp(source);
    } catch {
      return false;
    }
  }, 'is not a pattern'),
  use: z.string().min(1),
});

/** A full-width mark brings its own space. What follows a mark of Markdown's, as in a table, is no sentence. */
const gapAfterMark = /[。，；：！？、）】」』》][ \u3000]+(?=[\p{L}\p{N}“「『《（])/u;

/**
 * One term a thing: the words of `words.yaml`, in all that people read. And no space behind a full-width mark of Chinese
 * text.
 */
export async function checkWording(files: Files, reading: Reading): Promise<void> {
  const words = await readList(reading, 'words.yaml', wordSchema, { optional: true });
  const rules = words.map(({ value }) => ({ ...value, not: new RegExp(value.not, 'u') }));
  for (const entry of Object.values(files).flat() as Written<object>[]) {
    if ('status' in entry.value && !isServed(entry.value as { status: 'wip' })) continue;
    for (const [path, language, text] of proseIn(entry.value)) {
      const gap = language === 'zh-CN' && gapAfterMark.exec(text)?.[0];
      if (gap) entry.fault(path, `has a space behind "${gap.trim()}" (zh-CN), which brings its own`);
      for (const { lang, not, use } of rules) {
        const found = lang === language && not.exec(text)?.[0];
        if (found) entry.fault(path, `says "${found}" (${language}): use "${use}", as words.yaml has it`);
      }
    }
  }
}

type Path = readonly (string | number)[];

/** Every text in every language, without its code, by the way to it. */
function* proseIn(value: unknown, path: Path = []): Generator<[Path, string, string]> {
  if (Array.isArray(value)) for (const [i, inner] of value.entries()) yield* proseIn(inner, [...path, i]);
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return;
  if (isText(value))
    for (const language of fullLanguages)
      yield [path, language, proseOf(value[language]).replace(/(`+).+?\1/g, '`code`')];
  else for (const [key, inner] of Object.entries(value)) yield* proseIn(inner, [...path, key]);
}
