import { html } from 'htm/preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Channel, Message } from './api.ts';
import { get, type State } from './model.ts';
import { byArrows, changedPart, markWide, tabStops } from './place.ts';
import { ViewBody } from './view.ts';
import { clockTime, dayAndTime, dayKey, longDay } from './when.ts';
import type { Words } from './words.ts';

/** As much of the top of a card, its author's line, gives way to its last button (px). */
const spare = 48;

const fiveMinutes = 5 * 60_000;

export function Face({ account, name }: { account: string; name: string }) {
  if (account === 'bot')
    return html`<span class="face bot" aria-hidden="true"><img src="/page/icon.svg" alt="" width="40" height="40" /></span>`;
  // Neighbours in the list never look alike.
  const hue = get().people.findIndex((p) => p.account === account) % 7;
  return html`<span class=${`face hue${Math.max(hue, 0)}`} aria-hidden="true">${[...name][0]?.toUpperCase() ?? '?'}</span>`;
}

/** All messages of a channel. Each channel has its own log, so that screen readers read only what arrives. */
export function Log({ state, channel, w }: { state: State; channel: Channel; w: Words }) {
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const [below, setBelow] = useState(false);
  const preview = !state.greeted && state.preview?.channel === channel.id && state.people[0]?.account === state.person;
  const list = preview && state.preview ? [state.preview] : (state.messages[channel.id] ?? []);
  const tail = list.map((m) => `${m.id}.${m.version}`).join();
  const waiting = state.busy.size > 0;

  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  const away = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    return scrollHeight - scrollTop - clientHeight;
  };
  /** Whether what is in this channel was shown: what was unread by then is shown from its first message on. */
  const opened = useRef(false);
  /** Scrolls to the end, or to the beginning of the last message when it is taller than the window. */
  const reveal = () => {
    toEnd();
    const unread = !opened.current && box.current!.querySelector('.unread');
    const first = unread || [...box.current!.querySelectorAll('[data-message]')].at(-1);
    const hidden = first ? box.current!.getBoundingClientRect().top - first.getBoundingClientRect().top : 0;
    if (hidden > (unread ? 0 : spare)) box.current!.scrollTop -= hidden + 8;
    follows.current = away() < 60;
    if (unread && !follows.current) setBelow(true);
  };
  const end = list.at(-1);
  const known = useRef(end?.id);
  useLayoutEffect(() => {
    const isNew = end?.id !== known.current;
    known.current = end?.id;
    // The view always follows what the visitor did themselves.
    if (follows.current || (isNew && end && (end.private || end.author === state.person))) reveal();
    else if (isNew) setBelow(true);
    opened.current ||= list.length > 0 && state.connection !== 'connecting';
  }, [tail]);
  useLayoutEffect(() => {
    tabStops(box.current!);
    markWide(box.current!, w.wide);
  });
  /** Brings the answer to what one did into sight: its end or, when that is taller than the window, where it begins. */
  const answered = useRef(state.answer);
  /** Where it was brought: as long as nobody has scrolled since, it stays in sight while what is around it changes. */
  const broughtTo = useRef<number | undefined>(undefined);
  const bring = useRef(() => {});
  bring.current = () => {
    const shown = box.current?.querySelector<HTMLElement>(`[data-message="${state.answer?.message}"]`);
    if (!shown || !box.current) return;
    const window = box.current.getBoundingClientRect();
    const { bottom } = shown.getBoundingClientRect();
    const { top } = changedPart(
      shown,
      list.find(({ id }) => id === state.answer?.message),
    ).getBoundingClientRect();
    const [toEndOfIt, toTopOfIt] = [bottom + 8 - window.bottom, top - window.top - 8];
    const isAbove = top < window.top;
    if (toEndOfIt - toTopOfIt > spare) {
      if (isAbove || toEndOfIt > 0) box.current.scrollTop += toTopOfIt;
    } else if (toEndOfIt > 0) box.current.scrollTop += toEndOfIt;
    else if (isAbove) box.current.scrollTop += Math.max(toTopOfIt, toEndOfIt);
    follows.current = away() < 60;
    broughtTo.current = box.current.scrollTop;
  };
  useLayoutEffect(() => {
    // An answer that was there before this channel was opened has been seen.
    if (state.answer === answered.current) return;
    answered.current = state.answer;
    bring.current();
  }, [state.answer]);
  useLayoutEffect(() => {
    const resized = new ResizeObserver(() => {
      markWide(box.current!, w.wide);
      if (follows.current) toEnd();
      else if (broughtTo.current !== undefined && Math.abs(broughtTo.current - box.current!.scrollTop) < 2)
        bring.current();
    });
    for (const watched of [box.current!, box.current!.firstElementChild!]) resized.observe(watched);
    return () => resized.disconnect();
  }, [preview, w]);
  const scrolled = () => {
    follows.current = away() < 60;
    // The newest message may be taller than the window: where it begins in sight, nothing new is below.
    const newest = [...box.current!.querySelectorAll('[data-message]')].at(-1)?.getBoundingClientRect().top ?? 0;
    if (follows.current || newest + spare < box.current!.getBoundingClientRect().bottom) setBelow(false);
  };

  /** Whoever comes back comes to the newest. */
  const left = (e: FocusEvent) => {
    if (box.current && !box.current.contains(e.relatedTarget as Node | null)) tabStops(box.current);
  };

  return html`<div class=${`scroll ${preview || (state.greeted && state.connection !== 'connecting') ? '' : 'unseen'}`} ref=${box} onScroll=${scrolled} onKeyDown=${byArrows} onFocusIn=${() => tabStops(box.current!)} onFocusOut=${left} tabindex="0" role="region" aria-label=${title(channel, w)}>
      <div key=${preview ? 'preview' : 'log'} class="log" role="log" aria-label=${w.log} aria-busy=${state.connection === 'connecting' ? 'true' : undefined}>
        ${
          !preview &&
          html`<div class="beginning">
          ${channel.dm ? html`<${Face} account="bot" name=${channel.name} />` : html`<span class="hash" aria-hidden="true">#</span>`}
          <h2>${title(channel, w)}</h2>
          <p>${channel.dm ? w.startOfDm : w.startOfChannel(channel.name)}</p>
        </div>`
        }
        ${list.map((message, at) => html`<${Said} key=${message.id} message=${message} before=${list[at - 1]} state=${state} w=${w} />`)}
      </div>
    </div>
    <div class="under" aria-hidden="true">
      ${(waiting || !state.greeted) && html`<p class="typing"><i /><i /><i /><span>${w.typing}</span></p>`}
      ${below && html`<button type="button" class="button latest" tabindex="-1" onClick=${toEnd}>${w.latest} ↓</button>`}
    </div>`;
}

export const title = (channel: Channel, w: Words): string => (channel.dm ? channel.name : `#${channel.name}`) || w.app;

function Said({ message, before, state, w }: { message: Message; before?: Message; state: State; w: Words }) {
  const { lang } = state;
  const at = new Date(message.at);
  const last = before && new Date(before.at);
  const newDay = !last || dayKey(last) !== dayKey(at);
  const bot = message.author === 'bot';
  const author = state.people.find((p) => p.account === message.author);
  const name = bot ? 'Tongxue' : author?.role === 'you' ? state.name || w.you : (author?.name ?? message.author);
  const you = message.author === state.person;
  const used = !bot && message.text?.startsWith('/');
  const joins =
    !newDay &&
    message.id !== state.unreadFrom &&
    !used &&
    before?.author === message.author &&
    before.private === message.private &&
    at.getTime() - last!.getTime() < fiveMinutes;
  const day = html`${newDay && html`<p class="day"><span>${longDay(lang, at)}</span></p>`}
    ${message.id === state.unreadFrom && html`<p class="day unread"><span>${w.unreadLine}</span></p>`}`;
  if (used)
    return html`${day}
      <p class=${`used ${message.fresh ? 'fresh' : ''}`}>
        <svg viewBox="0 0 20 14" aria-hidden="true"><path d="M2 13V8c0-3 2-5 5-5h11M15 .5L18 3l-3 2.500" /></svg>
        <span>${you ? w.usedYou : w.used(name)} <code>${message.text}</code></span>
      </p>`;
  return html`${day}
    <article
      class=${`said ${joins ? 'joins' : ''} ${message.private ? 'private' : ''} ${message.fresh ? 'fresh' : ''}`}
      data-message=${message.id}
      lang=${message.view?.language}
      tabindex="-1"
    >
      ${joins ? html`<span />` : html`<${Face} account=${message.author} name=${name} />`}
      <div class="what">
        ${
          !joins &&
          html`<p class="by">
            <strong>${name}</strong>${bot && html`<span class="app">${w.app}</span>`}
            <time datetime=${message.at} title=${dayAndTime(lang, at)}>${clockTime(lang, at)}</time>
            ${
              message.private &&
              html`<span class="only">
                <svg viewBox="0 0 16 12" aria-hidden="true"><path d="M1 6s2.500-4.500 7-4.500S15 6 15 6s-2.500 4.500-7 4.500S1 6 1 6z" /><circle cx="8" cy="6" r="2" /></svg>
                ${w.onlyYou}
              </span>`
            }
          </p>`
        }
        ${message.text && html`<p class="typed">${message.text}</p>`}
        <${ViewBody} key=${message.version} message=${message} busy=${!state.greeted || state.busy.has(message.id)} lang=${lang} w=${w} />
      </div>
    </article>`;
}
