import { inText } from '../../chat/contract/capability.ts';
import type { Block, Button, Form, View } from '../../chat/contract/view.ts';
import type { Language } from '../../core/language/model.ts';
import { signTone } from '../../markup/tone.ts';
import { renderInline, renderMarkdown } from './html.ts';

/** A view as a row keeps it, which is JSON: a picture's bytes are base64 there. */
export type Kept = Omit<View, 'body'> & { readonly body: readonly KeptBlock[] };

type Image = Extract<Block, { kind: 'image' }>;

type KeptBlock = Block | (Omit<Image, 'png' | 'dark'> & { readonly png: string; readonly dark?: string });

/** A view as the page shows it: every `html` is safe to insert as it is, every `label` is plain text. */
export interface PageView {
  readonly title?: { readonly html: string };
  readonly tone: 'plain' | 'good' | 'wrong' | 'bad';
  readonly language?: Language;
  readonly body: readonly PageBlock[];
}

export type PageBlock =
  | { readonly kind: 'text'; readonly html: string }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'meter'; readonly html: string; readonly done: number; readonly of: number }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | Extract<Block, { kind: 'select' }>
  | { readonly kind: 'image'; readonly alt: string; readonly src: string; readonly dark?: string }
  | { readonly kind: 'file'; readonly name: string; readonly alt: string; readonly href: string };

export type PageForm = Omit<Form, 'about'> & { readonly about?: { readonly html: string } };

/** The web has no limits of its own: nothing is ever shortened. */
export function renderView(given: Kept): PageView {
  // With a title, the page draws the sign of the tone itself.
  const view = given.title ? given : signTone(given);
  return {
    ...(view.title && { title: { html: renderInline(titleOf(view.title)) } }),
    tone: view.tone ?? 'plain',
    ...(view.language && { language: view.language }),
    body: view.body.map(renderBlock),
  };
}

/** What is wrong with the fields of a form, which is CommonMark as anywhere. */
export const renderErrors = (errors: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([field, error]) => [field, renderInline(error)]));

/** A form as the page shows it. */
export const renderForm = ({ about, ...form }: Form): PageForm => ({
  ...form,
  ...(about && { about: { html: renderMarkdown(about) } }),
});

/** Titles that were kept by 0.1.0 have a sign of their own. */
const titleOf = (title: string): string => title.replace(/^✓ /, '');

function renderBlock(block: KeptBlock): PageBlock {
  switch (block.kind) {
    case 'text':
      return { kind: 'text', html: renderMarkdown(block.text) };
    case 'facts':
      return {
        kind: 'facts',
        facts: block.facts.map(([label, value]) => ({ label: renderInline(label), value: renderInline(value) })),
      };
    case 'meter':
      return { kind: 'meter', html: renderInline(block.label), done: block.done, of: block.of };
    case 'buttons':
      return {
        kind: 'buttons',
        buttons: block.buttons.filter((b) => !('url' in b) || /^(https?:|mailto:)/i.test(b.url)),
      };
    case 'select':
      return block;
    case 'chart':
    case 'table':
      return renderBlock(inText(block));
    case 'image': {
      const { alt, png, dark } = block;
      return { kind: 'image', alt, src: dataOf(png), ...(dark && { dark: dataOf(dark) }) };
    }
    case 'file': {
      const ending = /[^.]+$/.exec(block.name)?.[0];
      const type = ending === 'csv' ? 'text/csv' : ending === 'yaml' ? 'application/yaml' : 'application/json';
      const base64 = Buffer.from(block.text).toString('base64');
      return { kind: 'file', name: block.name, alt: block.alt, href: `data:${type};charset=utf-8;base64,${base64}` };
    }
    default:
      return block satisfies never;
  }
}

/** A picture as JSON holds it: a stored one is so already. */
export const base64 = (png: Uint8Array | string): string =>
  typeof png === 'string' ? png : Buffer.from(png).toString('base64');

const dataOf = (png: Uint8Array | string): string => `data:image/png;base64,${base64(png)}`;
