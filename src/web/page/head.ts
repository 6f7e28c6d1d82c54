import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { moveClock } from './act.ts';
import type { Channel } from './api.ts';
import { title } from './log.ts';
import { now, type State, set } from './model.ts';
import { byMenuArrows } from './place.ts';
import { clockTime, dayAndTime, shortDay } from './when.ts';
import type { Words } from './words.ts';

const moves = ['next', '+1h', 'tomorrow', 'monday'] as const;

/** Moves the clock, and shows and announces the result. */
export async function move(to: string, w: Words): Promise<boolean> {
  set({ announce: w.moving });
  const delivered = await moveClock(to, w.unreachable);
  if (!delivered) return false;
  const text = delivered.length > 0 ? w.delivered(delivered.length) : w.nothingDue;
  // A toast is read out by itself.
  set(delivered.length > 0 ? { announce: text } : { announce: '', toast: { text } });
  return true;
}

/** The head of the page: channel, state of the connection, and the playground's time. */
export function Head({ state, channel, w }: { state: State; channel?: Channel; w: Words }) {
  return html`<header class="head">
    <div class="where">
      ${channel && !channel.dm && html`<span class="hash" aria-hidden="true">#</span>`}
      <p class="place-name">${channel ? title(channel, w).replace(/^#/, '') : ''}</p>
      ${channel?.dm && html`<span class="app">${w.app}</span>`}
    </div>
    <p class=${`connection ${state.connection}`} role="status">
      ${state.connection === 'lost' ? html`<i />${w.lost}…` : ''}
    </p>
    ${state.ahead !== undefined && html`<${Clock} state=${state} w=${w} />`}
  </header>`;
}

/** A menu that the keyboard leaves is closed. */
function closeBehind(e: FocusEvent): void {
  const menu = e.currentTarget as HTMLElement;
  const to = e.relatedTarget as Node | null;
  if (to && !menu.contains(to) && menu.matches(':popover-open')) menu.hidePopover();
}

/** A menu that opens has the keyboard in its first choice. */
function enter(e: Event): void {
  if ((e as ToggleEvent).newState === 'open') (e.currentTarget as HTMLElement).querySelector('button')?.focus();
}

/** On the clock, an arrow opens its menu. */
function openByArrow(e: KeyboardEvent): void {
  if ((e.key !== 'ArrowDown' && e.key !== 'ArrowUp') || e.altKey) return;
  e.preventDefault();
  const button = e.currentTarget as HTMLButtonElement;
  document.getElementById('clock-menu')?.showPopover({ source: button });
}

function Clock({ state, w }: { state: State; w: Words }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const busy = state.busy.has('clock');
  const at = now();
  const face = html`<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7" /><path d="M10 6v4l2.500 2" /></svg>
    <span class="date">${shortDay(state.lang, at)}</span> <time class="time" datetime=${at.toISOString().slice(0, 16)}>${clockTime(state.lang, at)}</time>`;
  if (!state.canMoveClock) return html`<p class="clock">${face}</p>`;
  const labels = { next: w.toNext, '+1h': w.toHour, tomorrow: w.toTomorrow, monday: w.toMonday };
  return html`<div>
    <button type="button" class=${`clock button ${busy ? 'waiting' : ''}`} popovertarget="clock-menu" onKeyDown=${openByArrow} aria-keyshortcuts="Alt+C" aria-label=${w.clockLabel(dayAndTime(state.lang, at))}>
      ${face}<svg class="chevron" viewBox="0 0 12 12" aria-hidden="true"><path d="M3 4.500l3 3 3-3" /></svg>
    </button>
    <div id="clock-menu" popover="auto" class="clock-menu" role="group" aria-label=${w.moveClock} onToggle=${enter} onKeyDown=${byMenuArrows} onFocusOut=${closeBehind}>
      <p class="menu-title">${w.moveClock}</p>
      ${moves.map(
        (to) => html`<button
          type="button"
          aria-disabled=${busy ? 'true' : undefined}
          onClick=${(e: Event) => {
            (e.currentTarget as HTMLElement).closest<HTMLElement>('[popover]')?.hidePopover();
            if (!busy) void move(to, w);
          }}
        >
          ${labels[to]}
        </button>`,
      )}
      <p class="menu-note">${w.clockNote}</p>
    </div>
  </div>`;
}
