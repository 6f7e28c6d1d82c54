import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** A platform as a page: who is there, what each of them sees, and what they can do. */
export interface Ledger<User extends { readonly id: string; readonly name: string; readonly locale: string }> {
  readonly title: string;
  readonly style: string;
  people(): readonly User[];
  /**
   * What they see in HTML: what always stands `above`, the messages, oldest first, and `below` what they do next: a form
   * that is open, a place to type. `at` is where they have just pressed.
   */
  shows(user: User, at: string): { readonly above?: string; readonly log: readonly string[]; readonly below: string };
  /** The same as it is read aloud, for a terminal. */
  reads(user: User): readonly string[];
  act(user: User, does: string, given: URLSearchParams): Promise<unknown>;
}

export const safe = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
export const field = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${safe(value)}">`;
export const form = (user: { id: string }, does: string, inside: string): string =>
  `<form method="post" target="_self">${field('user', user.id)}${field('does', does)}${inside}</form>`;

/** A select whose choice is sent by a button of the page's own; where several can be chosen, each is a box to tick. */
export function choosing(
  name: string,
  placeholder: string,
  several: boolean,
  options: readonly (readonly [value: string, label: string, ticked?: boolean])[],
  done = 'Choose',
): string {
  const button = ` <button class="main">${done}</button>`;
  if (several) {
    const boxes = options.map(
      ([value, label, ticked]) =>
        `<label><input type="checkbox" name="${name}" value="${safe(value)}"${ticked ? ' checked' : ''}> ${safe(label)}</label>`,
    );
    return `<fieldset><legend>${safe(placeholder)}</legend>${boxes.join('')}</fieldset>${button}`;
  }
  const listed = options.map(([value, label]) => `<option value="${safe(value)}">${safe(label)}</option>`).join('');
  const none = `<option value="" hidden>${safe(placeholder)}</option>`;
  return `<select name="${name}" required aria-label="${safe(placeholder)}">${none}${listed}</select>${button}`;
}

/** A message as it stands in a log: from the bot, in this place. */
export const said = (place: string, at: number, inside: string): string =>
  `<article><header><b>Tongxue</b> <i>APP</i> <small>${safe(place)} · ${new Date(at).toISOString().slice(11, 16)} UTC</small></header>${inside}</article>`;

/**
 * Serves it: GET shows it, POST does what a form of it says and comes back. No script, nothing from elsewhere. Whoever
 * does not ask for HTML is a terminal: it gets text, after a POST only what is new or has changed.
 */
export function createLedger<User extends { readonly id: string; readonly name: string; readonly locale: string }>(
  ledger: Ledger<User>,
): RequestListener {
  const text = (user: User) => ledger.reads(user).join('\n---\n');

  return (request, response) => {
    const html = request.headers.accept?.includes('text/html') ?? false;
    const tell = (status: number, text: string, more = {}) =>
      response
        .writeHead(status, { 'content-type': `text/${html ? 'html' : 'plain'}; charset=utf-8`, ...more })
        .end(text);
    const turn: Turn = { who: '', at: '' };
    void answer(request, html, tell, turn).catch(({ message }: Error) =>
      tell(400, html ? render(ledger, { ...turn, wrong: message }) : `${message}\n`),
    );
  };

  async function answer(
    request: IncomingMessage,
    html: boolean,
    tell: (status: number, text: string, more?: object) => ServerResponse,
    turn: Turn,
  ) {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
    if (request.method !== 'POST') {
      const [who, at] = [searchParams.get('user') ?? '', searchParams.get('at') ?? ''];
      const all = () => ledger.people().map((user) => `══ ${user.name}\n${text(user)}\n`);
      return tell(200, html ? render(ledger, { who, at }) : who ? `${text(find(who))}\n` : all().join('\n'));
    }
    // The bot's own listener has read the body; a plain server has not.
    let { rawBody: body } = request as IncomingMessage & { readonly rawBody?: Buffer };
    body ??= Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    const given = new URLSearchParams(body.toString());
    const user = find(given.get('user') ?? '');
    Object.assign(turn, { who: user.id, at: given.get('at') ?? '' });
    const before = new Set(ledger.reads(user));
    await ledger.act(user, given.get('does') ?? 'command', given);
    const back = new URLSearchParams({ user: turn.who, at: turn.at });
    if (html) return tell(303, '', { location: `${pathname}?${back}` });
    const fresh = ledger.reads(user).filter((one) => !before.has(one));
    return tell(200, `${fresh.join('\n---\n')}\n`);
  }

  function find(who: string): User {
    const user = ledger.people().find(({ id, name }) => id === who || name.toLowerCase() === who.toLowerCase());
    if (!user) throw new Error('nobody of that name');
    return user;
  }
}

/** Who did something last, where they pressed, and what was wrong with it. */
interface Turn {
  readonly who: string;
  readonly at: string;
  readonly wrong?: string;
}

function render<User extends { readonly id: string; readonly name: string; readonly locale: string }>(
  ledger: Ledger<User>,
  { who, at, wrong }: Turn,
): string {
  const alert = wrong ? `<p role="alert">${safe(wrong)}</p>` : '';
  const columns = ledger.people().map((user) => {
    const turn = user.id === who;
    const { above = '', log, below } = ledger.shows(user, turn ? at : '');
    const name = safe(user.name);
    return `<section${turn ? ' class="turn"' : ''} lang="${safe(user.locale)}"><h2>${name} <small>${safe(user.locale)}</small></h2>${above}
<div class="log" tabindex="0" aria-label="What ${name} sees"><div>${log.join('\n')}</div></div>${turn ? alert : ''}${below}</section>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><base target="_blank">
<title>${ledger.title}</title><style>${common}${ledger.style}</style>
${who ? '' : alert}<main>${columns.join('')}</main></html>\n`;
}

// A log stands on its end and so begins at the bottom, where what is new is.
const common = `
* { box-sizing: border-box } html, body { height: 100%; margin: 0 }
body { font: 15px/1.4 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; display: flex; flex-direction: column;
  background: var(--back); color: var(--ink) }
main { flex: 1; min-height: 0; display: flex; gap: 1px; overflow-x: auto; background: var(--line) }
section { flex: 1 0 min(24rem, 100vw); min-width: 0; display: flex; flex-direction: column; background: var(--back) }
h2 { margin: 0; padding: .5rem 1rem; font-size: 1rem; border-bottom: 1px solid var(--line) } small { color: var(--dim); font-weight: 400 }
.log { flex: 1; min-height: 0; overflow-y: auto; display: flex; flex-direction: column-reverse; padding: .5rem 1rem }
article { margin: .8rem 0; overflow-wrap: anywhere } article > header i { font: 600 .65rem/1 system-ui; padding: .1rem .25rem;
  border-radius: 3px; background: var(--app); color: var(--appink) }
h3 { margin: .5rem 0 .2rem; line-height: 1.3 } h3.one { font-size: 1.35rem } h3.two { font-size: 1.15rem } h3.three { font-size: 1rem }
p { margin: .35rem 0 } ul, ol { margin: .2rem 0; padding-left: 1.5rem } blockquote { margin: .2rem 0; padding-left: .7rem; border-left: 4px solid var(--line) }
code, pre { font: .86em/1.4 ui-monospace, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; background: var(--code); border-radius: 4px }
code { padding: .1em .25em } pre { padding: .5rem; overflow-x: auto; border: 1px solid var(--line); white-space: pre; margin: .4rem 0 }
pre code { padding: 0; font-size: 1em } a { color: var(--link) } img { max-width: 100%; display: block; margin: .4rem 0; border-radius: 6px }
form { display: inline-block; max-width: 100%; margin: .3rem .25rem .1rem 0 } button, .link { font: 500 .9rem/1.3 inherit; font-family: inherit; padding: .4rem .8rem;
  border-radius: var(--round); border: 1px solid var(--edge); background: var(--button); color: var(--buttonink); cursor: pointer; text-align: left; display: inline-block; text-decoration: none }
button.main { background: var(--main); color: #fff; border-color: var(--main) } button.danger { background: var(--danger); color: #fff; border-color: var(--danger) }
input:not([type=checkbox]), select, textarea { font: inherit; color: inherit; background: var(--field); border: 1px solid var(--edge); border-radius: var(--round); padding: .4rem .5rem; max-width: 100% }
fieldset { border: 1px solid var(--edge); border-radius: var(--round); margin: 0 0 .3rem } fieldset label { display: block }
.typing { padding: .6rem 1rem; border-top: 1px solid var(--line) } .typing form { display: flex; gap: .4rem; margin: 0 } .typing input { flex: 1; min-width: 0 }
.modal { padding: .6rem 1rem; border-top: 3px solid var(--main); background: var(--field); max-height: 70%; overflow-y: auto } .modal textarea, .modal select, .modal input { width: 100%; background: var(--back) }
.modal form:first-of-type { display: contents } .modal button { margin-right: .4rem } .modal textarea { min-height: 4.5rem } .wrong, [role=alert] { color: var(--wrong) } [role=alert] { margin: 0; padding: .5rem 1rem; white-space: pre-wrap; max-height: 30vh; overflow: auto }
section.turn h2 { box-shadow: inset 4px 0 var(--main) }
`;
