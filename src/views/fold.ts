import { readRoute } from '../chat/contract/route.ts';
import type { Button } from '../chat/contract/view.ts';

/** As many buttons as a phone shows at once: one main action first, and the way to the others last. */
export const atOnce = 5;

/** The first of these, and `more` for the others, where there is no room for all. */
export const fold = (all: readonly Button[], more: Button, room = atOnce): readonly Button[] =>
  all.length <= room ? all : [...all.slice(0, Math.max(0, room - 1)), more];

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
