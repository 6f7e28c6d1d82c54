import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { goOn, play } from './act.ts';
import type { Block, Message, Select } from './api.ts';
import { readOptions } from './lettered.ts';
import { localTimes } from './when.ts';
import type { Lang, Words } from './words.ts';

interface Shown {
  message: Message;
  busy: boolean;
  lang: Lang;
  w: Words;
}

/** Text that the server made safe. */
const safe = (markup: string, lang: Lang) => ({ __html: localTimes(markup, lang) });

/** A view of the bot, with working buttons and selects. */
export function ViewBody({ message, busy, lang, w }: Shown) {
  const [pressed, setPressed] = useState('');
  const settled = useSettled(message);
  const view = message.view;
  if (!view) return null;
  const { body, texts } = readOptions(view.body);
  const press = async (route: string, values?: string[]) => {
    setPressed(values ? `${route} ${values.join(' ')}` : route);
    const answer = await play(
      { route, message: message.id, ...(values && { values }) },
      { busy: message.id, unreachable: w.unreachable },
    );
    goOn(answer, document.querySelector(`[data-message="${message.id}"]`));
  };
  const on = { busy, settled, pressed: busy ? pressed : '', press, lang, w, id: message.id, texts };
  return html`
    ${
      view.title &&
      html`<h3 class=${`title ${view.tone}`}>
        ${view.tone !== 'plain' && html`<${Tone} tone=${view.tone} />`}
        <span dangerouslySetInnerHTML=${safe(view.title.html, lang)} />
      </h3>`
    }
    ${body.map((block, at) => html`<${BlockView} key=${at} at=${at} block=${block} ...${on} />`)}
  `;
}

const signs = { good: 'M5 10.500l3.500 3.500L15 7', wrong: 'M6 6l8 8M14 6l-8 8', bad: 'M10 4v8M10 15.500v.500' };

/** How long something that has just appeared takes no click or Enter: it was meant for what was there before. */
export const settlesInMs = 500;

/** Whether a message has been there long enough to be clicked. The view is drawn anew when its message is replaced. */
function useSettled({ fresh, version }: Message): boolean {
  const [settled, settle] = useState(!fresh && !version);
  useEffect(() => {
    if (settled) return;
    const timer = setTimeout(() => settle(true), settlesInMs);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}

function Tone({ tone }: { tone: keyof typeof signs }) {
  return html`<svg class="tone" viewBox="0 0 20 20" aria-hidden="true"><path d=${signs[tone]} /></svg>`;
}

interface Live {
  at: number;
  id: string;
  busy: boolean;
  settled: boolean;
  pressed: string;
  press(route: string, values?: string[]): void;
  lang: Lang;
  w: Words;
  /** What the options say, by their letters. */
  texts: Readonly<Record<string, string>>;
}

function BlockView({ block, ...on }: Live & { block: Block }) {
  const { lang } = on;
  switch (block.kind) {
    case 'text':
      return html`<div class="prose" dangerouslySetInnerHTML=${safe(block.html, lang)} />`;
    case 'facts':
      return html`<dl class="facts">
        ${block.facts.map(
          (fact) => html`<div class=${fact.value.replace(/<[^>]*>/g, '').length > 40 ? 'long' : ''}>
            <dt dangerouslySetInnerHTML=${safe(fact.label, lang)} />
            <dd dangerouslySetInnerHTML=${safe(fact.value, lang)} />
          </div>`,
        )}
      </dl>`;
    case 'meter': {
      const label = `m${on.id}-${on.at}`;
      return html`<div class="meter">
        <span id=${label} dangerouslySetInnerHTML=${safe(block.html, lang)} />
        <span class="count">${block.done}/${block.of}</span>
        <progress aria-labelledby=${label} value=${block.done} max=${Math.max(block.of, 1)} />
      </div>`;
    }
    case 'buttons':
      return html`<div class="buttons">
        ${block.buttons.map((button) =>
          button.url
            ? html`<a class="button" href=${button.url} target="_blank" rel="noopener noreferrer">
                ${button.label}<svg class="out" viewBox="0 0 12 12" aria-hidden="true"><path d="M3.500 2.500h6v6M9.500 2.500L2.500 9.500" /></svg>
              </a>`
            : html`<${Press} class=${button.label in on.texts ? 'option' : (button.style ?? '')} label=${button.label} on=${on} route=${button.route} />`,
        )}
      </div>`;
    case 'image':
      // The theme may be the reader's own choice, which no media query knows: the style sheet shows one of the two.
      return html`<img class=${block.dark ? 'picture light' : 'picture'} alt=${block.alt} src=${block.src} />
        ${block.dark && html`<img class="picture dark" alt=${block.alt} src=${block.dark} />`}`;
    case 'file':
      return html`<div class="buttons"><a class="button" href=${block.href} download=${block.name} title=${block.alt}>${block.name}</a></div>`;
    case 'select':
      return html`<${Selecting} block=${block} on=${on} />`;
  }
}

/** By keyboard (`detail` is 0 then) nobody presses what they have not gone to. */
const takes = (e: MouseEvent, { busy, settled }: Live): boolean => !busy && e.detail < 2 && (settled || e.detail === 0);

/**
 * While it waits it stays focusable but does nothing; otherwise the keyboard focus would be lost. The second click of a
 * double click does nothing either: it could hit a button that has just replaced the first one.
 */
function Press({
  label,
  route,
  values,
  chosen,
  on,
  ...rest
}: {
  label: string;
  route: string;
  values?: string[];
  /** Of a choice that is in force already or not; undefined where nothing is. */
  chosen?: boolean;
  on: Live;
  class: string;
}) {
  const waiting = on.pressed === (values ? `${route} ${values.join(' ')}` : route);
  return html`<button
    type="button"
    class=${`button ${rest.class} ${waiting ? 'waiting' : ''} ${on.settled ? '' : 'new'}`}
    aria-disabled=${on.busy || !on.settled ? 'true' : undefined}
    aria-busy=${waiting ? 'true' : undefined}
    aria-pressed=${chosen === undefined ? undefined : String(chosen)}
    onClick=${(e: MouseEvent) => takes(e, on) && on.press(route, values)}
  >
    <${Label} label=${label} texts=${on.texts} />
  </button>`;
}

/** A letter with what it stands for; any other label as it is. */
function Label({ label, texts }: { label: string; texts: Live['texts'] }) {
  const text = texts[label];
  return text ? html`<b>${label}</b> <span dangerouslySetInnerHTML=${{ __html: text }} />` : label;
}

/** A few options are buttons; many are a native select; several at once are checkboxes. */
function Selecting({ block, on }: { block: Select; on: Live }) {
  const [chosen, setChosen] = useState<string[]>(block.chosen ? [block.chosen] : []);
  const label = `s${on.id}-${on.at}`;
  const fits = chosen.length >= Math.max(block.min, 1) && chosen.length <= block.max;
  const done = html`<button
    type="button"
    class=${`button main ${on.pressed ? 'waiting' : ''} ${on.settled ? '' : 'new'}`}
    aria-disabled=${on.busy || !on.settled || !fits ? 'true' : undefined}
    onClick=${(e: MouseEvent) => takes(e, on) && fits && on.press(block.route, chosen)}
  >
    ${block.max > 1 ? on.w.submit : on.w.pickOne}
  </button>`;

  const compact = block.options.every(({ label }) => label.length <= 14 && !(label in on.texts));
  if (block.max > 1)
    return html`<fieldset class=${`choices ${compact ? 'compact' : ''}`}>
      <legend>${block.placeholder} <small>${on.w.pick(Math.max(block.min, 1), block.max)}</small></legend>
      ${block.options.length > 12 && html`<div class="buttons">${done}</div>`}
      ${block.options.map((option) => {
        const ticked = chosen.includes(option.value);
        const full = !ticked && chosen.length >= block.max;
        return html`<label class="choice">
          <input
            type="checkbox"
            checked=${ticked}
            disabled=${full}
            onChange=${() => setChosen(ticked ? chosen.filter((v) => v !== option.value) : [...chosen, option.value])}
          />
          <span><${Label} label=${option.label} texts=${on.texts} /></span>
        </label>`;
      })}
      <div class="buttons">${done}</div>
    </fieldset>`;

  if (block.options.length <= 6)
    return html`<div class="choices" role="group" aria-labelledby=${label}>
      <p class="legend" id=${label}>${block.placeholder}</p>
      ${block.options.map(
        (option) =>
          html`<${Press} class="option" label=${option.label} route=${block.route} values=${[option.value]} chosen=${block.chosen && option.value === block.chosen} on=${on} />`,
      )}
    </div>`;

  return html`<div class="pick">
    <label class="legend" for=${label}>${block.placeholder}</label>
    <div class="buttons">
      <select id=${label} value=${chosen[0] ?? ''} onChange=${(e: Event) => setChosen([(e.target as HTMLSelectElement).value].filter(Boolean))}>
        <option value="">${on.w.choose}…</option>
        ${block.options.map((option) => html`<option value=${option.value}>${option.label}</option>`)}
      </select>
      ${done}
    </div>
  </div>`;
}
