import { parse, parseInline } from '../../markup/parse.ts';
import type { Block, Cell, Inline, List, Table } from '../../markup/tree.ts';

/**
 * CommonMark as HTML that is safe to insert: every element and attribute in it is written here, and everything that
 * somebody wrote is escaped. It needs no sanitiser; the page's content security policy is the second wall.
 */
export const renderMarkdown = (markdown: string): string => blocksHtml(parse(markdown)).trim();

/** One line of words: no paragraph around it. */
export const renderInline = (markdown: string): string => inlineHtml(parseInline(markdown));

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

const blocksHtml = (blocks: readonly Block[]): string => blocks.map(blockHtml).join('');

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlineHtml(block.of)}</p>\n`;
    case 'heading':
      return `<h${block.level}>${inlineHtml(block.of)}</h${block.level}>\n`;
    case 'quote':
      return `<blockquote>\n${blocksHtml(block.of)}</blockquote>\n`;
    // A block of code may be wider than the screen, so it can be focused and scrolled by keyboard.
    case 'fence':
      return `<pre tabindex="0"><code>${escaped(block.text)}</code></pre>\n`;
    case 'rule':
      return '<hr>\n';
    case 'list':
      return listHtml(block);
    case 'table':
      return tableHtml(block);
  }
}

function listHtml({ start, tight, items }: List): string {
  const tag = start === undefined ? 'ul' : 'ol';
  const from = start === undefined || start === 1 ? '' : ` start="${start}"`;
  return `<${tag}${from}>\n${items.map((item) => `<li>${itemHtml(item, tight)}</li>\n`).join('')}</${tag}>\n`;
}

/** The items of a tight list have no paragraphs. */
function itemHtml(blocks: readonly Block[], tight: boolean): string {
  const parts = blocks.map((block) =>
    tight && block.kind === 'paragraph' ? inlineHtml(block.of) : blockHtml(block).trimEnd(),
  );
  return tight ? parts.join('\n') : `\n${parts.join('\n')}\n`;
}

const tableHtml = ({ head, rows }: Table): string =>
  [
    // Its words are not broken to make it fit, so it may be wider than the screen as well.
    '<div class="wide" tabindex="0"><table>\n<thead>\n',
    rowHtml('th', head),
    '</thead>\n',
    ...(rows.length > 0 ? ['<tbody>\n', ...rows.map((row) => rowHtml('td', row)), '</tbody>\n'] : []),
    '</table></div>\n',
  ].join('');

const rowHtml = (tag: 'th' | 'td', cells: readonly Cell[]): string =>
  `<tr>\n${cells
    .map(({ align, of }) => `<${tag}${align ? ` style="text-align:${align}"` : ''}>${inlineHtml(of)}</${tag}>\n`)
    .join('')}</tr>\n`;

const inlineHtml = (inlines: readonly Inline[]): string => inlines.map(oneHtml).join('');

const tags = { strong: 'strong', em: 'em', strike: 's' } as const;

function oneHtml(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escaped(inline.text);
    case 'break':
      return '<br>\n';
    case 'code':
      return `<code>${escaped(inline.text)}</code>`;
    // The page writes the moment in the reader's own time; the server writes only the instant.
    case 'moment':
      return `<time datetime="${instantOf(inline.epoch)}">${inlineHtml(inline.of)}</time>`;
    case 'link':
      return `<a href="${escaped(inline.href)}" rel="noopener noreferrer" target="_blank">${inlineHtml(inline.of)}</a>`;
    case 'strong':
    case 'em':
    case 'strike':
      return `<${tags[inline.kind]}>${inlineHtml(inline.of)}</${tags[inline.kind]}>`;
  }
}

/** The last moment that a Date can hold is 8.64e12 seconds from 1970. */
const instantOf = (epoch: number): string => new Date(Math.min(epoch, 8e12) * 1000).toISOString();
