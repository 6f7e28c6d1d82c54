import type { Block, Choice } from '../chat/contract/view.ts';

/** How many options a select can have on every platform. */
const maxOptions = 25;

/** All options, in as many selects as they need. Two selects of one message may not share a route: each has its number. */
export const selects = (options: readonly Choice[], placeholder: string, route: (select: number) => string): Block[] =>
  Array.from({ length: Math.ceil(options.length / maxOptions) }, (_, i) => ({
    kind: 'select',
    placeholder,
    route: route(i),
    min: 1,
    max: 1,
    options: options.slice(i * maxOptions, (i + 1) * maxOptions),
  }));
