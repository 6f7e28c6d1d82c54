import type { Message } from './api.ts';

/** Where the keyboard is: in one message, in what one types into, or at the clock. */
const messageOf = (id: string | undefined) => document.querySelector<HTMLElement>(`[data-message="${id}"]`);
const composer = () => document.getElementById('composer');

/** Of a message that was edited, the block that its edit begins with; else all of it. */
export function changedPart(shown: HTMLElement, message: Message | undefined): HTMLElement {
  const body = message?.view?.body.length ?? 0;
  const blocks = [...(shown.querySelector('.what')?.children ?? [])].slice(-body) as HTMLElement[];
  return (message?.changed && blocks[message.changed]) || shown;
}

/** Where the keyboard's place is lost, it becomes what has changed of that message, or without one what is typed into. */
export function refocus(id?: string, message?: Message): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    const there = id && messageOf(id);
    const part = there ? changedPart(there, message) : composer();
    if (part && part.tabIndex < 0) part.tabIndex = -1;
    part?.focus({ preventScroll: true });
  });
}

/** Somebody who has begun the next line types on. */
const typesOn = (from: Node | null): boolean => from instanceof HTMLInputElement && from.value !== '';

/**
 * Goes on to what came of it, when the keyboard is still in what asked for it and types nothing there, or is nowhere. Where a message was edited, what
 * asked may be in it still: then the keyboard stays there.
 */
export function follow(answer: Message | undefined, from: Node | null): void {
  requestAnimationFrame(() => {
    const there = answer && messageOf(answer.id);
    const at = document.activeElement;
    const isLost = !at || at === document.body;
    if (!there || typesOn(from) || (!isLost && (!from?.contains(at) || there.contains(at)))) return;
    const part = changedPart(there, answer);
    if (part.tabIndex < 0) part.tabIndex = -1;
    part.focus({ preventScroll: true });
  });
}

export function focusNewest(): void {
  [...document.querySelectorAll<HTMLElement>('[data-message]')].at(-1)?.focus();
}

/** By keyboard, past the channels and people, to the newest message. */
export function toNewest(e: Event): void {
  e.preventDefault();
  focusNewest();
}

/** Alt and the arrow up lead to the newest message, Alt and C to the clock; what is typed anywhere is typed into the line. */
export function fromAnywhere(e: KeyboardEvent): void {
  const at = e.target as HTMLElement;
  if (document.querySelector('dialog[open]')) return;
  if (e.altKey && e.key === 'ArrowUp') toNewest(e);
  else if (e.altKey && e.code === 'KeyC') {
    e.preventDefault();
    openClock();
  } else if (!e.altKey && !e.ctrlKey && !e.metaKey && /^([^ ]|Process)$/u.test(e.key))
    if (!at.closest('input, select, textarea')) composer()?.focus();
}

/** The menu closes back to its button, wherever one came from: the clock is often moved more than once. */
function openClock(): void {
  const button = document.querySelector<HTMLButtonElement>('button.clock');
  const menu = document.getElementById('clock-menu');
  button?.focus();
  if (button && menu && !menu.matches(':popover-open')) menu.showPopover({ source: button });
}

/** In a menu, the arrows lead from one choice to the next, and round; Home and End to the first and the last. */
export function byMenuArrows(e: KeyboardEvent): void {
  const all = [...(e.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('button')];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[e.key];
  if (to === undefined || e.altKey || e.ctrlKey || e.metaKey) return;
  e.preventDefault();
  all.at(to % all.length)?.focus();
}

/** In the log, the arrows lead from message to message, Home and End to the first and the last: the keyboard's place is in sight. */
export function byArrows(e: KeyboardEvent): void {
  const at = e.target as HTMLElement;
  const said = at.closest<HTMLElement>('.said');
  if (!said || e.altKey || e.ctrlKey || e.metaKey || at.closest('input, select')) return;
  const all = [...document.querySelectorAll<HTMLElement>('.said')];
  const here = all.indexOf(said);
  const to = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: all.length - 1 }[e.key];
  if (to === undefined) return;
  e.preventDefault();
  all[to]?.focus();
}

const stops = 'a, button, input, select';

/**
 * Of all the messages, Tab stops at what can be pressed in the newest such one, in the one where the keyboard is, and in the
 * next to it on both sides: so Tab leads to the newest answer at once, and Shift+Tab from there through all that is above.
 */
export function tabStops(box: Element): void {
  const all = [...box.querySelectorAll('.said')];
  const at = all.findIndex((said) => said.contains(document.activeElement));
  const hasStop = (said: Element) => said.querySelector(stops) !== null;
  const near = at < 0 ? [] : [all[at], all.slice(0, at).findLast(hasStop), all.slice(at + 1).find(hasStop)];
  const open = new Set([all.findLast((said) => said.querySelector('button')), ...near]);
  for (const said of all)
    for (const stop of said.querySelectorAll<HTMLElement>(stops)) stop.tabIndex = open.has(said) ? 0 : -1;
}

/** What is wider than its box is scrolled in it: by keyboard too, and with a name that says so. What fits is no stop. */
export function markWide(box: Element, label: string): void {
  for (const part of box.querySelectorAll<HTMLElement>('pre, .wide')) {
    const isWide = part.scrollWidth > part.clientWidth + 1;
    if (isWide) {
      part.tabIndex = 0;
      part.role = 'region';
      part.ariaLabel = label;
    } else for (const attribute of ['tabindex', 'role', 'aria-label']) part.removeAttribute(attribute);
  }
}
