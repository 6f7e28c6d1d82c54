import { fullLanguages } from '../../core/language/model.ts';
import { isText } from '../../core/language/rules.ts';
import { type Files, isServed } from '../files.ts';
import type { Written } from '../read.ts';
import { proseOf } from '../words.ts';

/** A full-width mark brings its own space. What follows a mark of Markdown's, as in a table, is no sentence. */
const gapAfterMark = /[。，；：！？、）】」』》][ \u3000]+(?=[\p{L}\p{N}“「『《（])/u;

/**
 * One term a thing: the words of `words.yaml`, in all that people read. And no space behind a full-width mark of Chinese
 * text.
 */
export function checkWording({ words, ...files }: Files): void {
  const rules = words.flatMap(({ value: { not, ...of } }) =>
    not === undefined ? [] : [{ ...of, not: new RegExp(not, 'u') }],
  );
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
