import { readRoute } from '../chat/contract/route.ts';
import { atOnce, type Block, type Button, buttons, fold, text } from '../chat/contract/view.ts';

/** How one turns the pages of a message's buttons. `to` writes the route of the page that begins with this button. */
interface Turning {
  readonly more: string;
  readonly first: string;
  readonly to: (from: number) => string;
}

/** Where a page of buttons begins: at a number, or with those around the button that does this. */
export type From = number | string;

const beginOf = (all: readonly Button[], from: From): number => {
  if (typeof from === 'number') return from < all.length ? from : 0;
  const at = all.findIndex((one) => 'route' in one && readRoute(one.route)?.action === from);
  return at < 0 || all.length <= atOnce ? 0 : at - (at % (atOnce - 1));
};

/** Buttons page by page, the most used first: the page that begins at `from`, and the way to the next. */
export function pageOf(
  offered: readonly (Button | false | undefined)[],
  from: From,
  { more, first, to }: Turning,
): readonly Button[] {
  const all = offered.filter((one) => one !== false && one !== undefined);
  const start = beginOf(all, from);
  const rest = all.slice(start);
  const back = start > 0 && rest.length < atOnce ? [{ label: first, route: to(0) }] : [];
  return [...fold(rest, { label: more, route: to(start + atOnce - 1) }), ...back];
}

/** One of a list with what can be done with it. `heading` stands above the first of those that have it. */
export interface Entry {
  readonly heading?: string;
  readonly blocks: readonly Block[];
  readonly buttons: readonly Button[];
}

const count = (entries: readonly Entry[]): number => entries.reduce((sum, one) => sum + one.buttons.length, 0);

/**
 * A list page by page from the entry with this number on: as many as there is room for with their buttons, then what
 * can be done besides, so many of it `kept` on each page, and the way to the next page.
 */
export function listFrom(
  entries: readonly Entry[],
  from: number,
  {
    more,
    ways = [],
    kept = Math.min(1, ways.length),
    whole = false,
  }: {
    readonly more: (from: number) => Button;
    readonly ways?: readonly Button[];
    readonly kept?: number;
    /** What there is no room for is read on this page all the same, without its buttons. */
    readonly whole?: boolean;
  },
): readonly Block[] {
  // What was there when the way to this page was shown may have been dealt with.
  const start = from < entries.length || (from === entries.length && ways.length) ? from : 0;
  const rest = entries.slice(start);
  const fits = count(rest) + ways.length <= atOnce;
  const room = atOnce - 1 - kept;
  const end = fits ? rest.length : rest.findIndex((_, at) => at > 0 && count(rest.slice(0, at + 1)) > room);
  const shown = end < 0 ? rest : rest.slice(0, end);
  const next = more(start + shown.length);
  const last = fits
    ? ways
    : shown.length < rest.length
      ? [...ways.slice(0, kept), next]
      : fold(ways, next, atOnce - count(shown));
  return [
    ...(whole ? rest : shown).flatMap((one, at) => [
      ...(one.heading !== undefined && one.heading !== rest[at - 1]?.heading ? [text(`**${one.heading}**`)] : []),
      ...one.blocks,
      ...(one.buttons.length && at < shown.length ? [buttons(...one.buttons)] : []),
    ]),
    ...(last.length ? [buttons(...last)] : []),
  ];
}
