import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Channel, Message, User } from './slack-api.ts';
import { type Block, type Element, elementsOf, readable } from './slack-rules.ts';
import type { OpenModal } from './slack-views.ts';

/** The local Slack, as far as its page needs it. */
interface Acting {
  people(): readonly User[];
  rooms(): readonly Channel[];
  messages(user: User): readonly Message[];
  homeOf(user: User): readonly Block[];
  modalOf(user: User): OpenModal | undefined;
  noticesOf(user: User): readonly string[];
  picture(file: string): Buffer | undefined;
  command(user: User, where: Channel | 'dm', text: string): Promise<void>;
  press(user: User, labelOrRoute: string, spot?: Message | 'home'): Promise<void>;
  select(user: User, labels: readonly string[], spot?: Message | 'home'): Promise<void>;
  submit(user: User, values: Readonly<Record<string, string>>): Promise<void>;
  openHome(user: User): Promise<unknown>;
  dismiss(user: User): void;
}

const safe = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const field = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${safe(value)}">`;
const form = (user: User, does: string, inside: string): string =>
  `<form method="post">${field('user', user.id)}${field('does', does)}${inside}</form>`;

/**
 * What everybody sees, and everything that they could press, as plain HTML forms that post to where the page is. GET
 * shows it, POST does what a form of it says and comes back. No script, nothing from elsewhere.
 */
export function createPage(slack: Acting): RequestListener {
  return (request, response) => {
    void answer(request, response).catch((error: Error) => {
      response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' }).end(ledger(slack, error.message));
    });
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(ledger(slack));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    await act(new URLSearchParams(Buffer.concat(chunks).toString()));
    response.writeHead(303, { location: request.url ?? '/' }).end();
  }

  async function act(given: URLSearchParams): Promise<unknown> {
    const who = given.get('user') ?? '';
    const user = slack.people().find(({ id, name }) => [id, name].includes(who));
    if (!user) throw new Error('nobody of that name');
    const at = given.get('at');
    const spot = at === 'home' ? at : slack.messages(user).find(({ ts }) => ts === at);
    switch (given.get('does')) {
      case 'command': {
        const where = slack.rooms().find(({ id, name }) => [id, name].includes(given.get('where') ?? '')) ?? 'dm';
        return slack.command(user, where, (given.get('text') ?? '').replace(/^\/study\s*/, ''));
      }
      case 'press':
        return slack.press(user, given.get('what') ?? '', spot);
      case 'select':
        return slack.select(user, given.getAll('what'), spot);
      case 'submit': {
        const fields = [...given].filter(([name]) => name.startsWith('field.'));
        return slack.submit(user, Object.fromEntries(fields.map(([name, value]) => [name.slice(6), value])));
      }
      case 'home':
        return slack.openHome(user);
      case 'dismiss':
        return slack.dismiss(user);
      default:
        throw new Error(`not something to do: ${given.get('does')}`);
    }
  }
}

const ledger = (slack: Acting, said = ''): string => `<!doctype html><html lang="en"><meta charset="utf-8">
<title>A local Slack</title>
<style>body{font:15px system-ui;display:flex;gap:1rem;align-items:start;flex-wrap:wrap;background:#f8f8f8;color:#1d1c1d}
section{flex:1;min-width:22rem;max-width:36rem}article{background:#fff;border:1px solid #ddd;border-radius:8px;padding:.7rem;margin:.5rem 0}
pre{white-space:pre-wrap;font:inherit;margin:.3rem 0}small{color:#616061}form{display:inline}button,input,select,textarea{font:inherit}</style>
${said && `<p role="status">${safe(said)}</p>`}${slack
  .people()
  .map((user) => person(slack, user))
  .join('')}</html>`;

function person(slack: Acting, user: User): string {
  const rooms = slack.rooms();
  const home = slack.homeOf(user);
  const modal = slack.modalOf(user);
  const places = rooms.map(({ id, name }) => `<option value="${safe(id)}">#${safe(name)}</option>`).join('');
  const typing = form(
    user,
    'command',
    `<select name="where" aria-label="Where">${places}<option value="dm">direct message</option></select>
/study <input name="text" aria-label="Command"> <button>Send</button>`,
  );
  const messages = slack.messages(user).map((message) => {
    const room = rooms.find(({ id }) => id === message.channel);
    const place = [
      room ? `#${room.name}` : 'direct message',
      message.thread && 'in a thread',
      message.onlyFor && 'only visible to you',
    ];
    const body = message.blocks.map((block) => shown(slack, user, block, message.ts)).join('');
    return `<article><small>${safe(place.filter(Boolean).join(' · '))}</small>${body || `<pre>${safe(message.text)}</pre>`}</article>`;
  });
  const tab = home.map((block) => shown(slack, user, block, 'home')).join('');
  return `<section><h2>${safe(user.name)}</h2>
<article><small>Home</small> ${form(user, 'home', '<button>Open</button>')}${tab}</article>
${messages.join('')}${slack
  .noticesOf(user)
  .map((notice) => `<p>${safe(notice)}</p>`)
  .join('')}${modal ? filling(user, modal) : ''}${typing}</section>`;
}

function filling(user: User, { view, given, errors }: OpenModal): string {
  const inputs = view.blocks.map((block) => {
    if (block.type !== 'input') return `<pre>${safe(readable([block]))}</pre>`;
    const { element, block_id = '' } = block;
    const name = `name="field.${safe(block_id)}"`;
    const value = given.get(block_id) ?? '';
    const control =
      'options' in element
        ? `<select ${name}>${options(element, value)}</select>`
        : `<textarea ${name}>${safe(value)}</textarea>`;
    const wrong = errors[block_id] ? ` <b>${safe(errors[block_id])}</b>` : '';
    return `<p><label>${safe(block.label.text)} <small>${safe(block.hint?.text ?? '')}</small><br>${control}</label>${wrong}</p>`;
  });
  const submit = `${inputs.join('')}<button>${safe(view.submit?.text ?? 'Submit')}</button>`;
  return `<article><b>${safe(view.title.text)}</b>${form(user, 'submit', submit)} ${form(user, 'dismiss', '<button>Cancel</button>')}</article>`;
}

function shown(slack: Acting, user: User, block: Block, at: string): string {
  if (block.type === 'image') {
    const bytes = slack.picture(block.slack_file?.id ?? '');
    const source = bytes ? `data:image/png;base64,${bytes.toString('base64')}` : (block.image_url ?? '');
    return `<img alt="${safe(block.alt_text)}" src="${safe(source)}" style="max-width:100%">`;
  }
  const words = block.type === 'section' ? { ...block, accessory: undefined } : block;
  const text = block.type === 'actions' ? '' : `<pre>${safe(readable([words]))}</pre>`;
  return (
    text +
    elementsOf(block)
      .map((element) => acting(user, element, field('at', at)))
      .join(' ')
  );
}

function acting(user: User, element: Element, at: string): string {
  if (element.type === 'button') {
    const label = safe(element.text.text);
    if (element.url) return `<a href="${safe(element.url)}">${label}</a>`;
    return form(user, 'press', `${at}${field('what', element.value ?? element.text.text)}<button>${label}</button>`);
  }
  if (!('options' in element)) return '';
  const several = element.type === 'multi_static_select' ? ' multiple' : '';
  const labels = element.options.map(({ text }) => `<option>${safe(text.text)}</option>`).join('');
  const select = `<select name="what" aria-label="${safe(element.placeholder?.text ?? '')}"${several}>${labels}</select>`;
  return form(user, 'select', `${at}${select} <button>Choose</button>`);
}

const options = (of: Extract<Element, { options: unknown }>, chosen: string): string =>
  of.options
    .map(
      (o) => `<option value="${safe(o.value)}"${o.value === chosen ? ' selected' : ''}>${safe(o.text.text)}</option>`,
    )
    .join('');
