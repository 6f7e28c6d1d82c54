import {
  type APIButtonComponent,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Block, Button, Choice } from '../../chat/contract/view.ts';
import { shortLabel } from '../../markup/cut.ts';

/** Discord's limits, in characters (UTF-16) unless they count things. */
export const limits = {
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
  alt: 1024,
  files: 10,
  /** Bytes of all pictures together: what any server may be sent. */
  upload: 10 * 1024 * 1024,
};

export function button(button: Button, ids: Set<string>): APIButtonComponent | undefined {
  const label = shortLabel(button.label, limits.label);
  if ('url' in button) {
    const fits = button.url.length <= limits.url && /^https?:\/\/\S+$/i.test(button.url);
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

export function select(
  block: Extract<Block, { kind: 'select' }>,
  ids: Set<string>,
): APIStringSelectComponent | undefined {
  const options = selectOptions(block.options, block.chosen);
  const custom_id = options.length > 0 ? customId(block.route, ids) : undefined;
  if (!custom_id) return undefined;
  const max_values = Math.min(Math.max(1, block.max), options.length);
  return {
    type: ComponentType.StringSelect,
    custom_id,
    placeholder: shortLabel(block.placeholder, limits.placeholder),
    min_values: Math.min(Math.max(0, block.min), max_values),
    max_values,
    options,
  };
}

/** Choices with one value twice, none, or one too long to come back whole are left out: Discord would refuse them all. */
export function selectOptions(choices: readonly Choice[], chosen?: string): APISelectMenuOption[] {
  const seen = new Set<string>();
  return choices
    .filter(({ value }) => value !== '' && value.length <= limits.option && !seen.has(value) && seen.add(value))
    .slice(0, limits.options)
    .map(({ value, label }) => ({
      value,
      label: shortLabel(label, limits.option),
      ...(value === chosen && { default: true }),
    }));
}

/** Discord refuses one custom_id twice in a message, so a route's second button gets a mark that {@link routeOf} drops. */
function customId(route: string, ids: Set<string>): string | undefined {
  let id = route;
  for (let n = 2; ids.has(id); n++) id = `${route}#${n}`;
  if (id === '' || id.length > limits.customId) return undefined;
  ids.add(id);
  return id;
}

/** The route behind a custom_id that comes back. */
export const routeOf = (customId: string): string => customId.replace(/#\d+$/, '');
