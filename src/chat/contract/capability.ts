import { type Block, plain, type View } from './view.ts';

/**
 * What a platform can do beyond messages with text, buttons and selects. What it lacks is replaced before a view or a
 * reply reaches it, in one place for all platforms.
 */
type Capability =
  /** Opens a form. Without it, the form is a text that says what to type. */
  | 'modal'
  /** Answers one person where others read along. Without it, the answer goes to the person's DM. */
  | 'privateReply'
  /** Shows an answer while it is written. Without it, the message is edited now and then. */
  | 'stream'
  /** Opens a thread below a message. */
  | 'thread'
  /** Draws a `chart` block from its figures. */
  | 'chart'
  /** Draws a `table` block. */
  | 'table'
  /** Sends a `file` block with a message. */
  | 'file';

export type Capabilities = ReadonlySet<Capability>;

type Chart = Extract<Block, { kind: 'chart' }>;
type Table = Extract<Block, { kind: 'table' }>;
type File = Extract<Block, { kind: 'file' }>;

/** Draws a chart as a PNG. */
export type Draw = (chart: Chart) => Promise<Uint8Array>;

/**
 * The view as a platform with these capabilities can show it: a table becomes a table in CommonMark, a chart a picture
 * where something draws, and otherwise its `alt` with the figures, a file its content. Everything else stays the same object. Throws what
 * `draw` throws.
 */
export async function fitView(view: View, can: Capabilities, draw?: Draw): Promise<View> {
  const fits = ({ kind }: Block) => (kind !== 'chart' && kind !== 'table' && kind !== 'file') || can.has(kind);
  if (view.body.every(fits)) return view;
  return { ...view, body: await Promise.all(view.body.map((block) => (fits(block) ? block : replace(block, draw)))) };
}

async function replace(block: Block, draw: Draw | undefined): Promise<Block> {
  if (block.kind === 'chart' && draw) return { kind: 'image', alt: block.alt, png: await draw(block) };
  return block.kind === 'chart' || block.kind === 'table' || block.kind === 'file' ? inText(block) : block;
}

/** A table or a chart in words and figures, or what a file holds, for whoever cannot show it. */
export function inText(block: Chart | Table | File): Extract<Block, { kind: 'text' }> {
  if (block.kind === 'table') {
    const caption = block.caption ? `**${block.caption}**\n\n` : '';
    return { kind: 'text', text: caption + tableText(block.header, block.rows) };
  }
  if (block.kind === 'file')
    return { kind: 'text', text: `${plain(block.alt)}\n\n~~~~\n${block.text.trimEnd()}\n~~~~` };
  const header = ['', ...block.series.map(({ label }) => plain(label))];
  const rows = block.labels.map((label, n) => [
    plain(label),
    ...block.series.map(({ values }) => String(values[n] ?? '')),
  ]);
  return { kind: 'text', text: `**${plain(block.title)}**\n\n${plain(block.alt)}\n\n${tableText(header, rows)}` };
}

/** A GFM table. Every row has as many cells as the header. */
function tableText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  // A cell is one line, and a bar in it would end it. A bar that is escaped already stays as it is.
  const cell = (markdown = '') => markdown.replace(/\s*\n\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|');
  const line = (cells: readonly string[]) => `| ${header.map((_, n) => cell(cells[n])).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
