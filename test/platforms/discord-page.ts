import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { createPeople } from './discord-people.ts';
import type { Component } from './discord-rules.ts';
import type { Message, User, World } from './discord-world.ts';

type People = ReturnType<typeof createPeople>;

const safe = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/**
 * The ledger as a page: what everybody sees, and everything that they could press, as plain HTML forms that post to
 * where the page is. No script, nothing from elsewhere.
 */
export function renderLedger(world: Pick<World, 'users' | 'visible' | 'forms'>, said = ''): string {
  const people = [...world.users.values()].map((user) => renderUser(world, user)).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A local Discord</title>
<style>body{font:15px system-ui;display:flex;gap:1rem;align-items:start;flex-wrap:wrap;background:#313338;color:#dbdee1}
section{flex:1;min-width:22rem;max-width:36rem}article{background:#2b2d31;border-radius:8px;padding:.7rem;margin:.5rem 0}
pre{white-space:pre-wrap;font:inherit;margin:.3rem 0}small{color:#a5a8ad}form{display:inline}button,input,select,textarea{font:inherit}</style>
${said && `<p role="status">${safe(said)}</p>`}${people}</html>`;
}

const field = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${safe(value)}">`;
const form = (user: User, does: string, inside: string): string =>
  `<form method="post">${field('user', user.id)}${field('does', does)}${inside}</form>`;

function renderUser({ visible, forms }: Pick<World, 'visible' | 'forms'>, user: User): string {
  const open = forms.get(user.id)?.modal;
  const filling =
    open &&
    `<article><b>${safe(open.title)}</b>${form(
      user,
      'submit',
      `${open.components
        .map(({ label, description = '', component: c }) => {
          const input =
            c.type === 3
              ? `<select name="field.${safe(c.custom_id ?? '')}">${options(c)}</select>`
              : `<textarea name="field.${safe(c.custom_id ?? '')}">${safe(c.value ?? '')}</textarea>`;
          return `<p><label>${safe(label)} <small>${safe(description)}</small><br>${input}</label></p>`;
        })
        .join('')}<button>Submit</button>`,
    )}</article>`;
  const typing = form(
    user,
    'command',
    '<input name="text" aria-label="Command" placeholder="/task"> <button>Send</button>',
  );
  return `<section><h2>${safe(user.name)}</h2>${visible(user)
    .map((message) => renderMessage(user, message))
    .join('')}${filling ?? ''}${typing}</section>`;
}

function renderMessage(user: User, message: Message): string {
  const { channel, only, thinking, content, components } = message;
  const place = channel.with ? 'direct message' : (channel.name ?? channel.guild?.name ?? '');
  const body = thinking
    ? '…'
    : [content && `<pre>${safe(content)}</pre>`, ...components.map((c) => shown(user, message, c))];
  return `<article><small>${safe(place)}${only ? ' · only you can see this' : ''}</small>${[body].flat().join('')}</article>`;
}

function shown(user: User, message: Message, c: Component): string {
  const id = field('message', message.id) + field('id', c.custom_id ?? '');
  switch (c.type) {
    case 10:
      return `<pre>${safe(c.content ?? '')}</pre>`;
    case 12:
      return (c.items ?? [])
        .map(({ media, description }) => {
          const upload = message.uploads.find((u) => media.url === `attachment://${u.filename}`);
          const src = upload ? `data:image/png;base64,${Buffer.from(upload.bytes).toString('base64')}` : media.url;
          return `<img alt="${safe(description)}" src="${safe(src)}" style="max-width:100%">`;
        })
        .join('');
    case 2:
      return c.url
        ? `<a href="${safe(c.url)}">${safe(c.label ?? '')}</a> `
        : `${form(user, 'use', `${id}<button>${safe(c.label ?? '')}</button>`)} `;
    case 3: {
      const several = (c.max_values ?? 1) > 1 ? ' multiple' : '';
      const select = `<select name="value" aria-label="${safe(c.placeholder ?? '')}"${several}>${options(c)}</select>`;
      return form(user, 'use', `${id}${select} <button>Choose</button>`);
    }
    default:
      return (c.components ?? []).map((one) => shown(user, message, one)).join('');
  }
}

const options = (c: Component): string =>
  (c.options ?? [])
    .map((o) => `<option value="${safe(o.value)}"${o.default ? ' selected' : ''}>${safe(o.label)}</option>`)
    .join('');

/** Serves the ledger: GET shows it, POST does what a form of it says and comes back. */
export function createPage(world: World, people: People): RequestListener {
  return (request, response) => {
    void answer(request, response).catch((error: Error) => {
      response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' }).end(renderLedger(world, error.message));
    });
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      await act(new URLSearchParams(Buffer.concat(chunks).toString()));
      response.writeHead(303, { location: request.url ?? '/' }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(renderLedger(world));
  }

  async function act(given: URLSearchParams): Promise<void> {
    const user = world.users.get(given.get('user') ?? '');
    if (!user) throw new Error('nobody of that name');
    const fields = [...given].filter(([name]) => name.startsWith('field.'));
    switch (given.get('does')) {
      case 'command': {
        const [, path = '', rest = ''] = /^\s*(\/\w+(?: (?!\w+:)\w+)?)(.*)$/.exec(given.get('text') ?? '') ?? [];
        const options = [...rest.matchAll(/(\w+):(.*?)(?=\s\w+:|$)/g)].map(([, name, value]) => [name, value?.trim()]);
        await people.command(user, path, Object.fromEntries(options));
        return;
      }
      case 'use': {
        const values = given.getAll('value');
        const what = [given.get('message') ?? '', given.get('id') ?? ''] as const;
        await people.use(user, ...what, values.length ? values : undefined);
        return;
      }
      case 'submit':
        await people.submit(user, Object.fromEntries(fields.map(([name, value]) => [name.slice(6), value])));
        return;
      default:
        throw new Error(`not something to do: ${given.get('does')}`);
    }
  }
}
