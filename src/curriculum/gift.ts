import { skillOf } from '../core/curriculum/entry.ts';
import type { Item } from '../core/curriculum/item.ts';
import type { Language, Text } from '../core/language/model.ts';
import { textIn } from '../core/language/rules.ts';

/** GIFT, the plain format of questions that Moodle and others read. One language a file. */

/** Escapes GIFT's special characters, and line breaks, since an empty line ends a question. */
const escaped = (text: string): string =>
  text
    .trim()
    .replace(/[\\~=#{}:]/g, '\\$&')
    .replaceAll('\n', '\\n');

/**
 * One item. An ordering becomes the matching of numbers with steps, and a short answer an essay with its exemplar as
 * feedback: GIFT has neither.
 */
function toGift(item: Item, language: Language): string {
  const say = (text: Text) => escaped(textIn(text, language));
  const after = `####${say(item.explanation)}`;
  const answer = (): string => {
    switch (item.type) {
      case 'single':
        return item.options
          .map((o) => `${o.correct ? '=' : '~'}${say(o.text)}${o.why ? `#${say(o.why)}` : ''}\n`)
          .join('');
      case 'multi': {
        const right = item.options.filter((o) => o.correct).length;
        const part = (100 / right).toFixed(5).replace(/\.?0+$/, '');
        return item.options
          .map((o) => `~%${o.correct ? part : -100}%${say(o.text)}${o.why ? `#${say(o.why)}` : ''}\n`)
          .join('');
      }
      case 'truefalse':
        return `${item.answer ? 'T' : 'F'}#${say(item.why)}`;
      case 'numeric':
        return `#${item.answer.value}:${item.answer.tolerance}`;
      case 'code_output':
        return `=${escaped(item.answer)}\n`;
      case 'ordering':
        return item.steps.map((step, i) => `=${i + 1} -> ${say(step)}\n`).join('');
      case 'short':
        return '';
    }
  };
  const feedback = item.type === 'short' ? `####${say(item.exemplar)}\\n\\n${say(item.explanation)}` : after;
  return `// [id:${item.id}] [tag:${item.kp}] [tag:${item.type}] [tag:${item.bloom}]
::${escaped(item.id)}:: [markdown]${say(item.stem)} {${answer()}${feedback}}
`;
}

/** A bank of items, by skill. */
export const giftFile = (items: readonly Item[], language: Language): string =>
  [...Map.groupBy(items, (item) => skillOf(item.kp))]
    .map(([skill, own]) => [`$CATEGORY: ${skill}\n`, ...own.map((item) => toGift(item, language))].join('\n'))
    .join('\n');
