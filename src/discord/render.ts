import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  TextInputStyle,
} from 'discord.js';
import type { Block, Button, Choice, Field, Form, View } from '../chat/view.ts';
import type { Language } from '../core/language.ts';
import { cutPieces, markup, shorten, whole } from './markup.ts';

/** What Discord takes, in characters unless it says otherwise. */
const most = {
  components: 40,
  text: 4000,
  row: 5,
  label: 80,
  customId: 100,
  url: 512,
  options: 25,
  option: 100,
  placeholder: 150,
  fields: 5,
  title: 45,
  hint: 100,
  value: 4000,
};

const colours = { plain: 0x4a6fa5, good: 0x2e9e5b, bad: 0xc8553d };
const meterLength = 10;

/** The sentence said where something was left out. */
export interface Texts {
  readonly chat: { readonly cut: string };
}

/** A message as Discord's REST takes it. */
export interface Payload {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: APIContainerComponent[];
  readonly allowed_mentions: { readonly parse: [] };
}

/**
 * A view as one Components V2 message that Discord accepts, whatever is in it. What passes a limit is left out from the
 * end of the text, of the buttons or of the choices, and `t.chat.cut` says so. It mentions nobody.
 */
export function renderView(view: View, t: Texts): Payload {
  const { parts, dropped } = arrange(view);
  const notice = t.chat.cut;
  const total = parts.reduce((sum, part) => sum + (isText(part) ? part.join('').length : 0), 0);
  let room = total <= most.text && !dropped ? most.text : most.text - notice.length - 2;
  let told = false;
  const components: APIComponentInContainer[] = [];
  const say = (content: string): void => {
    if (content.trim()) components.push({ type: ComponentType.TextDisplay, content });
  };
  for (const part of parts) {
    if (!isText(part)) components.push(part);
    else if (!told) {
      const kept = cutPieces(part, room);
      told = kept.length < part.length || kept[0] !== part[0];
      const content = kept.join('');
      room -= content.length;
      say(told ? `${content.trimEnd()}\n\n${notice}`.trim() : content);
    }
  }
  if (dropped && !told) say(notice);
  if (components.length === 0) say('…');
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, accent_color: colours[view.tone ?? 'plain'], components }],
    allowed_mentions: { parse: [] },
  };
}

type Row = Extract<APIComponentInContainer, { type: ComponentType.ActionRow }>;
type Part = readonly string[] | Row;
const isText = (part: Part): part is readonly string[] => Array.isArray(part);

/** Text side by side becomes one part, buttons and selects become rows; never more components than a message takes. */
function arrange(view: View): { parts: readonly Part[]; dropped: boolean } {
  const parts: Part[] = [];
  const ids = new Set<string>();
  // One is the container, one is kept for the notice.
  let slots = most.components - 2;
  let dropped = false;
  const addText = (text: string, between: string): void => {
    const pieces = markup(text);
    if (!text.trim()) return;
    const last = parts.at(-1);
    if (last && isText(last)) parts[parts.length - 1] = [...last, ...between, ...pieces];
    else if (slots-- > 0) parts.push(pieces);
    else dropped = true;
  };
  const addRow = (row: Row['components']): void => {
    parts.push({ type: ComponentType.ActionRow, components: row } as Row);
    slots -= 1 + row.length;
  };
  if (view.title?.trim()) addText(`### ${view.title.replace(/\s+/g, ' ')}`, '');
  let between = '\n';
  for (const block of view.body) {
    switch (block.kind) {
      case 'text':
      case 'facts':
      case 'meter':
        addText(written(block), between);
        between = '\n\n';
        break;
      case 'buttons': {
        const list = block.buttons.map((b) => button(b, ids)).filter((b) => b !== undefined);
        dropped ||= list.length < block.buttons.length;
        for (let from = 0; from < list.length; from += most.row) {
          const row = list.slice(from, from + Math.min(most.row, Math.max(0, slots - 1)));
          if (row.length > 0) addRow(row);
          dropped ||= row.length < Math.min(most.row, list.length - from);
        }
        break;
      }
      case 'select': {
        const menu = slots >= 2 ? select(block, ids) : undefined;
        if (menu) addRow([menu]);
        dropped ||= (menu?.options.length ?? 0) < block.options.length;
        break;
      }
      default:
        block satisfies never;
    }
  }
  return { parts, dropped };
}

function written(block: Extract<Block, { kind: 'text' | 'facts' | 'meter' }>): string {
  if (block.kind === 'text') return block.text.trim();
  if (block.kind === 'facts') return block.facts.map(([label, value]) => `**${label}** ${value}`).join('\n');
  const part = block.of > 0 ? Math.min(1, Math.max(0, block.done / block.of)) : 0;
  const full = Math.floor(part * meterLength) || (part > 0 ? 1 : 0);
  return `**${block.label}** ${'▰'.repeat(full)}${'▱'.repeat(meterLength - full)} ${block.done}/${block.of}`;
}

function button(button: Button, ids: Set<string>): APIButtonComponent | undefined {
  const label = shorten(button.label, most.label);
  if ('url' in button) {
    const fits = button.url.length <= most.url && /^https?:\/\/\S+$/i.test(button.url);
    return fits ? { type: ComponentType.Button, style: ButtonStyle.Link, label, url: button.url } : undefined;
  }
  const custom_id = customId(button.route, ids);
  const style =
    button.style === 'main'
      ? ButtonStyle.Primary
      : button.style === 'danger'
        ? ButtonStyle.Danger
        : ButtonStyle.Secondary;
  return custom_id ? { type: ComponentType.Button, style, label, custom_id } : undefined;
}

function select(block: Extract<Block, { kind: 'select' }>, ids: Set<string>): APIStringSelectComponent | undefined {
  const options = selectOptions(block.options);
  const custom_id = options.length > 0 ? customId(block.route, ids) : undefined;
  if (!custom_id) return undefined;
  const max_values = Math.min(Math.max(1, block.max), options.length);
  return {
    type: ComponentType.StringSelect,
    custom_id,
    placeholder: shorten(block.placeholder, most.placeholder),
    min_values: Math.min(Math.max(0, block.min), max_values),
    max_values,
    options,
  };
}

/** Choices with one value twice, none, or one too long to come back whole are left out: Discord would refuse them all. */
function selectOptions(choices: readonly Choice[], chosen?: string): APISelectMenuOption[] {
  const seen = new Set<string>();
  return choices
    .filter(({ value }) => value !== '' && value.length <= most.option && !seen.has(value) && seen.add(value))
    .slice(0, most.options)
    .map(({ value, label }) => ({
      value,
      label: shorten(label, most.option),
      ...(value === chosen && { default: true }),
    }));
}

/** Discord refuses one custom_id twice in a message, so a route's second button gets a mark that {@link routeOf} drops. */
function customId(route: string, ids: Set<string>): string | undefined {
  let id = route;
  for (let n = 2; ids.has(id); n++) id = `${route}#${n}`;
  if (id === '' || id.length > most.customId) return undefined;
  ids.add(id);
  return id;
}

/** The route behind a custom_id that comes back. */
export const routeOf = (customId: string): string => customId.replace(/#\d+$/, '');

/** A form as a modal that Discord accepts. Submitting it brings the route back. */
export function renderForm(route: string, form: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: route,
    title: shorten(form.title, most.title),
    components: form.fields.slice(0, most.fields).map((field) => ({
      type: ComponentType.Label,
      label: shorten(field.label, most.title),
      ...(field.hint && { description: shorten(field.hint, most.hint) }),
      component: field.kind === 'select' ? fieldSelect(field) : fieldInput(field),
    })),
  };
}

function fieldSelect(field: Field): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: field.name,
    required: field.required,
    min_values: field.required ? 1 : 0,
    max_values: 1,
    options: selectOptions(field.choices ?? [], field.value),
  };
}

function fieldInput(field: Field): APITextInputComponent {
  const max_length = Math.min(Math.max(1, field.max ?? most.value), most.value);
  return {
    type: ComponentType.TextInput,
    custom_id: field.name,
    style: field.kind === 'lines' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: field.required,
    max_length,
    ...(field.value && { value: whole(field.value, max_length) }),
  };
}

/** The language a view is written in, which is the one to say the notice in: a message that is sent says no other. */
export function languageOfView(view: View): Language {
  const text = [view.title, ...view.body.map((b) => ('text' in b ? b.text : 'label' in b ? b.label : ''))].join(' ');
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return han > words ? 'zh-CN' : 'en';
}
