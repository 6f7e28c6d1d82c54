import { z } from 'zod';

/** Block Kit as Slack checks it: sizes, what may stand where, ids that are unique. Unknown keys are refused too. */

const plainText = (most: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(most), emoji: z.boolean().optional() });
const markedText = (most: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(most), verbatim: z.boolean().optional() });
const anyText = (most: number) => z.union([plainText(most), markedText(most)]);

const id = z.string().min(1).max(255);
const option = z.strictObject({ text: plainText(75), value: z.string().min(1).max(150) });
const options = z.array(option).min(1).max(100);

const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: z.string().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});
const select = z.strictObject({
  type: z.literal('static_select'),
  action_id: id,
  placeholder: plainText(150).optional(),
  options,
  initial_option: option.optional(),
});
const multiSelect = z.strictObject({
  type: z.literal('multi_static_select'),
  action_id: id,
  placeholder: plainText(150).optional(),
  options,
  max_selected_items: z.number().int().min(1).optional(),
});
const textInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: id,
    multiline: z.boolean().optional(),
    initial_value: z.string().max(3000).optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
  })
  .refine((input) => (input.initial_value?.length ?? 0) <= (input.max_length ?? 3000), 'initial_value is too long');

const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: id,
  filetypes: z
    .array(z.string().regex(/^[a-z0-9]+$/))
    .min(1)
    .optional(),
  max_files: z.number().int().min(1).max(10).optional(),
});

const block_id = id.optional();
const shown = [
  z.strictObject({ type: z.literal('header'), block_id, text: plainText(150) }),
  z
    .strictObject({
      type: z.literal('section'),
      block_id,
      text: anyText(3000).optional(),
      fields: z.array(anyText(2000)).min(1).max(10).optional(),
      accessory: z.union([button, select, multiSelect]).optional(),
    })
    .refine((section) => section.text ?? section.fields, 'a section needs text or fields'),
  // Slack documents no multiple select in here: only in a section or an input.
  z.strictObject({
    type: z.literal('actions'),
    block_id,
    elements: z
      .array(z.union([button, select]))
      .min(1)
      .max(25),
  }),
  z.strictObject({ type: z.literal('context'), block_id, elements: z.array(anyText(3000)).min(1).max(10) }),
  z.strictObject({ type: z.literal('divider'), block_id }),
  z
    .strictObject({
      type: z.literal('image'),
      block_id,
      alt_text: z.string().min(1).max(2000),
      title: plainText(2000).optional(),
      image_url: z.string().max(3000).optional(),
      slack_file: z.strictObject({ id: z.string().min(1) }).optional(),
    })
    .refine((image) => !image.image_url !== !image.slack_file, 'an image has one source'),
] as const;
/** Drawn by Slack itself, in messages only. */
const series = z.strictObject({
  name: z.string().min(1).max(20),
  data: z
    .array(z.strictObject({ label: z.string().min(1).max(20), value: z.number() }))
    .min(1)
    .max(20),
});
const drawn = [
  z
    .strictObject({
      type: z.literal('data_visualization'),
      block_id,
      title: z.string().min(1).max(50),
      chart: z.strictObject({
        type: z.literal('bar'),
        series: z.array(series).min(1).max(6),
        axis_config: z.strictObject({
          categories: z.array(z.string().min(1).max(20)).min(1).max(20),
          x_label: z.string().max(50).optional(),
          y_label: z.string().max(50).optional(),
        }),
      }),
    })
    .refine(
      ({ chart }) =>
        new Set(chart.series.map(({ name }) => name)).size === chart.series.length &&
        new Set(chart.axis_config.categories).size === chart.axis_config.categories.length &&
        chart.series.every(({ data }) => `${data.map((d) => d.label)}` === `${chart.axis_config.categories}`),
      'each series has one figure for each category, and no name comes twice',
    ),
  z
    .strictObject({
      type: z.literal('data_table'),
      block_id,
      caption: z.string().min(1),
      rows: z
        .array(
          z
            .array(z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }))
            .min(1)
            .max(20),
        )
        .min(1)
        .max(100),
    })
    .refine(({ rows }) => rows.every((row) => row.length === rows[0]!.length), 'every row has as many cells'),
] as const;
const input = z.strictObject({
  type: z.literal('input'),
  block_id,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  element: z.union([textInput, select, fileInput]),
});

const messageBlocks = z
  .array(z.union([...shown, ...drawn]))
  .max(50)
  .refine((blocks) => blocks.filter(({ type }) => type === 'data_visualization').length <= 2, 'at most two charts');
const modal = z
  .strictObject({
    type: z.literal('modal'),
    callback_id: id.optional(),
    private_metadata: z.string().max(3000).optional(),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    blocks: z
      .array(z.union([...shown, input]))
      .min(1)
      .max(100),
  })
  .refine((view) => view.submit ?? view.blocks.every((b) => b.type !== 'input'), 'inputs need a submit');

const home = z.strictObject({
  type: z.literal('home'),
  callback_id: id.optional(),
  private_metadata: z.string().max(3000).optional(),
  blocks: z.array(z.union(shown)).min(1).max(100),
});

export type Block = z.infer<typeof messageBlocks>[number] | z.infer<typeof input>;
export type Modal = z.infer<typeof modal>;
export type Home = z.infer<typeof home>;
export type Refusal = { readonly error: string; readonly messages?: readonly string[] };

/** What is wrong with a message, by Slack's name for it. */
export function refuseMessage(text: unknown, blocks: unknown): Refusal | undefined {
  const written = typeof text === 'string' ? text : '';
  if (written.length > 4000) return { error: 'msg_too_long' };
  if (blocks === undefined) return written ? undefined : { error: 'no_text' };
  const parsed = messageBlocks.safeParse(blocks);
  if (!parsed.success) return { error: 'invalid_blocks', messages: [z.prettifyError(parsed.error)] };
  const twice = twiceIn(parsed.data);
  if (twice) return { error: 'invalid_blocks', messages: [twice] };
  return weigh(blocks) > 13_200 ? { error: 'msg_blocks_too_long' } : undefined;
}

export const refuseModal = (view: unknown): Refusal | undefined => refuseView(view, modal);
export const refuseHome = (view: unknown): Refusal | undefined => refuseView(view, home);

function refuseView(view: unknown, shape: typeof modal | typeof home): Refusal | undefined {
  if (JSON.stringify(view)?.length > 250_000) return { error: 'view_too_large' };
  const parsed = shape.safeParse(view);
  if (!parsed.success) return { error: 'invalid_arguments', messages: [z.prettifyError(parsed.error)] };
  const twice = twiceIn(parsed.data.blocks);
  return twice ? { error: 'invalid_arguments', messages: [twice] } : undefined;
}

function twiceIn(blocks: readonly Block[]): string | undefined {
  const seen = new Set<string>();
  for (const block of blocks) {
    // In a modal each input is a block of its own, and action ids are unique within a block.
    const actions = block.type === 'input' ? [] : elementsOf(block).map((e) => `action_id ${e.action_id}`);
    for (const name of [...(block.block_id ? [`block_id ${block.block_id}`] : []), ...actions]) {
      if (seen.has(name)) return `${name} is there twice`;
      seen.add(name);
    }
  }
  return undefined;
}

export type Element =
  | z.infer<typeof button>
  | z.infer<typeof select>
  | z.infer<typeof multiSelect>
  | z.infer<typeof textInput>
  | z.infer<typeof fileInput>;

export function elementsOf(block: Block): Element[] {
  if (block.type === 'actions') return block.elements;
  if (block.type === 'input') return [block.element];
  return block.type === 'section' && block.accessory ? [block.accessory] : [];
}

/** The uploaded files that a message or view shows. */
export const filesOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.type === 'image' && block.slack_file ? [block.slack_file.id] : []));

/** Slack publishes neither the limit nor what counts for it: here, everything written in the blocks. */
function weigh(of: unknown): number {
  if (typeof of === 'string') return of.length;
  return typeof of === 'object' && of !== null ? Object.values(of).reduce((sum: number, v) => sum + weigh(v), 0) : 0;
}

/** What a person reads, line by line: marks stay, entities and dates are resolved, invisible characters are gone. */
export function readable(blocks: readonly Block[]): string {
  return blocks
    .map(readBlock)
    .join('\n')
    .replace(/[\u200B\u2060\u2068\u2069]/g, '');
}

function readBlock(block: Block): string {
  switch (block.type) {
    case 'header':
      return `# ${block.text.text}`;
    case 'section':
      return [block.text, ...(block.fields ?? [])]
        .filter((t) => t !== undefined)
        .map(readText)
        .concat(elementsOf(block).map(readElement))
        .join('\n');
    case 'actions':
      return block.elements.map(readElement).join(' ');
    case 'context':
      return block.elements.map(readText).join(' ');
    case 'divider':
      return '———';
    case 'image':
      return `[picture: ${block.alt_text}]`;
    case 'data_visualization':
      return [
        `[chart: ${block.title}]`,
        ...block.chart.series.map(
          ({ name, data }) => `${name}: ${data.map((d) => `${d.label} ${d.value}`).join(', ')}`,
        ),
      ].join('\n');
    case 'data_table':
      return [`[table: ${block.caption}]`, ...block.rows.map((row) => row.map((cell) => cell.text).join(' | '))].join(
        '\n',
      );
    case 'input':
      return [`${block.label.text}:`, block.hint?.text, readElement(block.element)].filter(Boolean).join(' ');
  }
}

function readText(text: { type: string; text: string }): string {
  if (text.type === 'plain_text') return text.text;
  return text.text
    .replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<((?:https?:|mailto:)[^|>]*)\|([^>]*)>/g, '$2 ($1)')
    .replace(/<((?:https?:|mailto:)[^|>]*)>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function readElement(element: Element): string {
  if (element.type === 'button') return `[${element.text.text}]`;
  if (element.type === 'plain_text_input') return `(${element.initial_value ?? ''})`;
  if (element.type === 'file_input') return '(file)';
  const names = element.options.map((o) => o.text.text).join(' | ');
  return `(${element.placeholder?.text ?? ''}: ${names})`;
}

/** Whom a message would notify: what is in angle brackets, and bare mentions wherever Slack is left to look for them. */
export function pingsOf(message: {
  text?: unknown;
  blocks?: unknown;
  parse?: unknown;
  link_names?: unknown;
}): string[] {
  const looked = message.parse === 'full' || String(message.link_names) === 'true';
  const texts = markedTexts(message.blocks).flatMap(({ text, verbatim }) => pingsIn(text, !verbatim));
  return [...pingsIn(String(message.text ?? ''), looked), ...texts];
}

export function pingsIn(text: string, looked: boolean): string[] {
  const marked = text.match(/<(?:!(?:channel|here|everyone|subteam)\b[^>]*|@[A-Z0-9]+[^>]*)>/g) ?? [];
  return [...marked, ...(looked ? (text.match(/@(?:channel|here|everyone)\b/g) ?? []) : [])];
}

function markedTexts(of: unknown): { text: string; verbatim: boolean }[] {
  if (typeof of !== 'object' || of === null) return [];
  const { type, text, verbatim } = of as { type?: unknown; text?: unknown; verbatim?: unknown };
  const own = type === 'mrkdwn' && typeof text === 'string' ? [{ text, verbatim: verbatim === true }] : [];
  return [...own, ...Object.values(of).flatMap(markedTexts)];
}
