import { plain } from '../chat/contract/view.ts';
import type { Item } from '../core/curriculum/item.ts';
import type { Given } from '../core/item/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** The texts of the options, in the order of the item. */
export function optionTexts(item: Item, t: Catalogue): readonly string[] {
  if (item.type === 'truefalse') return [t.quiz.yes, t.quiz.no];
  if (item.type === 'single' || item.type === 'multi') return item.options.map((o) => textIn(o.text, t.language));
  return item.type === 'ordering' ? item.steps.map((step) => textIn(step, t.language)) : [];
}

/** An answer in words, without the order in which its options were shown. */
export const answerText = (item: Item, given: Given, t: Catalogue): string =>
  'text' in given ? plain(given.text) : t.list(given.choices.map((choice) => optionTexts(item, t)[choice] ?? '?'));

/** The right answer in words. */
export function keyText(item: Item, key: readonly number[], t: Catalogue): string {
  switch (item.type) {
    case 'numeric':
      return numberText(item.answer);
    case 'code_output':
      return `\n\n${fence(item.answer)}`;
    case 'short':
      return textIn(item.exemplar, t.language);
    case 'ordering':
      return `\n\n${item.steps.map((step, i) => `${i + 1}. ${textIn(step, t.language)}`).join('\n')}`;
    default:
      return t.list(key.map((index) => optionTexts(item, t)[index] ?? ''));
  }
}

/** `−3.4`, `28%`, `650 ms` */
const numberText = ({ value, unit }: { readonly value: number; readonly unit?: string | undefined }): string =>
  `${String(value).replace('-', '−')}${unit ? `${unit.startsWith('%') ? '' : ' '}${unit}` : ''}`;

/** Code as a block, whatever is in it. */
export const fence = (code: string) => `\`\`\`\n${code.replaceAll('```', "'''")}\n\`\`\``;
