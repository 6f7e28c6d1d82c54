import type { Button } from '../chat/contract/view.ts';

/** As many buttons as a phone shows at once: one main action first, and the way to the others last. */
export const atOnce = 5;

/** The first of these, and `more` for the others, where there is no room for all. */
export const fold = (all: readonly Button[], more: Button, room = atOnce): readonly Button[] =>
  all.length <= room ? all : [...all.slice(0, Math.max(0, room - 1)), more];
