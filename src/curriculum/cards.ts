import { skillOf } from '../core/curriculum/entry.ts';
import type { Item } from '../core/curriculum/item.ts';
import type { Language } from '../core/language/model.ts';
import { textIn } from '../core/language/rules.ts';

const verdicts = {
  true: { en: 'True', 'zh-CN': '对' },
  false: { en: 'False', 'zh-CN': '错' },
};

/** The two sides of a card in one language: stem and options, key and explanation. */
function sides(item: Item, language: Language) {
  const options = 'options' in item ? item.options.map((o) => textIn(o.text, language)) : [];
  const key = (): string => {
    switch (item.type) {
      case 'single':
      case 'multi':
        return item.options.flatMap((o) => (o.correct ? [textIn(o.text, language)] : [])).join('\n');
      case 'truefalse':
        return textIn(item.answer ? verdicts.true : verdicts.false, language);
      case 'numeric':
        return [item.answer.value, item.answer.unit].filter((part) => part !== undefined).join(' ');
      case 'code_output':
        return `\`\`\`\n${item.answer.trimEnd()}\n\`\`\``;
      case 'ordering':
        return item.steps.map((step, i) => `${i + 1}. ${textIn(step, language)}`).join('\n');
      case 'short':
        return textIn(item.exemplar, language);
    }
  };
  // Sorted alphabetically, so that the position of the right one gives nothing away.
  const shown = item.type === 'ordering' ? item.steps.map((step) => textIn(step, language)) : options;
  return {
    stem: textIn(item.stem, language),
    options: shown.toSorted(),
    key: key(),
    explanation: textIn(item.explanation, language),
  };
}

/** The few kinds of Markdown that items use, as HTML on one line. */
const html = (text: string): string =>
  text
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '    ')
    .replace(/```\w*\n([\s\S]*?)```/g, (_, code: string) => `<pre>${code.trimEnd()}</pre>`)
    .replace(/`([^`\n]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*\n]+)\*\*/g, '<b>$1</b>')
    .replaceAll('\n', '<br>');

/** A text file that Anki imports. Each card has a guid, so that a later import updates it. */
export function ankiFile(items: readonly Item[], language: Language): string {
  const rows = items.map((item) => {
    const { stem, options, key, explanation } = sides(item, language);
    const list = options.length ? `<ul>${options.map((o) => `<li>${html(o)}</li>`).join('')}</ul>` : '';
    const tags = [skillOf(item.kp), item.kp, item.type, item.bloom].join(' ');
    return [`${item.id}.${language}`, `${html(stem)}${list}`, `${html(key)}<br><br>${html(explanation)}`, tags].join(
      '\t',
    );
  });
  const head = ['#separator:tab', '#html:true', '#guid column:1', '#tags column:4'];
  return `${[...head, ...rows].join('\n')}\n`;
}

/** A table for a spreadsheet (RFC 4180). */
export function csvFile(items: readonly Item[], language: Language): string {
  const head = ['id', 'skill', 'kp', 'type', 'bloom', 'difficulty', 'stem', 'options', 'key', 'explanation', 'source'];
  const rows = items.map((item) => {
    const { stem, options, key, explanation } = sides(item, language);
    const about = [item.id, skillOf(item.kp), item.kp, item.type, item.bloom, item.difficulty];
    return [...about, stem, options.join('\n'), key, explanation, item.source.url];
  });
  // A spreadsheet takes a cell that begins with one of these for a formula.
  const cell = (value: string | number) => {
    const text = String(value).replace(/^[=+@-](?=.*[A-Za-z(])/s, "'$&");
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
