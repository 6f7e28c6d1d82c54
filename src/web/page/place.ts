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

/** Goes on to the answer, when the keyboard is still in what asked for it. */
export function follow(answer: Message | undefined, from: Element | null): void {
  if (answer)
    requestAnimationFrame(() => {
      if (from?.contains(document.activeElement)) messageOf(answer.id)?.focus({ preventScroll: true });
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
    document.querySelector<HTMLElement>('.clock.button')?.focus();
  } else if (!e.altKey && !e.ctrlKey && !e.metaKey && /^([^ ]|Process)$/u.test(e.key))
    if (!at.closest('input, select, textarea')) composer()?.focus();
}

/** In the log, the arrows lead from message to message. */
export function byArrows(e: KeyboardEvent): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[e.key];
  const at = e.target as HTMLElement;
  const said = at.closest<HTMLElement>('.said');
  if (!step || !said || e.altKey || at.closest('input, select')) return;
  const all = [...document.querySelectorAll<HTMLElement>('.said')];
  e.preventDefault();
  all[all.indexOf(said) + step]?.focus();
}

/** Of all the messages, Tab stops at what can be pressed in the newest such one, and in the one where the keyboard is. */
export function tabStops(box: Element): void {
  const all = [...box.querySelectorAll('.said')];
  const open = [all.findLast((said) => said.querySelector('button')), document.activeElement?.closest('.said')];
  for (const said of all)
    for (const stop of said.querySelectorAll<HTMLElement>('a, button, input, select'))
      stop.tabIndex = open.includes(said) ? 0 : -1;
}
