import { inText } from '../../chat/contract/capability.ts';
import { type Block, plain, type View } from '../../chat/contract/view.ts';
import { meterBar } from '../../markup/meter.ts';
import type { Piece } from '../../markup/pieces.ts';
import { signTone } from '../../markup/tone.ts';
import { writeText, writeTitle } from './markdown.ts';
import { createPage, type Page, type Payload } from './page.ts';

const colours = { plain: 0x4a6fa5, good: 0x2e9e5b, wrong: 0x8d6e2f, bad: 0xc8553d };

/** The sentence said where something was left out. */
export interface Texts {
  readonly chat: { readonly cut: string };
}

/** How many messages one view may become. */
const maxPages = 5;

/**
 * A view as Components V2 messages that Discord accepts, whatever is in it: one, or where that is too small several to
 * be read one after another. They mention nobody.
 */
export const renderPages = (view: View, t: Texts): readonly [Payload, ...Payload[]] => paginate(view, t, maxPages);

/** A view as the one message that there is room for: what passes its limits is left out, and `t.chat.cut` says so. */
export const renderView = (view: View, t: Texts): Payload => paginate(view, t, 1)[0];

/** Texts to write under one another, and what is placed between them. */
type Part =
  | { readonly kind: 'text'; readonly gap: string; readonly pieces: readonly Piece[] }
  | Extract<Block, { kind: 'buttons' | 'select' | 'image' | 'file' }>;

function partsOf(given: View): readonly Part[] {
  const view = signTone(given);
  const textPart = (pieces: readonly Piece[], gap: string): Part[] =>
    pieces.length > 0 ? [{ kind: 'text', gap, pieces }] : [];
  const heading = view.title?.trim() ? textPart(writeTitle(view.title), '') : [];
  let gap = '\n';
  const body = view.body.flatMap((block): Part[] => {
    if (block.kind === 'buttons' || block.kind === 'select' || block.kind === 'image' || block.kind === 'file')
      return [block];
    const shown = block.kind === 'chart' || block.kind === 'table' ? inText(block) : block;
    const part = textPart(writeText(commonMarkOf(shown)), gap);
    gap = '\n\n';
    return part;
  });
  return [...heading, ...body];
}

function commonMarkOf(block: Extract<Block, { kind: 'text' | 'facts' | 'meter' }>): string {
  if (block.kind === 'text') return block.text;
  if (block.kind === 'facts') return block.facts.map(([label, value]) => `${bold(label)}${value}`).join('\n');
  return bold(block.label) + meterBar(block.done, block.of);
}

const bold = (label: string): string => (label.trim() ? `**${label.trim()}** ` : '');

/** Lays out parts one after another; a part that a page has no room for goes on the next, while there is one. */
function paginate(view: View, t: Texts, pageLimit: number): [Payload, ...Payload[]] {
  const parts = partsOf(view);
  const complete = layOut(parts, pageLimit);
  const pages = complete.dropped ? layOut(parts, pageLimit, t.chat.cut).pages : complete.pages;
  const colour = colours[view.tone ?? 'plain'];
  const [first = createPage(), ...others] = pages;
  return [first.payload(colour), ...others.map((page) => page.payload(colour))];
}

function layOut(parts: readonly Part[], pageLimit: number, notice?: string): { pages: Page[]; dropped: boolean } {
  const pages = [createPage(pageLimit === 1 ? notice : undefined)];
  let dropped = false;
  const isLast = (): boolean => pages.length === pageLimit;
  const page = (): Page => pages.at(-1)!;
  const turn = (): void => void pages.push(createPage(pages.length + 1 === pageLimit ? notice : undefined));
  /** Text that was cut is not taken up again: what follows it would make no sense. */
  let textEnded = false;
  for (const part of parts) {
    if (part.kind === 'text') {
      let { pieces, gap } = part;
      while (pieces.length > 0 && !textEnded) {
        const left = page().addText(pieces, gap);
        const stuck = left === pieces;
        if (left.length > 0 && (isLast() || (stuck && page().isEmpty()))) {
          dropped = textEnded = true;
          page().addNotice();
        } else if (left.length > 0) turn();
        pieces = left;
        gap = '';
      }
      continue;
    }
    let left: typeof part | undefined = part;
    while (left) {
      const over: typeof part | undefined = page().place(left);
      dropped ||= page().incomplete;
      if (over && (isLast() || page().isEmpty())) {
        dropped = true;
        if (over.kind === 'image' || over.kind === 'file') page().addText(writeText(plain(over.alt)), '\n\n');
        break;
      }
      if (over) turn();
      left = over;
    }
  }
  if (dropped) page().addNotice();
  return { pages: pages.filter((one, at) => at === 0 || !one.isEmpty()), dropped };
}
