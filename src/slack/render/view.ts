import type { types } from '@slack/bolt';
import { inText } from '../../chat/contract/capability.ts';
import { type Block, plain, type View } from '../../chat/contract/view.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { acts, inMessages, inTurn, type Part, says, wholeView, within } from './fit.ts';
import { label, marked, most, option } from './limits.ts';
import { bare, mrkdwn, sections } from './mrkdwn.ts';

type SlackBlock = types.KnownBlock;

/** A message's blocks, and the text that notifications and screen readers get. Always within the limits. */
export interface Rendered {
  readonly blocks: SlackBlock[];
  readonly text: string;
}

/** The pictures that Slack has, by their bytes: the id of the file. */
export type Pictures = ReadonlyMap<Uint8Array, string>;

/** Comes back from the button that leads from an answer on the Home tab to the day. No command is called so. */
export const homeRoute = 'home';

/** A view as one message. What does not fit is cut, and says so. */
export function renderView(view: View, catalogue: Catalogue, pictures?: Pictures): Rendered {
  return {
    blocks: within(partsOf(view, catalogue, counter(), pictures), notice(catalogue)),
    text: summary(view, catalogue),
  };
}

/** A view as the messages that hold all of it: nearly always one, never more than a response URL takes. */
export function renderPages(view: View, catalogue: Catalogue, pictures?: Pictures): readonly Rendered[] {
  const parts = partsOf(view, catalogue, counter(), pictures);
  return inMessages(parts, notice(catalogue)).map((blocks, n) => ({
    blocks,
    text: n ? shortened(view.title ?? '', catalogue, most.text) || '…' : summary(view, catalogue),
  }));
}

/** Views one below the other, as the Home tab; `back` is what leads from an answer to the day. */
export function renderHome(
  views: readonly View[],
  catalogue: Catalogue,
  pictures?: Pictures,
  back?: string,
): SlackBlock[] {
  const number = counter();
  const parts = views.flatMap((view, n) => [
    ...(n ? [says({ type: 'divider' })] : []),
    ...partsOf(view, catalogue, number, pictures),
  ]);
  const way: types.Button[] = back
    ? [{ type: 'button', action_id: 'home', text: label(back, most.button), value: homeRoute }]
    : [];
  const end = way.length ? [says({ type: 'divider' }), acts({ type: 'actions', elements: way })] : [];
  return within([...parts, ...end], notice(catalogue), wholeView);
}

/** The same blocks with words in the place of pictures. */
export const inWords = (blocks: readonly SlackBlock[]): SlackBlock[] =>
  blocks.map((block) => (block.type === 'image' ? spoken(block.alt_text) : block));

const spoken = (alt: string): types.SectionBlock => ({ type: 'section', text: label(alt, most.text) });

function partsOf(view: View, catalogue: Catalogue, number: () => number, pictures?: Pictures): Part[] {
  const written = bare(view.title ?? '');
  // A title may bring its own.
  const title = written && (view.tone === 'good' && !written.startsWith('✓') ? '✓ ' : '') + written;
  const header: Part[] = !title
    ? []
    : title.length <= most.header
      ? [acts({ type: 'header', text: label(title, most.header) })]
      : sections(`**${plain(title)}**`, most.text).map((text) => says({ type: 'section', text: marked(text) }));
  return [...header, ...view.body.flatMap((block) => renderBlock(block, catalogue, number, pictures))];
}

function renderBlock(block: Block, catalogue: Catalogue, number: () => number, pictures?: Pictures): Part[] {
  const commands = Object.keys(catalogue.commands);
  const text = (markdown: string) =>
    sections(markdown, most.text, commands).map((part) => says({ type: 'section', text: marked(part) }));
  // A label that has to be cut stands above in full.
  const inFull = (labels: readonly string[], room: number) => {
    const long = labels.map((l) => l.trim()).filter((l) => l.length > room);
    return long.length ? text(long.map((l) => `- ${plain(l)}`).join('\n')) : [];
  };
  switch (block.kind) {
    case 'text':
      return text(block.text);
    case 'facts': {
      const fields = block.facts.map(([name, value]) => {
        const written = `${mrkdwn(`**${name}**`, commands)}\n${mrkdwn(value, commands)}`.trim();
        return written.length <= most.field ? marked(written) : `**${name}**\n\n${value}`;
      });
      // What is too long for a field is a text of its own, where it stands.
      const whole: (types.MrkdwnElement[] | string)[] = [];
      for (const field of fields) {
        const last = whole.at(-1);
        if (typeof field === 'string') whole.push(field);
        else if (Array.isArray(last)) last.push(field);
        else whole.push([field]);
      }
      return whole.flatMap((some) =>
        typeof some === 'string'
          ? text(some)
          : inTurn(some, most.fields).map((row) => says({ type: 'section', fields: row })),
      );
    }
    case 'meter': {
      const part = block.of > 0 ? Math.min(1, Math.max(0, block.done / block.of)) : 0;
      // Full only when all is done, empty only when nothing is.
      const full = part === 1 ? 10 : part === 0 ? 0 : Math.min(9, Math.max(1, Math.round(part * 10)));
      const bar = `${'▰'.repeat(full)}${'▱'.repeat(10 - full)} ${block.done}/${block.of}`;
      return text([block.label, bar].filter(Boolean).join('\n'));
    }
    case 'chart':
    case 'table':
      return text(inText(block).text);
    case 'image': {
      const id = pictures?.get(block.png);
      const alt_text = label(block.alt, most.alt).text;
      return [says(id ? { type: 'image', slack_file: { id }, alt_text } : spoken(block.alt))];
    }
    case 'buttons': {
      const elements = block.buttons
        .filter((button) => ('url' in button ? button.url.length <= most.url : true))
        .map((button): types.Button => {
          const to = 'url' in button ? { url: button.url } : { value: button.route };
          const style = button.style && ({ main: 'primary', danger: 'danger' } as const)[button.style];
          const text = label(button.label, most.button);
          return { type: 'button', action_id: `button-${number()}`, text, ...to, ...(style && { style }) };
        });
      const labels = block.buttons.map((button) => button.label);
      const rows = inTurn(elements, most.buttons).map((some) => acts({ type: 'actions', elements: some }));
      return [...inFull(labels, most.button), ...rows];
    }
    case 'select':
      return renderSelect(block, catalogue, number, inFull);
  }
}

function renderSelect(
  block: Extract<Block, { kind: 'select' }>,
  catalogue: Catalogue,
  number: () => number,
  inFull: (labels: readonly string[], room: number) => Part[],
): Part[] {
  // The contract has 25 options at the most; more than a hundred is a fault, and is said.
  const options = block.options.filter(({ value }) => value.length <= most.value).slice(0, most.options);
  const n = number();
  if (!options.length) return [];
  const placeholder = label(block.placeholder, most.placeholder);
  const shown = options.map(option);
  const labels = [...options.map((o) => o.label)];
  const above = inFull(labels, most.option);
  const lost = options.length < block.options.length ? [says(notice(catalogue))] : [];
  if (block.max <= 1) {
    const action_id = `select-${n} ${block.route}`;
    const select: types.StaticSelect = { type: 'static_select', action_id, placeholder, options: shown };
    return [...above, acts({ type: 'actions', elements: [select] }), ...lost];
  }
  // Each tick of a multiple select is an event, so a button says when it is done. Slack keeps what was ticked by
  // block id, also when a message is replaced: the route in it keeps one question's ticks out of the next.
  const accessory: types.MultiStaticSelect = {
    type: 'multi_static_select',
    action_id: `several-${n}`,
    placeholder,
    options: shown,
    max_selected_items: Math.min(block.max, options.length),
  };
  const done: types.Button = {
    type: 'button',
    action_id: `done-${n}`,
    text: label(catalogue.chat.done, most.button),
    value: block.route,
    style: 'primary',
  };
  const text = marked(shortened(plain(block.placeholder), catalogue, most.text) || '…');
  return [
    ...above,
    acts(
      { type: 'section', block_id: `several-${n} ${block.route}`, text, accessory },
      { type: 'actions', elements: [done] },
    ),
    ...lost,
  ];
}

function summary(view: View, catalogue: Catalogue): string {
  const spoken = view.body.map((block) => {
    if (block.kind === 'text') return block.text;
    if (block.kind === 'facts') return block.facts.map(([name, value]) => `${name}: ${value}`).join('\n');
    if (block.kind === 'meter') return `${block.label} ${block.done}/${block.of}`;
    if (block.kind === 'image' || block.kind === 'chart') return plain(block.alt);
    if (block.kind === 'table') return block.caption ?? '';
    return block.kind === 'select' ? plain(block.placeholder) : '';
  });
  const whole = [view.title, ...spoken].filter(Boolean).join('\n\n');
  return shortened(whole || plain(firstLabel(view)), catalogue, most.text) || '…';
}

const firstLabel = (view: View): string =>
  view.body.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map((b) => b.label) : []))[0] ?? '';

function shortened(markdown: string, catalogue: Catalogue, to: number): string {
  const commands = Object.keys(catalogue.commands);
  const [whole = '', ...more] = sections(markdown, to, commands);
  if (!more.length) return whole;
  const [start = ''] = sections(markdown, to - catalogue.chat.cut.length - 1, commands);
  return `${start} ${catalogue.chat.cut}`;
}

const notice = (catalogue: Catalogue): SlackBlock => ({
  type: 'context',
  elements: [marked(mrkdwn(catalogue.chat.cut))],
});

function counter(): () => number {
  let n = 0;
  return () => n++;
}
