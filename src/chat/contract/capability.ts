import { type Block, type Chart, type Form, plain, type View } from './view.ts';

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
  /** Shows a picture in the reader's own light or dark theme. Without it, every picture is dark: that is read on both. */
  | 'theme'
  /** Sends a `file` block with a message. */
  | 'file'
  /** Has roles, and a field of a form to choose one. Without it, the form has no such field. */
  | 'role';

export type Capabilities = ReadonlySet<Capability>;

type Table = Extract<Block, { kind: 'table' }>;
type File = Extract<Block, { kind: 'file' }>;

export type Theme = 'light' | 'dark';

/** Draws a chart as a PNG. Undefined when it cannot be drawn now; it says so to the operator itself, and never throws. */
export type Draw = (chart: Chart, theme: Theme) => Promise<Uint8Array | undefined>;

/**
 * The view as a platform with these capabilities can show it: a table becomes a table in CommonMark, a chart a picture
 * where something draws, and otherwise words: the figures of bars as a table, `alt` of any other; and a file its content.
 * Everything else stays the same object.
 */
export async function fitView(view: View, can: Capabilities, draw?: Draw): Promise<View> {
  const fits = ({ kind }: Block) => (kind !== 'chart' && kind !== 'table' && kind !== 'file') || can.has(kind);
  if (view.body.every(fits)) return view;
  const body = await Promise.all(view.body.map((block) => (fits(block) ? [block] : replace(block, can, draw))));
  return { ...view, body: body.flat() };
}

/** The form as a platform with these capabilities can show it. */
export const fitForm = (form: Form, can: Capabilities): Form => ({
  ...form,
  fields: form.fields.filter(({ kind }) => kind !== 'role' || can.has('role')),
});

async function replace(block: Block, can: Capabilities, draw: Draw | undefined): Promise<readonly Block[]> {
  if (block.kind === 'table' || block.kind === 'file') return [inText(block)];
  if (block.kind !== 'chart') return [block];
  const picture = draw && (await drawn(block, can.has('theme') ? ['light', 'dark'] : ['dark'], draw));
  return picture ? [picture] : inWords(block);
}

async function drawn(
  chart: Chart,
  themes: readonly [Theme, ...Theme[]],
  draw: Draw,
): Promise<Extract<Block, { kind: 'image' }> | undefined> {
  const [png, dark] = await Promise.all(themes.map((theme) => draw(chart, theme)));
  return png && { kind: 'image', alt: chart.alt, png, ...(dark && { dark }) };
}

/** A chart where nothing draws it: nothing, when the text beside it says the same. */
export const inWords = (chart: Chart): readonly Block[] => (chart.repeats ? [] : [inText(chart)]);

/** A table or a chart in words and figures, or what a file holds, for whoever cannot show it. */
export function inText(block: Chart | Table | File): Extract<Block, { kind: 'text' }> {
  if (block.kind === 'table') {
    const caption = block.caption ? `**${block.caption}**\n\n` : '';
    return { kind: 'text', text: caption + tableText(block.header, block.rows) };
  }
  if (block.kind === 'file')
    return { kind: 'text', text: `${plain(block.alt)}\n\n~~~~\n${block.text.trimEnd()}\n~~~~` };
  // The alternative text has the figures, too. Bars may be many, so they are a table.
  if (block.shape !== undefined && block.shape !== 'bars')
    return { kind: 'text', text: `**${plain(block.title)}**\n\n${plain(block.alt)}` };
  const header = ['', ...block.series.map(({ label }) => plain(label))];
  const rows = block.labels.map((label, n) => [
    plain(label),
    ...block.series.map(({ values }) => String(values[n] ?? '')),
  ]);
  return { kind: 'text', text: `**${plain(block.title)}**\n\n${tableText(header, rows)}` };
}

/** A GFM table. Every row has as many cells as the header. */
function tableText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  // A cell is one line, and a bar in it would end it. A bar that is escaped already stays as it is.
  const cell = (markdown = '') => markdown.replace(/\s*\n\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|');
  const line = (cells: readonly string[]) => `| ${header.map((_, n) => cell(cells[n])).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
