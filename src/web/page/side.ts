import { html } from 'htm/preact';
import { speak } from './act.ts';
import type { Person } from './api.ts';
import { Face } from './log.ts';
import { become, channelsOf, go, me, paint, type State, unread } from './model.ts';
import { welcome } from './welcome.ts';
import { langAfter, type Words, words } from './words.ts';

/** The channels, and the people whom one can be. On a phone it is one row, and the people are a list to choose from. */
export function Side({ state, w }: { state: State; w: Words }) {
  const person = me();
  const channels = channelsOf(person);
  const themes = ['auto', 'light', 'dark'] as const;
  const next = themes[(themes.indexOf(state.theme) + 1) % themes.length]!;
  const other = langAfter(state.lang);
  const changeLanguage = async () => {
    const { spoken } = await speak(other);
    if (spoken) await welcome('again');
  };
  const place = (channel: (typeof channels)[number]) => {
    const count = channel.id === state.channel ? 0 : unread(channel.id);
    return html`<li>
      <button
        type="button"
        class=${`place ${count > 0 ? 'has-unread' : ''}`}
        aria-current=${channel.id === state.channel ? 'page' : undefined}
        onClick=${() => go(channel.id)}
      >
        ${channel.dm ? html`<${Face} account="bot" name=${channel.name} />` : html`<span class="hash" aria-hidden="true">#</span>`}
        <span class="name">${channel.name}</span>
        ${count > 0 && html`<span class="badge"><span aria-hidden="true">${count}</span><span class="hidden">${w.unread(count)}</span></span>`}
      </button>
    </li>`;
  };

  const called = (p: Person) => (p.role === 'you' ? state.name || w.you : p.name);

  return html`<nav class="side" aria-label=${w.sideLabel}>
    <header>
      <h1>Tongxue 同学</h1>
      <p>${w.playground}</p>
    </header>
    <div class="lists">
      <h2 id="side-channels">${w.channels}</h2>
      <ul aria-labelledby="side-channels">${channels.filter((c) => !c.dm).map(place)}</ul>
      <h2 id="side-direct">${w.direct}</h2>
      <ul aria-labelledby="side-direct">${channels.filter((c) => c.dm).map(place)}</ul>
      <label class="who">
        <span class="hidden">${w.seeAs}</span>
        <select onChange=${(e: Event) => become((e.target as HTMLSelectElement).value, state.channel)}>
          ${state.people.map((p) => html`<option value=${p.account} selected=${p.account === state.person}>${p.role === 'organiser' ? `${called(p)} · ${w.organiser}` : called(p)}</option>`)}
        </select>
      </label>
      <h2 id="side-people">${w.seeAs}</h2>
      <ul aria-labelledby="side-people" class="people">
        ${state.people.map(
          (p) => html`<li key=${p.account}>
            <button
              type="button"
              class="place"
              aria-current=${p.account === state.person ? 'true' : undefined}
              onClick=${() => p.account !== state.person && become(p.account, state.channel)}
            >
              <${Face} account=${p.account} name=${called(p)} />
              <span class="name">${called(p)}</span>
              ${p.role === 'you' && state.name && html`<span class="role">${w.you}</span>`}
              ${p.role === 'organiser' && html`<span class="role">${w.organiser}</span>`}
            </button>
          </li>`,
        )}
      </ul>
    </div>
    <footer>
      <button type="button" class="quiet" lang=${other} aria-label=${`${words[other].languageLabel} · ${words[other].short}`} onClick=${changeLanguage}>
        <svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7" /><path d="M3 10h14M10 3c5 5 5 9 0 14M10 3c-5 5-5 9 0 14" /></svg>
        <span class="whole">${words[other].language}</span><span class="short" aria-hidden="true">${words[other].short}</span>
      </button>
      <button type="button" class="quiet theme" aria-label=${w.theme[state.theme]} title=${w.theme[state.theme]} onClick=${() => paint(next)}>
        ${
          state.theme === 'light'
            ? html`<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="3.500" /><path d="M10 2v2M10 16v2M2 10h2M16 10h2M4.300 4.300l1.500 1.500M14.200 14.200l1.500 1.500M15.700 4.300l-1.500 1.500M5.800 14.200l-1.500 1.500" /></svg>`
            : state.theme === 'dark'
              ? html`<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M16 12A6.500 6.500 0 0 1 8 4a6.500 6.500 0 1 0 8 8z" /></svg>`
              : html`<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="6.500" /><path d="M10 3.500v13a6.500 6.500 0 0 0 0-13z" fill="currentColor" /></svg>`
        }
      </button>
    </footer>
  </nav>`;
}
