import {
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIMediaGalleryComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import { type Block, plain, type View } from '../chat/view.ts';
import { button, most, select } from './component.ts';
import { cutPieces, markup, shorten } from './markup.ts';

const colours = { plain: 0x4a6fa5, good: 0x2e9e5b, bad: 0xc8553d };
const meterLength = 10;

/** The sentence said where something was left out. */
export interface Texts {
  readonly chat: { readonly cut: string };
}

/** A message as Discord's REST takes it. */
export interface Payload {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: APIContainerComponent[];
  readonly allowed_mentions: { readonly parse: [] };
  /** What is uploaded with it; the components name them. */
  readonly files: readonly { readonly name: string; readonly data: Uint8Array }[];
}

/**
 * A view as one Components V2 message that Discord accepts, whatever is in it. What passes a limit is left out from the
 * end of the text, of the buttons or of the choices, and `t.chat.cut` says so. It mentions nobody.
 */
export function renderView(view: View, t: Texts): Payload {
  const { parts, dropped, files } = arrange(view);
  const notice = t.chat.cut;
  const total = parts.reduce((sum, part) => sum + (isText(part) ? part.join('').length : 0), 0);
  let room = total <= most.text && !dropped ? most.text : most.text - notice.length - 2;
  let told = false;
  const components: APIComponentInContainer[] = [];
  const say = (content: string): void => {
    if (content.trim()) components.push({ type: ComponentType.TextDisplay, content });
  };
  for (const part of parts) {
    if (!isText(part)) components.push(part);
    else if (!told) {
      const kept = cutPieces(part, room);
      told = kept.length < part.length || kept[0] !== part[0];
      const content = kept.join('');
      room -= content.length;
      say(told ? `${content.trimEnd()}\n\n${notice}`.trim() : content);
    }
  }
  if (dropped && !told) say(notice);
  if (components.length === 0) say('…');
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, accent_color: colours[view.tone ?? 'plain'], components }],
    allowed_mentions: { parse: [] },
    files,
  };
}

type Row = Extract<APIComponentInContainer, { type: ComponentType.ActionRow }>;
type Part = readonly string[] | Row | APIMediaGalleryComponent;
const isText = (part: Part): part is readonly string[] => Array.isArray(part);

/** Text side by side becomes one part, buttons and selects become rows; never more components than a message takes. */
function arrange(view: View): { parts: readonly Part[]; dropped: boolean; files: Payload['files'] } {
  const parts: Part[] = [];
  const files: { name: string; data: Uint8Array }[] = [];
  let bytes = 0;
  const ids = new Set<string>();
  // One is the container, one is kept for the notice.
  let slots = most.components - 2;
  let dropped = false;
  const addText = (text: string, between: string): void => {
    const pieces = markup(text);
    if (!text.trim()) return;
    const last = parts.at(-1);
    if (last && isText(last)) parts[parts.length - 1] = [...last, ...between, ...pieces];
    else if (slots-- > 0) parts.push(pieces);
    else dropped = true;
  };
  const addRow = (row: Row['components']): void => {
    parts.push({ type: ComponentType.ActionRow, components: row } as Row);
    slots -= 1 + row.length;
  };
  if (view.title?.trim()) addText(`### ${view.title.replace(/\s+/g, ' ')}`, '');
  let between = '\n';
  for (const block of view.body) {
    switch (block.kind) {
      case 'text':
      case 'facts':
      case 'meter':
        addText(written(block), between);
        between = '\n\n';
        break;
      case 'buttons': {
        const list = block.buttons.map((b) => button(b, ids)).filter((b) => b !== undefined);
        dropped ||= list.length < block.buttons.length;
        for (let from = 0; from < list.length; from += most.row) {
          const row = list.slice(from, from + Math.min(most.row, Math.max(0, slots - 1)));
          if (row.length > 0) addRow(row);
          dropped ||= row.length < Math.min(most.row, list.length - from);
        }
        break;
      }
      case 'select': {
        const menu = slots >= 2 ? select(block, ids) : undefined;
        if (menu) addRow([menu]);
        dropped ||= (menu?.options.length ?? 0) < block.options.length;
        break;
      }
      case 'image': {
        bytes += block.png.byteLength;
        if (files.length < most.files && bytes <= most.upload && slots > 0) {
          const name = `picture-${files.length + 1}.png`;
          files.push({ name, data: block.png });
          slots -= 1;
          parts.push(picture(name, block.alt));
        } else {
          bytes -= block.png.byteLength;
          addText(plain(block.alt), between);
          dropped = true;
        }
        break;
      }
      default:
        block satisfies never;
    }
  }
  return { parts, dropped, files };
}

const picture = (name: string, alt: string): APIMediaGalleryComponent => ({
  type: ComponentType.MediaGallery,
  items: [{ media: { url: `attachment://${name}` }, description: shorten(alt, most.alt) }],
});

function written(block: Extract<Block, { kind: 'text' | 'facts' | 'meter' }>): string {
  if (block.kind === 'text') return block.text.trim();
  if (block.kind === 'facts') return block.facts.map(([label, value]) => `**${label}** ${value}`).join('\n');
  const part = block.of > 0 ? Math.min(1, Math.max(0, block.done / block.of)) : 0;
  const full = Math.floor(part * meterLength) || (part > 0 ? 1 : 0);
  return `**${block.label}** ${'▰'.repeat(full)}${'▱'.repeat(meterLength - full)} ${block.done}/${block.of}`;
}
