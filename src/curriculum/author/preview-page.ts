import { renderMarkdown } from '../../web/render/html.ts';
import type { Piece, Shown } from './preview.ts';

/** Previews as text for a terminal, and as a page that shows them side by side. */

const names = { discord: 'Discord', slack: 'Slack', web: 'Playground' } as const;

/** For a terminal: the platforms' own markup, which is readable as it is. */
export const asText = (all: readonly Shown[]): string =>
  all
    .map(({ platform, language, pieces }) => {
      const lines = pieces.map((piece) => {
        if ('says' in piece) return platform === 'web' ? bare(piece.says) : piece.says;
        return 'presses' in piece
          ? piece.presses.map((label) => `[ ${label} ]`).join(' ')
          : `[ ${piece.chooses} ▾ ]\n${piece.of.map((label) => `  ☐ ${label}`).join('\n')}`;
      });
      return `──── ${names[platform]}, ${language} ${'─'.repeat(40)}\n${lines.join('\n\n')}\n`;
    })
    .join('\n');

const bare = (html: string): string =>
  html
    .replace(/<li>/g, '• ')
    .replace(/<\/(p|li|h\d|pre)>|<br\s*\/?>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\n{2,}/g, '\n')
    .trim();

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Slack's markup as HTML. `&`, `<` and `>` are already escaped in it. */
const slack = (text: string): string =>
  text
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((part, i) => {
      if (i % 2) {
        const code = part.replace(/^`+\n?|\n?`+$/g, '');
        return part.startsWith('```') ? `<pre>${code}</pre>` : `<code>${code}</code>`;
      }
      return part
        .replace(/<(https?:[^|>]+)\|([^>]+)>/g, '<a href="$1">$2</a>')
        .replace(/<(https?:[^|>]+)>/g, '<a href="$1">$1</a>')
        .replace(/(?<![\p{L}\p{N}*])\*([^*\n]+)\*/gu, '<b>$1</b>')
        .replace(/(?<![\p{L}\p{N}_/])_([^_\n]+)_(?![\p{L}\p{N}])/gu, '<i>$1</i>')
        .replace(/^>[ ]?(.*)\n?/gm, '<blockquote>$1</blockquote>')
        .replaceAll('\n', '<br>');
    })
    .join('');

const markup = { discord: renderMarkdown, slack, web: (html: string) => html } as const;

const drawn = (platform: Shown['platform'], piece: Piece): string => {
  if ('says' in piece) return `<div>${markup[platform](piece.says)}</div>`;
  if ('presses' in piece)
    return `<div>${piece.presses.map((label) => `<button>${escaped(label)}</button>`).join(' ')}</div>`;
  const options = piece.of.map((label) => `<option>${escaped(label)}</option>`).join('');
  return `<div><select><option>${escaped(piece.chooses)}</option>${options}</select></div>`;
};

const style = `

body { margin: 1.5rem; font: 15px/1.45 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; background: #e8e8ea; color: #1d1c1d }

main { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1rem; align-items: start }

article { border-radius: 8px; padding: .8rem 1rem; overflow-wrap: anywhere; background: #fff }

article > div { margin: .5rem 0 } p { margin: .4rem 0 } h2, h3 { margin: .2rem 0; font-size: 1.05rem } h2 { font-size: 1rem }

pre { overflow-x: auto; padding: .5rem; border-radius: 4px; background: #f4f4f5; border: 1px solid #ddd } code, pre { font: 13px/1.4 ui-monospace, monospace }

button, select { font: inherit; margin: .15rem 0; padding: .3rem .8rem; border-radius: 6px; border: 1px solid #bbb; background: #fff; max-width: 100% }

.discord { background: #313338; color: #dbdee1; border-left: 4px solid #4a6fa5 } .discord a { color: #00a8fc }

.discord pre { background: #2b2d31; border-color: #1e1f22 } .discord button, .discord select { background: #4e5058; color: #fff; border: 0 }

@media (max-width: 60rem) {
  body { margin: .5rem } main { grid-template-columns: minmax(0, 1fr) } main > b, main > span { display: none }
  article::before { content: attr(data-name); font-weight: bold; font-size: .8rem; opacity: .7 }
}`;

/** A page of rendered previews: a column for each platform, a row for each message, one language after the other. */
export function asPage(id: string, all: readonly Shown[]): string {
  const rows = [...Map.groupBy(all, ({ language }) => language)].map(([language, own]) => {
    const columns = Object.keys(names).map((platform) => own.filter((shown) => shown.platform === platform));
    const most = Math.max(...columns.map((column) => column.length));
    const cells = Array.from({ length: most }, (_, row) => columns.map((column) => column[row]));
    const article = (shown: Shown | undefined) =>
      shown
        ? `<article class="${shown.platform}" lang="${language}" data-name="${names[shown.platform]}, ${language}">${shown.pieces.map((piece) => drawn(shown.platform, piece)).join('')}</article>`
        : '<span></span>';
    const heads = Object.values(names).map((name) => `<b>${name}, ${language}</b>`);
    return `<main>${[...heads, ...cells.flat().map(article)].join('\n')}</main>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(id)}</title><style>${style}</style>${rows.join('<hr>')}</html>\n`;
}
