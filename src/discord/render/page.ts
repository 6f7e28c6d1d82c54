import {
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { Block } from '../../chat/contract/view.ts';
import { shortLabel } from '../../markup/cut.ts';
import { cutPieces, lengthOf, type Piece, text, textOf } from '../../markup/pieces.ts';
import { button, limits, select } from './component.ts';

type Placed = Extract<Block, { kind: 'buttons' | 'select' | 'image' | 'file' }>;

export type Page = ReturnType<typeof createPage>;

/** A message as Discord's REST takes it. */
export interface Payload {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: APIContainerComponent[];
  readonly allowed_mentions: { readonly parse: [] };
  /** What is uploaded with it; the components name them. */
  readonly files: readonly { readonly name: string; readonly data: Uint8Array }[];
}

/** One message while it is filled, within all of Discord's limits. With a `notice`, room is kept for it. */
export function createPage(notice?: string) {
  const components: (APIComponentInContainer | { type: 'text'; pieces: Piece[] })[] = [];
  const files: { name: string; data: Uint8Array }[] = [];
  const ids = new Set<string>();
  // One is the container, one is kept for the notice.
  let slots = limits.components - 2;
  let room = limits.text - (notice ? notice.length + 2 : 0);
  let bytes = 0;
  let noticeShown = false;
  let incomplete = false;

  const addRow = (of: APIComponentInMessageActionRow[]): void => {
    const row: APIActionRowComponent<APIComponentInMessageActionRow> = {
      type: ComponentType.ActionRow,
      components: of,
    };
    components.push(row);
    slots -= 1 + of.length;
  };

  return {
    /** Something in it cannot be shown on any page. */
    get incomplete() {
      return incomplete;
    },
    isEmpty: () => components.length === 0,
    /** Adds text, with `gap` between it and text before it. Gives back the pieces that there was no room for. */
    addText(pieces: readonly Piece[], gap: string): readonly Piece[] {
      const last = components.at(-1);
      const begun = last?.type === 'text' ? last.pieces : undefined;
      if (!begun && slots < 1) return pieces;
      const [kept, rest] = cutPieces(pieces, room - (begun ? gap.length : 0));
      if (kept.length === 0) return pieces;
      room -= lengthOf(kept) + (begun ? gap.length : 0);
      if (begun) begun.push(text(gap), ...kept);
      else {
        slots--;
        components.push({ type: 'text', pieces: [...kept] });
      }
      return rest;
    },
    /** Places a block, or gives back what there was no room for. */
    place(block: Placed): Placed | undefined {
      switch (block.kind) {
        case 'buttons': {
          const fits = block.buttons.slice(0, Math.max(0, Math.floor((slots * limits.row) / (limits.row + 1))));
          const list = fits.map((one) => button(one, ids)).filter((one) => one !== undefined);
          incomplete ||= list.length < fits.length;
          for (let from = 0; from < list.length; from += limits.row) addRow(list.slice(from, from + limits.row));
          const left = block.buttons.slice(fits.length);
          return left.length > 0 ? { ...block, buttons: left } : undefined;
        }
        case 'select': {
          if (slots < 2) return block;
          const menu = select(block, ids);
          if (menu) addRow([menu]);
          incomplete ||= (menu?.options.length ?? 0) < block.options.length;
          return undefined;
        }
        case 'image': {
          const total = bytes + block.png.byteLength;
          if (files.length >= limits.files || total > limits.upload || slots < 1) return block;
          const name = `picture-${files.length + 1}.png`;
          bytes = total;
          files.push({ name, data: block.png });
          slots--;
          const items = [{ media: { url: `attachment://${name}` }, description: shortLabel(block.alt, limits.alt) }];
          components.push({ type: ComponentType.MediaGallery, items });
          return undefined;
        }
        case 'file': {
          const data = new TextEncoder().encode(block.text);
          const total = bytes + data.byteLength;
          if (files.length >= limits.files || total > limits.upload || slots < 1) return block;
          bytes = total;
          files.push({ name: block.name, data });
          slots--;
          components.push({ type: ComponentType.File, file: { url: `attachment://${block.name}` } });
          return undefined;
        }
      }
    },
    /** Says that something was left out, once: after the text that was cut, or at the end. */
    addNotice(): void {
      if (noticeShown || !notice) return;
      noticeShown = true;
      const last = components.at(-1);
      if (last?.type === 'text') last.pieces = [text(`${textOf(last.pieces).trimEnd()}\n\n${notice}`)];
      else components.push({ type: 'text', pieces: [text(notice)] });
    },
    payload(colour: number): Payload {
      const shown = components.flatMap((one): APIComponentInContainer[] => {
        if (one.type !== 'text') return [one];
        const content = textOf(one.pieces).trimEnd();
        return content.trim() ? [{ type: ComponentType.TextDisplay, content }] : [];
      });
      if (shown.length === 0) shown.push({ type: ComponentType.TextDisplay, content: '…' });
      return {
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: ComponentType.Container, accent_color: colour, components: shown }],
        allowed_mentions: { parse: [] },
        files,
      };
    },
  };
}
