import { type Block, plain, type View } from '../../chat/contract/view.ts';
import { markup } from './markup.ts';
import { createPage, type Page, type Payload } from './page.ts';

const colours = { plain: 0x4a6fa5, good: 0x2e9e5b, bad: 0xc8553d };

const meterLength = 10;

/** The sentence said where something was left out. */
export interface Texts {
  readonly chat: { readonly cut: string };
}

/** The most messages that one view becomes. */
const mostPages = 5;

/**
 * A view as Components V2 messages that Discord accepts, whatever is in it: one, or where that is too small several to
 * be read one after another. They mention nobody.
 */
export const renderPages = (view: View, t: Texts): readonly [Payload, ...Payload[]] => paginate(view, t, mostPages);

/** A view as the one message that there is room for: what passes its limits is left out, and `t.chat.cut` says so. */
export const renderView = (view: View, t: Texts): Payload => paginate(view, t, 1)[0];

/** Texts to write under one another, and what is placed between them. */
type Part =
  | { readonly kind: 'text'; readonly between: string; readonly pieces: readonly string[] }
  | Extract<Block, { kind: 'buttons' | 'select' | 'image' }>;

function partsOf(view: View): readonly Part[] {
  const said = (text: string, between: string): Part[] =>
    text.trim() ? [{ kind: 'text', between, pieces: markup(text) }] : [];
  const title = view.title?.trim() ? said(`### ${view.title.replace(/\s+/g, ' ')}`, '') : [];
  let between = '\n';
  const body = view.body.flatMap((block): Part[] => {
    if (block.kind === 'buttons' || block.kind === 'select' || block.kind === 'image') return [block];
    const part = said(written(block), between);
    between = '\n\n';
    return part;
  });
  return [...title, ...body];
}

/** Lays out parts one after another; a part that a page has no room for goes on the next, while there is one. */
function paginate(view: View, t: Texts, most: number): [Payload, ...Payload[]] {
  const parts = partsOf(view);
  const whole = layOut(parts, most);
  const pages = whole.dropped ? layOut(parts, most, t.chat.cut).pages : whole.pages;
  const colour = colours[view.tone ?? 'plain'];
  const [first = createPage(), ...others] = pages;
  return [first.payload(colour), ...others.map((page) => page.payload(colour))];
}

function layOut(parts: readonly Part[], pagesAtMost: number, notice?: string): { pages: Page[]; dropped: boolean } {
  const pages = [createPage(pagesAtMost === 1 ? notice : undefined)];
  let dropped = false;
  const last = (): boolean => pages.length === pagesAtMost;
  const page = (): Page => pages.at(-1)!;
  const turn = (): void => void pages.push(createPage(pages.length + 1 === pagesAtMost ? notice : undefined));
  /** Text that was cut is not taken up again: what follows it would make no sense. */
  let told = false;
  for (const part of parts) {
    if (part.kind === 'text') {
      let { pieces, between } = part;
      while (pieces.length > 0 && !told) {
        const left = page().say(pieces, between);
        const stuck = left.length === pieces.length && left[0] === pieces[0];
        if (left.length > 0 && (last() || (stuck && page().empty()))) {
          dropped = told = true;
          page().tell();
        } else if (left.length > 0) turn();
        pieces = left;
        between = '';
      }
      continue;
    }
    let left: typeof part | undefined = part;
    while (left) {
      const over: typeof part | undefined = page().place(left);
      dropped ||= page().lost;
      if (over && (last() || page().empty())) {
        dropped = true;
        if (over.kind === 'image') page().say(markup(plain(over.alt)), '\n\n');
        break;
      }
      if (over) turn();
      left = over;
    }
  }
  if (dropped) page().tell();
  return { pages: pages.filter((one, at) => at === 0 || !one.empty()), dropped };
}

function written(block: Extract<Block, { kind: 'text' | 'facts' | 'meter' }>): string {
  if (block.kind === 'text') return block.text.trim();
  if (block.kind === 'facts') return block.facts.map(([label, value]) => `**${label}** ${value}`).join('\n');
  const part = block.of > 0 ? Math.min(1, Math.max(0, block.done / block.of)) : 0;
  const full = Math.floor(part * meterLength) || (part > 0 ? 1 : 0);
  return `**${block.label}** ${'▰'.repeat(full)}${'▱'.repeat(meterLength - full)} ${block.done}/${block.of}`;
}
