import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { complain, play } from './act.ts';
import { type Channel, type Choice, type Message, type Option, read } from './api.ts';
import { title } from './log.ts';
import { get, keep, kept, type State } from './model.ts';
import { follow } from './place.ts';
import { type Row, readSlash } from './slash.ts';
import type { Words } from './words.ts';

/** The input: one line, since forms ask for longer texts. A slash opens the menu. */
export function Composer({ state, channel, w }: { state: State; channel: Channel; w: Words }) {
  const draft = `draft ${state.person} ${channel.id}`;
  const [text, write] = useState(() => kept(draft) ?? '');
  /** What is typed stays there through a reload. */
  const setText = (typed: string) => {
    now.current = typed;
    keep('tab', draft, typed);
    write(typed);
  };
  /** The same before it is drawn: a second Enter may come earlier, and would send the line again. */
  const now = useRef(text);
  const [active, setActive] = useState(0);
  const [closed, setClosed] = useState(false);
  const [sent, setSent] = useState<string[]>([]);
  const [back, setBack] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const typing = readSlash(text, state.commands);
  const suggested = useSuggestions(typing.option, state, channel);

  const before = typing.option ? text.slice(0, text.length - typing.option.query.length) : '';
  const rows: Row[] = [
    ...typing.rows,
    ...suggested.map((c) => ({
      text: before + c.value,
      name: c.label,
      about: c.label === c.value ? '' : c.value,
      options: [],
    })),
  ];
  const open = !closed && text.startsWith('/') && rows.length > 0 && rows[0]?.text !== text;
  // With nothing typed for an optional option, Enter sends.
  const untouched = Boolean(typing.option && typing.option.query === '' && typing.ready);
  // An optional option has one more position in the menu, before its first row: no choice.
  const picked = open ? Math.min(active, rows.length - (untouched ? 0 : 1)) - (untouched ? 1 : 0) : -1;
  const menu = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    menu.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [picked, open]);

  const type = (value: string) => {
    setText(value);
    setActive(0);
    setClosed(false);
    setBack(0);
  };
  const choose = (row: Row | undefined) => {
    if (!row) return;
    type(row.text);
    input.current?.focus();
  };
  /** What is sent waits for what was sent before it. */
  const line = useRef<ReturnType<typeof play>>(Promise.resolve(undefined));
  const lost = useRef<{ said: string; id: string } | undefined>(undefined);
  const send = async () => {
    const said = now.current.trim();
    // A slash alone begins a command, and is none.
    if (!said || /^[/／]$/.test(said)) return;
    setText('');
    setSent([...sent.filter((s) => s !== said), said].slice(-30));
    // The same line again, because its answer was lost, is the same event: it may have been done.
    const id = lost.current?.said === said ? lost.current.id : crypto.randomUUID();
    const deed = () => play({ text: said }, { busy: 'composer', id, unreachable: w.unreachable, quiet: true });
    line.current = line.current.then(deed);
    const answer = await line.current;
    lost.current = answer && !answer.ok && !answer.text ? { said, id } : undefined;
    if (answer?.ok) goTo(answer.value.messages.at(-1), input.current);
    if (!answer?.ok) {
      setText(now.current || said);
      if (answer) complain(answer, w.unreachable);
    }
  };
  const recall = (step: number) => {
    const to = Math.max(0, Math.min(sent.length, back + step));
    setText(to === 0 ? '' : (sent.at(-to) ?? ''));
    setClosed(true);
    setBack(to);
  };
  const move = (step: number) => {
    const count = rows.length + (untouched ? 1 : 0);
    setActive((active + step + count) % count);
  };
  const key = (e: KeyboardEvent) => {
    if (e.isComposing || e.altKey) return;
    if (open && (e.key === 'ArrowDown' || e.key === 'ArrowUp')) move(e.key === 'ArrowDown' ? 1 : -1);
    else if (!text.startsWith('/') && e.key === 'ArrowUp' && (text === '' || back > 0)) recall(1);
    else if (back > 0 && (e.key === 'ArrowUp' || e.key === 'ArrowDown')) recall(e.key === 'ArrowUp' ? 1 : -1);
    else if (open && e.key === 'Escape') setClosed(true);
    else if (open && e.key === 'Tab' && !e.shiftKey) choose(rows[Math.max(picked, 0)]);
    else if (e.key === 'Enter') {
      const exact = typing.ready && typing.doing?.path === text.trim();
      if (open && picked >= 0 && !exact) choose(rows[picked]);
      else void send();
    } else return;
    e.preventDefault();
  };

  const hint = typing.doing && hintOf(typing.doing.path, typing.doing.spec.options, typing.doing.spec.about);
  return html`<form
    class="composer"
    onSubmit=${(e: Event) => {
      e.preventDefault();
      void send();
    }}
  >
    ${
      open &&
      html`<ul class="menu" role="listbox" id="menu" ref=${menu} aria-label=${typing.option ? w.valuesFor(typing.option.spec.name) : w.commands}>
        ${rows.map(
          (row, n) => html`<li
            role="option"
            id=${`o${n}`}
            key=${row.text}
            aria-selected=${n === picked ? 'true' : 'false'}
            onMouseDown=${(e: Event) => e.preventDefault()}
            onClick=${() => choose(row)}
          >
            <span><b>${row.name}</b>${row.options.map((o) => html` <code>${o.required ? o.about || o.name : `[${o.about || o.name}]`}</code>`)}</span>
            ${row.about && html`<small>${row.about}</small>`}
          </li>`,
        )}
      </ul>`
    }
    <p class="hint" id="hint">${
      hint ??
      html`${!text.startsWith('/') && w.composeHint + w.gap}<span class="keys">${open ? w.menuHint : w.keys}</span>`
    }</p>
    <div class="line">
      <input
        ref=${input}
        id="composer"
        role="combobox"
        aria-label=${w.message(title(channel, w))}
        aria-autocomplete="list"
        aria-controls=${open ? 'menu' : undefined}
        aria-expanded=${open ? 'true' : 'false'}
        aria-activedescendant=${picked >= 0 && open ? `o${picked}` : undefined}
        aria-describedby="hint"
        autocomplete="off"
        autocapitalize="off"
        spellcheck=${false}
        maxlength="2000"
        enterkeyhint="send"
        placeholder=${w.message(title(channel, w))}
        value=${text}
        onInput=${(e: Event) => type((e.target as HTMLInputElement).value)}
        onKeyDown=${key}
        onBlur=${() => setClosed(true)}
        onFocus=${() => setClosed(false)}
      />
      <button type="submit" class="send" aria-label=${w.send} aria-disabled=${text.trim() ? undefined : 'true'}>
        <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M3 10L17 3l-4 14-3-6z" /></svg>
      </button>
    </div>
  </form>`;
}

/** The keyboard goes to an answer that can be pressed, unless it went elsewhere or types on meanwhile. */
function goTo(answer: Message | undefined, input: HTMLInputElement | null): void {
  if (answer?.view?.body.some(({ kind }) => kind === 'buttons' || kind === 'select')) follow(answer, input);
}

function hintOf(path: string, options: readonly Option[], about: string) {
  return html`<b>${path}</b>${options.map((o) => html` <code>${o.required ? o.about || o.name : `[${o.about || o.name}]`}</code>`)}
    ${options.every((o) => !o.about) && html` ${about}`}`;
}

/** Asks the server while a value is typed, at most every 150 ms, and forgets answers that came too late. */
function useSuggestions(option: ReturnType<typeof readSlash>['option'], state: State, channel: Channel): Choice[] {
  const [choices, setChoices] = useState<{ of: string; list: Choice[] }>({ of: '', list: [] });
  const wanted = option?.spec.suggest ? JSON.stringify([option.command, option.sub, option.spec.name]) : '';
  const query = option?.query ?? '';
  useEffect(() => {
    if (!wanted || !option) return;
    const timer = setTimeout(async () => {
      const { person, lang } = get();
      const answer = await read<{ choices: Choice[] }>('/api/suggest', {
        person,
        channel: channel.id,
        locale: lang,
        command: option.command,
        ...(option.sub && { sub: option.sub }),
        option: option.spec.name,
        query,
      });
      if (!stale && answer.ok) setChoices({ of: wanted, list: answer.value.choices });
    }, 150);
    let stale = false;
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [wanted, query, channel.id, state.person]);
  return choices.of === wanted && wanted ? choices.list : [];
}
