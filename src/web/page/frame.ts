import { html } from 'htm/preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { Composer } from './composer.ts';
import { FormDialog } from './form.ts';
import { Head } from './head.ts';
import { Log } from './log.ts';
import { get, go, me, type State, set, useModel } from './model.ts';
import { Next } from './next.ts';
import { focusNewest, fromAnywhere, toNewest } from './place.ts';
import { Side } from './side.ts';
import { listen } from './stream.ts';
import { welcome } from './welcome.ts';
import { words } from './words.ts';

/** The whole page. The server renders it as well, for what is seen before the scripts are there. */
export function App() {
  const state = useModel();
  const w = words[state.lang];
  const channel = me()?.channels.find((c) => c.id === state.channel);
  useLayoutEffect(() => {
    document.documentElement.lang = state.lang;
    document.documentElement.dataset.theme = state.theme;
  }, [state.lang, state.theme]);
  useEffect(() => {
    document.title = `${channel ? `${channel.dm ? '' : '#'}${channel.name} · ` : ''}Tongxue 同学`;
  }, [channel?.id]);
  useEffect(() => {
    if (!state.person) return;
    return listen(state.person, {
      snapshot: () => void welcome().finally(greeted),
      message: notice,
    });
  }, [state.person]);
  useEffect(() => {
    document.addEventListener('keydown', fromAnywhere);
    return () => document.removeEventListener('keydown', fromAnywhere);
  }, []);
  useEffect(() => {
    if (!state.toast) return;
    const timer = setTimeout(() => set({ toast: undefined }), state.toast.channel || state.toast.act ? 15_000 : 6_000);
    return () => clearTimeout(timer);
  }, [state.toast]);

  return html`<div class="frame">
    <a class="skip" href="#log" onClick=${toNewest}>${w.skip}</a>
    <${Side} state=${state} w=${w} />
    <main>
      <${Head} state=${state} channel=${channel} w=${w} />
      <a class="skip" href="#log" onClick=${toNewest}>${w.skip}</a>
      ${channel && html`<${Log} key=${`${state.person} ${channel.id}`} state=${state} channel=${channel} w=${w} />`}
      ${
        channel &&
        html`<${Toast} state=${state} />
          <div class="foot">
          <${Composer} key=${`${state.person} ${channel.id}`} state=${state} channel=${channel} w=${w} />
          <${Next} state=${state} w=${w} />
        </div>`
      }
    </main>
    ${!channel && html`<${Toast} state=${state} />`}
    <p class="hidden" role="status" aria-live="polite">${state.announce}</p>
    ${state.form && html`<${FormDialog} key=${state.form.route} form=${state.form} w=${w} />`}
  </div>`;
}

/** What was shown on the way gives way to what there is, and the keyboard's place with it. */
function greeted(): void {
  const held = document.activeElement?.closest(`[data-message="${get().preview?.id}"]`);
  set({ greeted: true });
  if (held) requestAnimationFrame(focusNewest);
}

/** A notice from another channel: above what one types into, where it hides no text. */
function Toast({ state }: { state: State }) {
  const w = words[state.lang];
  const { toast } = state;
  const close = () => set({ toast: undefined });
  return html`<div class="toasts" role="status">
    ${
      toast &&
      html`<div class=${`toast ${toast.bad ? 'bad' : ''}`}>
        <div>
          <p>${toast.text}</p>
          ${toast.detail && html`<small>${toast.detail}</small>`}
        </div>
        ${toast.channel && html`<button type="button" class="button main" onClick=${() => go(toast.channel!)}>${w.open}</button>`}
        ${toast.act && html`<button type="button" class="button" onClick=${toast.act.run}>${toast.act.label}</button>`}
        <button type="button" class="icon" aria-label=${w.close} onClick=${close}>
          <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 5l10 10M15 5L5 15" /></svg>
        </button>
      </div>`
    }
  </div>`;
}

/** Shows a notice for a new DM while another channel is open. */
function notice(message: { channel: string; author: string }): void {
  const { channel, messages, seen } = get();
  if (message.author !== 'bot' || !message.channel.startsWith('dm:') || message.channel === channel) return;
  const w = words[get().lang];
  const list = messages[message.channel] ?? [];
  const count = list.filter((m) => m.author === 'bot' && Number(m.id) > (seen[message.channel] ?? 0)).length;
  const text = document.createElement('template');
  text.innerHTML = list.at(-1)?.view?.title?.html ?? '';
  set({
    toast: {
      text: count > 1 ? w.dmsFrom(count) : w.dmFrom,
      channel: message.channel,
      ...(text.content.textContent && { detail: text.content.textContent }),
    },
  });
}
