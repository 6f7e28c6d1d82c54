import type { types } from '@slack/bolt';
import { type Block, type Field, type Form, plain, type View } from '../chat/view.ts';
import type { Catalogue } from '../i18n/index.ts';
import { head, label, marked, most, option } from './limits.ts';
import { bare, mrkdwn, sections } from './mrkdwn.ts';

type SlackBlock = types.KnownBlock;

/** A part of the view and the blocks that show it. What can be pressed is kept when there is no room for everything. */
interface Part {
  readonly acts: boolean;
  readonly blocks: readonly SlackBlock[];
}

/** A view as a message: blocks, and the text that notifications and screen readers get. Always within the limits. */
export function renderView(view: View, catalogue: Catalogue): { blocks: SlackBlock[]; text: string } {
  const number = counter();
  const title = view.title && bare(view.title);
  const mark = view.tone === 'good' ? '✓ ' : '';
  const header: Part[] = title
    ? [{ acts: true, blocks: [{ type: 'header', text: label(mark + title, most.header) }] }]
    : [];
  const parts = [...header, ...view.body.flatMap((block) => renderBlock(block, catalogue, number))];
  return { blocks: within(parts, catalogue), text: summary(view, catalogue) };
}

function renderBlock(block: Block, catalogue: Catalogue, number: () => number): Part[] {
  const commands = Object.keys(catalogue.commands);
  switch (block.kind) {
    case 'text':
      return sections(block.text, most.text, commands).map((text) => says({ type: 'section', text: marked(text) }));
    case 'facts':
      return inTurn(block.facts, most.fields).map((facts) =>
        says({
          type: 'section',
          fields: facts.map(([name, value]) => {
            const written = `${mrkdwn(`**${name}**`, commands)}\n${mrkdwn(value, commands)}`.trim();
            return marked(written.length <= most.field ? written : shortened(`**${name}** ${value}`, catalogue));
          }),
        }),
      );
    case 'meter': {
      const part = block.of > 0 ? Math.min(1, Math.max(0, block.done / block.of)) : 0;
      // Full only when all is done, empty only when nothing is.
      const full = part === 1 ? 10 : part === 0 ? 0 : Math.min(9, Math.max(1, Math.round(part * 10)));
      const bar = `${'▰'.repeat(full)}${'▱'.repeat(10 - full)} ${block.done}/${block.of}`;
      const [name = ''] = sections(block.label, most.text - 100, commands);
      return [says({ type: 'section', text: marked(`${name}\n${bar}`.trim()) })];
    }
    case 'image':
      return [says({ type: 'section', text: marked(shortened(plain(block.alt), catalogue, most.text) || '…') })];
    case 'buttons': {
      const elements = block.buttons
        .filter((button) => ('url' in button ? button.url.length <= most.url : true))
        .map((button): types.Button => {
          const to = 'url' in button ? { url: button.url } : { value: button.route };
          const style = button.style && ({ main: 'primary', danger: 'danger' } as const)[button.style];
          const text = label(button.label, most.button);
          return { type: 'button', action_id: `button-${number()}`, text, ...to, ...(style && { style }) };
        });
      return inTurn(elements, most.buttons).map((some) => acts({ type: 'actions', elements: some }));
    }
    case 'select': {
      const options = block.options.filter(({ value }) => value.length <= most.value).slice(0, most.options);
      const n = number();
      if (!options.length) return [];
      const placeholder = label(block.placeholder, most.placeholder);
      const shown = options.map(option);
      const lost = options.length < block.options.length ? [says(notice(catalogue))] : [];
      if (block.max <= 1) {
        const action_id = `select-${n} ${block.route}`;
        const select: types.StaticSelect = { type: 'static_select', action_id, placeholder, options: shown };
        return [acts({ type: 'actions', elements: [select] }), ...lost];
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
      const text = marked(shortened(plain(block.placeholder), catalogue) || '…');
      return [
        acts(
          { type: 'section', block_id: `several-${n} ${block.route}`, text, accessory },
          { type: 'actions', elements: [done] },
        ),
        ...lost,
      ];
    }
  }
}

/** A form as a modal. Its route comes back as `callback_id`, each field under its own name as `block_id`. */
export function renderForm(route: string, form: Form, privateMetadata: string, catalogue: Catalogue): types.ModalView {
  return {
    type: 'modal',
    callback_id: route,
    private_metadata: privateMetadata,
    title: label(form.title, most.modalTitle),
    submit: label(catalogue.chat.done, most.modalTitle),
    blocks: form.fields.map((field) => ({
      type: 'input',
      block_id: field.name,
      optional: !field.required,
      label: label(field.label, most.label),
      ...(field.hint && { hint: label(field.hint, most.label) }),
      element: renderField(field),
    })),
  };
}

function renderField(field: Field): types.PlainTextInput | types.StaticSelect {
  if (field.kind === 'select') {
    const options = (field.choices ?? []).slice(0, most.options);
    const chosen = options.find(({ value }) => value === field.value);
    return {
      type: 'static_select',
      action_id: 'given',
      options: options.map(option),
      ...(chosen && { initial_option: option(chosen) }),
    };
  }
  const max_length = Math.min(Math.max(1, field.max ?? most.input), most.input);
  return {
    type: 'plain_text_input',
    action_id: 'given',
    multiline: field.kind === 'lines',
    max_length,
    ...(field.value && { initial_value: head(field.value, max_length) }),
  };
}

/** The parts that fit, in their order; the first text that does not is cut, and says so. */
function within(parts: readonly Part[], catalogue: Catalogue): SlackBlock[] {
  const cut = notice(catalogue);
  const room = { blocks: most.blocks, weight: most.weight };
  const take = (blocks: readonly SlackBlock[]): boolean => {
    const weight = weigh(blocks);
    if (blocks.length > room.blocks || weight > room.weight) return false;
    room.blocks -= blocks.length;
    room.weight -= weight;
    return true;
  };
  if (parts.flatMap((part) => part.blocks).length <= most.blocks && weigh(parts) <= most.weight) {
    return parts.flatMap((part) => part.blocks);
  }
  take([cut]);
  const kept = new Set(parts.filter((part) => part.acts && take(part.blocks)));
  let full = false;
  return parts.flatMap((part) => {
    if (kept.has(part)) return part.blocks;
    const first = !full;
    full = full || part.acts || !take(part.blocks);
    if (!full) return part.blocks;
    return first ? [cut] : [];
  });
}

/** The length of everything written in it. */
function weigh(of: unknown): number {
  if (typeof of === 'string') return of.length;
  return typeof of === 'object' && of !== null ? Object.values(of).reduce((sum: number, v) => sum + weigh(v), 0) : 0;
}

function summary(view: View, catalogue: Catalogue): string {
  const spoken = view.body.map((block) => {
    if (block.kind === 'text') return block.text;
    if (block.kind === 'facts') return block.facts.map(([name, value]) => `${name}: ${value}`).join('\n');
    if (block.kind === 'meter') return `${block.label} ${block.done}/${block.of}`;
    if (block.kind === 'image') return plain(block.alt);
    return block.kind === 'select' ? plain(block.placeholder) : '';
  });
  const whole = [view.title, ...spoken].filter(Boolean).join('\n\n');
  return shortened(whole || plain(firstLabel(view)), catalogue, most.text) || '…';
}

const firstLabel = (view: View): string =>
  view.body.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map((b) => b.label) : []))[0] ?? '';

function shortened(markdown: string, catalogue: Catalogue, to: number = most.field): string {
  const commands = Object.keys(catalogue.commands);
  const [whole = '', ...more] = sections(markdown, to, commands);
  if (!more.length) return whole;
  const [start = ''] = sections(markdown, to - catalogue.chat.cut.length - 1, commands);
  return `${start} ${catalogue.chat.cut}`;
}

const says = (...blocks: SlackBlock[]): Part => ({ acts: false, blocks });
const acts = (...blocks: SlackBlock[]): Part => ({ acts: true, blocks });
const notice = (catalogue: Catalogue): SlackBlock => ({
  type: 'context',
  elements: [marked(mrkdwn(catalogue.chat.cut))],
});

function inTurn<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, (n + 1) * size));
}

function counter(): () => number {
  let n = 0;
  return () => n++;
}
