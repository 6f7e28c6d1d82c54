import {
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { Block } from '../../chat/contract/view.ts';
import { button, most, select } from './component.ts';
import { cutPieces, shorten } from './markup.ts';

type Placed = Extract<Block, { kind: 'buttons' | 'select' | 'image' }>;

export type Page = ReturnType<typeof createPage>;

/** A message as Discord's REST takes it. */
export interface Payload {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: APIContainerComponent[];
  readonly allowed_mentions: { readonly parse: [] };
  /** What is uploaded with it; the components name them. */
  readonly files: readonly { readonly name: string; readonly data: Uint8Array }[];
}

/** One message while it is filled, within all of Discord's limits. With a `notice`, there is room kept to say it. */
export function createPage(notice?: string) {
  const components: (APIComponentInContainer | { type: 'text'; pieces: string[] })[] = [];
  const files: { name: string; data: Uint8Array }[] = [];
  const ids = new Set<string>();
  // One is the container, one is kept for the notice.
  let slots = most.components - 2;
  let room = most.text - (notice ? notice.length + 2 : 0);
  let bytes = 0;
  let told = false;
  let lost = false;

  const row = (of: APIComponentInMessageActionRow[]): void => {
    const made: APIActionRowComponent<APIComponentInMessageActionRow> = {
      type: ComponentType.ActionRow,
      components: of,
    };
    components.push(made);
    slots -= 1 + of.length;
  };

  return {
    /** Something cannot be shown on any page. */
    get lost() {
      return lost;
    },
    empty: () => components.length === 0,
    /** Writes on, `between` parting it from the text before. Gives back the pieces that there was no room for. */
    say(pieces: readonly string[], between: string): readonly string[] {
      const before = components.at(-1);
      const begun = before?.type === 'text' ? before.pieces : undefined;
      if (!begun && slots < 1) return pieces;
      const gap = begun ? [between] : [];
      const [kept, rest] = cutPieces(pieces, room - (gap[0]?.length ?? 0));
      if (kept.length === 0) return pieces;
      room -= [...gap, ...kept].join('').length;
      if (begun) begun.push(...gap, ...kept);
      else {
        slots--;
        components.push({ type: 'text', pieces: [...kept] });
      }
      const blank = rest.findIndex((piece) => piece.trim() !== '');
      return blank < 0 ? [] : rest.slice(blank);
    },
    /** Places it, or gives back what there was no room for. */
    place(block: Placed): Placed | undefined {
      switch (block.kind) {
        case 'buttons': {
          const fits = block.buttons.slice(0, Math.max(0, Math.floor((slots * most.row) / (most.row + 1))));
          const list = fits.map((one) => button(one, ids)).filter((one) => one !== undefined);
          lost ||= list.length < fits.length;
          for (let from = 0; from < list.length; from += most.row) row(list.slice(from, from + most.row));
          const left = block.buttons.slice(fits.length);
          return left.length > 0 ? { ...block, buttons: left } : undefined;
        }
        case 'select': {
          if (slots < 2) return block;
          const menu = select(block, ids);
          if (menu) row([menu]);
          lost ||= (menu?.options.length ?? 0) < block.options.length;
          return undefined;
        }
        case 'image': {
          const weight = bytes + block.png.byteLength;
          if (files.length >= most.files || weight > most.upload || slots < 1) return block;
          const name = `picture-${files.length + 1}.png`;
          bytes = weight;
          files.push({ name, data: block.png });
          slots--;
          const items = [{ media: { url: `attachment://${name}` }, description: shorten(block.alt, most.alt) }];
          components.push({ type: ComponentType.MediaGallery, items });
          return undefined;
        }
      }
    },
    /** Says that something was left out, once: after the text that was cut, or at the end. */
    tell(): void {
      if (told || !notice) return;
      told = true;
      const before = components.at(-1);
      if (before?.type === 'text')
        before.pieces.splice(0, before.pieces.length, `${before.pieces.join('').trimEnd()}\n\n${notice}`);
      else components.push({ type: 'text', pieces: [notice] });
    },
    payload(colour: number): Payload {
      const shown = components.flatMap((one): APIComponentInContainer[] => {
        if (one.type !== 'text') return [one];
        const content = one.pieces.join('');
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
