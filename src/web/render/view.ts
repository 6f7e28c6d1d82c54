import MarkdownIt from 'markdown-it';
import type { Block, Button, Choice, View } from '../../chat/contract/view.ts';

/** A view as a row keeps it, which is JSON: a picture's bytes are base64 there. */
export type Kept = Omit<View, 'body'> & { readonly body: readonly KeptBlock[] };

type KeptBlock = Block | (Omit<Extract<Block, { kind: 'image' }>, 'png'> & { readonly png: string });

/** A view as the page shows it: every `html` is safe to insert as it is, every `label` is plain text. */
export interface PageView {
  readonly title?: { readonly html: string };
  readonly tone: 'plain' | 'good' | 'bad';
  readonly body: readonly PageBlock[];
}

export type PageBlock =
  | { readonly kind: 'text'; readonly html: string }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'meter'; readonly html: string; readonly done: number; readonly of: number }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | {
      readonly kind: 'select';
      readonly placeholder: string;
      readonly route: string;
      readonly min: number;
      readonly max: number;
      readonly options: readonly Choice[];
    }
  | { readonly kind: 'image'; readonly alt: string; readonly src: string };

/**
 * Raw HTML stays text, and images are off because a remote one tells its server who reads. What markdown-it lets
 * through needs no sanitiser; the page's content security policy is the second wall.
 */
const markdown = new MarkdownIt('default', { html: false, breaks: true }).disable('image');

markdown.validateLink = (url) => /^(https?:\/\/|mailto:|time:-?\d{1,12}$)/i.test(url.trim());

markdown.renderer.rules.link_open = (tokens, at) => {
  const href = String(tokens[at]?.attrGet('href') ?? '');
  if (href.startsWith('time:')) return `<time datetime="${instant(href.slice(5))}">`;
  return `<a href="${markdown.utils.escapeHtml(href)}" rel="noopener noreferrer" target="_blank">`;
};

markdown.renderer.rules.link_close = (tokens, at) => {
  let depth = 0;
  for (let open = at - 1; open >= 0; open--) {
    const { type } = tokens[open]!;
    if (type === 'link_close') depth++;
    if (type === 'link_open' && depth-- === 0)
      return String(tokens[open]!.attrGet('href')).startsWith('time:') ? '</time>' : '</a>';
  }
  return '</a>';
};

// A block of code may be wider than a phone: the keyboard must be able to scroll it.
const code = (markup: string) => `<pre tabindex="0"><code>${markdown.utils.escapeHtml(markup)}</code></pre>\n`;

markdown.renderer.rules.fence = (tokens, at) => code(tokens[at]?.content ?? '');

markdown.renderer.rules.code_block = (tokens, at) => code(tokens[at]?.content ?? '');

/** The page knows where its reader is; here a moment is only named. */
function instant(seconds: string): string {
  return new Date(Math.min(Number(seconds), 8e12) * 1000).toISOString();
}

/** A whole text of CommonMark, safe to insert. */
export const renderMarkdown = (text: string): string => markdown.render(text).trim();

const inline = (text: string): string => markdown.renderInline(text);

/** The web has no limits of its own: nothing is ever shortened. */
export function renderView(view: Kept): PageView {
  return {
    // The page draws the mark of a tone itself.
    ...(view.title && { title: { html: inline(view.tone ? view.title.replace(/^[✓✔✗✘]\s*/, '') : view.title) } }),
    tone: view.tone ?? 'plain',
    body: view.body.map(renderBlock),
  };
}

function renderBlock(block: KeptBlock): PageBlock {
  switch (block.kind) {
    case 'text':
      return { kind: 'text', html: renderMarkdown(block.text) };
    case 'facts':
      return {
        kind: 'facts',
        facts: block.facts.map(([label, value]) => ({ label: inline(label), value: inline(value) })),
      };
    case 'meter':
      return { kind: 'meter', html: inline(block.label), done: block.done, of: block.of };
    case 'buttons':
      return {
        kind: 'buttons',
        buttons: block.buttons.filter((b) => !('url' in b) || /^(https?:|mailto:)/i.test(b.url)),
      };
    case 'select':
      return block;
    case 'image': {
      const png = typeof block.png === 'string' ? block.png : Buffer.from(block.png).toString('base64');
      return { kind: 'image', alt: block.alt, src: `data:image/png;base64,${png}` };
    }
    default:
      return block satisfies never;
  }
}
