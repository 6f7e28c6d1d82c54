import type { types } from '@slack/bolt';
import { inText, inWords } from '../../chat/contract/capability.ts';
import { type Block, plain, type View } from '../../chat/contract/view.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { meterBar } from '../../markup/meter.ts';
import { signTone } from '../../markup/tone.ts';
import { drawnBySlack, figures } from './chart.ts';
import { fitParts, keptPart, type Part, readPart, rowsOf, type SlackBlock, splitParts, surface } from './fit.ts';
import { label, limits, marked, option } from './limits.ts';
import { beginning, mrkdwn, sections, withoutMarks } from './mrkdwn.ts';

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
export function renderView(given: View, catalogue: Catalogue, pictures?: Pictures): Rendered {
  const view = withDrawn(signTone(given), limits.charts);
  return {
    blocks: fitParts(partsOf(view, catalogue, counter(), pictures), notice(catalogue)),
    text: summary(view, catalogue),
  };
}

/** A view as the messages that hold all of it: nearly always one, never more than a response URL takes. */
export function renderPages(given: View, catalogue: Catalogue, pictures?: Pictures): readonly Rendered[] {
  const view = withDrawn(signTone(given), limits.charts);
  const parts = partsOf(view, catalogue, counter(), pictures);
  return splitParts(parts, notice(catalogue)).map((blocks, n) => ({
    blocks,
    text: n ? shortened(view.title ?? '', catalogue, limits.text) || '…' : summary(view, catalogue),
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
    ...(n ? [readPart({ type: 'divider' })] : []),
    // What Slack draws itself, it draws in messages.
    ...partsOf(withDrawn(signTone(view), 0), catalogue, number, pictures),
  ]);
  const way: types.Button[] = back
    ? [{ type: 'button', action_id: 'home', text: label(back, limits.button), value: homeRoute }]
    : [];
  const end = way.length ? [readPart({ type: 'divider' }), keptPart({ type: 'actions', elements: way })] : [];
  return fitParts([...parts, ...end], notice(catalogue), surface);
}

/** The same blocks with words in the place of pictures, and of what Slack draws itself. */
export const withoutPictures = (blocks: readonly SlackBlock[]): SlackBlock[] =>
  blocks.map((block) => (block.type === 'image' ? altText(block.alt_text) : isDrawn(block) ? figures(block) : block));

export const isDrawn = (block: SlackBlock) => block.type === 'data_visualization' || block.type === 'data_table';

const altText = (alt: string): types.SectionBlock => ({ type: 'section', text: label(alt, limits.text) });

function partsOf(view: View, catalogue: Catalogue, number: () => number, pictures?: Pictures): Part[] {
  const title = withoutMarks(view.title ?? '');
  const header: Part[] = !title
    ? []
    : title.length <= limits.header
      ? [keptPart({ type: 'header', text: label(title, limits.header) })]
      : sections(`**${plain(title)}**`, limits.text).map((text) => readPart({ type: 'section', text: marked(text) }));
  return [...header, ...view.body.flatMap((block) => renderBlock(block, catalogue, number, pictures))];
}

/** The view with as many charts as Slack draws in a message; further ones, and what it has no block for, are words. */
function withDrawn(view: View, most: number): View {
  let room = most;
  const body = view.body.flatMap((block): readonly Block[] => {
    if (block.kind === 'table') return most > 0 ? [block] : [inText(block)];
    if (block.kind !== 'chart') return [block];
    const drawn = drawnBySlack(block);
    if (!drawn || (drawn.type === 'data_visualization' ? room-- : most) <= 0) return inWords(block);
    return [block];
  });
  return { ...view, body };
}

function renderBlock(block: Block, catalogue: Catalogue, number: () => number, pictures?: Pictures): Part[] {
  const commands = Object.keys(catalogue.commands);
  const text = (markdown: string) =>
    sections(markdown, limits.text, commands).map((part) => readPart({ type: 'section', text: marked(part) }));
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
        return written.length <= limits.field ? marked(written) : `**${name}**\n\n${value}`;
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
          : rowsOf(some, limits.fields).map((row) => readPart({ type: 'section', fields: row })),
      );
    }
    case 'meter': {
      return text([block.label, meterBar(block.done, block.of)].filter(Boolean).join('\n'));
    }
    case 'chart':
    case 'table': {
      const drawn = drawnBySlack(block);
      return drawn ? [readPart(drawn)] : text(inText(block).text);
    }
    case 'image': {
      const id = pictures?.get(block.png);
      const alt_text = label(block.alt, limits.alt).text;
      return [readPart(id ? { type: 'image', slack_file: { id }, alt_text } : altText(block.alt))];
    }
    case 'file':
      return [readPart(altText(plain(block.alt)))];
    case 'buttons': {
      const elements = block.buttons
        .filter((button) => ('url' in button ? button.url.length <= limits.url : true))
        .map((button): types.Button => {
          const to = 'url' in button ? { url: button.url } : { value: button.route };
          const style = button.style && ({ main: 'primary', danger: 'danger' } as const)[button.style];
          const text = label(button.label, limits.button);
          return { type: 'button', action_id: `button-${number()}`, text, ...to, ...(style && { style }) };
        });
      const labels = block.buttons.map((button) => button.label);
      const rows = rowsOf(elements, limits.buttons).map((some) => keptPart({ type: 'actions', elements: some }));
      return [...inFull(labels, limits.button), ...rows];
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
  // The contract allows 25 options. More than a hundred is a fault, and the notice says that some are missing.
  const options = block.options.filter(({ value }) => value.length <= limits.value).slice(0, limits.options);
  const n = number();
  if (!options.length) return [];
  const placeholder = label(block.placeholder, limits.placeholder);
  const shown = options.map(option);
  const labels = [...options.map((o) => o.label)];
  const above = inFull(labels, limits.option);
  const lost = options.length < block.options.length ? [readPart(notice(catalogue))] : [];
  if (block.max <= 1) {
    const action_id = `select-${n} ${block.route}`;
    const initial_option = shown.find(({ value }) => value === block.chosen);
    const select: types.StaticSelect = {
      ...{ type: 'static_select', action_id, placeholder, options: shown },
      ...(initial_option && { initial_option }),
    };
    return [...above, keptPart({ type: 'actions', elements: [select] }), ...lost];
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
    text: label(catalogue.chat.done, limits.button),
    value: block.route,
    style: 'primary',
  };
  const text = marked(shortened(plain(block.placeholder), catalogue, limits.text) || '…');
  return [
    ...above,
    keptPart(
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
    if (block.kind === 'image' || block.kind === 'chart' || block.kind === 'file') return plain(block.alt);
    if (block.kind === 'table') return block.caption ?? '';
    return block.kind === 'select' ? plain(block.placeholder) : '';
  });
  const whole = [view.title, ...spoken].filter(Boolean).join('\n\n');
  return shortened(whole || plain(firstLabel(view)), catalogue, limits.text) || '…';
}

const firstLabel = (view: View): string =>
  view.body.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map((b) => b.label) : []))[0] ?? '';

const shortened = (markdown: string, catalogue: Catalogue, to: number): string =>
  beginning(markdown, to, catalogue.chat.cut, Object.keys(catalogue.commands));

const notice = (catalogue: Catalogue): SlackBlock => ({
  type: 'context',
  elements: [marked(mrkdwn(catalogue.chat.cut))],
});

function counter(): () => number {
  let n = 0;
  return () => n++;
}
