import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Channel, Message, User } from './slack-api.ts';
import { type Block, elementsOf, readable } from './slack-rules.ts';

/** What a page can have somebody do, by name as a person reads it. */
const actSchema = z.discriminatedUnion('do', [
  z.object({ user: z.string(), do: z.literal('command'), where: z.string(), text: z.string() }),
  z.object({ user: z.string(), do: z.literal('press'), label: z.string(), in: z.string().optional() }),
  z.object({ user: z.string(), do: z.literal('select'), labels: z.array(z.string()), in: z.string().optional() }),
  z.object({ user: z.string(), do: z.literal('submit'), values: z.record(z.string(), z.string()) }),
  z.object({ user: z.string(), do: z.literal('home') }),
  z.object({ user: z.string(), do: z.literal('dismiss') }),
]);

/** The local Slack, as far as its page needs it. */
interface Acting {
  people(): readonly User[];
  rooms(): readonly Channel[];
  messages(user: User): readonly Message[];
  homeOf(user: User): readonly Block[];
  picture(file: string): Buffer | undefined;
  sees(user: User): string;
  command(user: User, where: Channel | 'dm', text: string): Promise<void>;
  press(user: User, label: string, message?: Message | 'home'): Promise<void>;
  select(user: User, labels: readonly string[], message?: Message | 'home'): Promise<void>;
  submit(user: User, values: Readonly<Record<string, string>>): Promise<void>;
  openHome(user: User): Promise<unknown>;
  dismiss(user: User): void;
}

/**
 * A page for a person: `GET /` has what everybody sees, and can do; `POST /act` does it as one of them, by JSON, and
 * answers with all that they see then. False for a path that is not the page's.
 */
export async function servePage(
  slack: Acting,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): Promise<boolean> {
  const path = new URL(request.url ?? '/', 'http://local').pathname;
  if (request.method === 'GET' && path === '/') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(slack));
    return true;
  }
  if (request.method !== 'POST' || path !== '/act') return false;
  const answer = (status: number, said: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said));
  try {
    const given = actSchema.parse(JSON.parse(body));
    const user = slack.people().find(({ name, id }) => [name, id].includes(given.user));
    if (!user) throw new Error(`nobody is called ${given.user}`);
    await act(slack, user, given);
    answer(200, { ok: true, sees: slack.sees(user) });
  } catch (error) {
    answer(400, { ok: false, error: (error as Error).message });
  }
  return true;
}

async function act(slack: Acting, user: User, given: z.infer<typeof actSchema>): Promise<unknown> {
  const found = 'in' in given && given.in ? inside(slack, user, given.in) : undefined;
  if (given.do === 'press') return slack.press(user, given.label, found);
  if (given.do === 'select') return slack.select(user, given.labels, found);
  if (given.do === 'submit') return slack.submit(user, given.values);
  if (given.do === 'home') return slack.openHome(user);
  if (given.do === 'dismiss') return slack.dismiss(user);
  const where = slack.rooms().find(({ name }) => name === given.where.replace(/^#/, '')) ?? 'dm';
  return slack.command(user, where, given.text.replace(/^\/study\s*/, ''));
}

const inside = (slack: Acting, user: User, at: string): Message | 'home' | undefined =>
  at === 'home' ? 'home' : slack.messages(user).find(({ ts }) => ts === at);

const html = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

function page(slack: Acting): string {
  const rooms = slack.rooms();
  const people = slack.people().map((user) => {
    const messages = slack.messages(user).map((m) => {
      const where = rooms.find(({ id }) => id === m.channel);
      const head = [where ? `#${where.name}` : 'direct message', m.thread && 'in a thread', m.onlyFor && 'only you']
        .filter(Boolean)
        .join(', ');
      return `<article><h3>${html(head)}</h3>${blocksOf(slack, user, m.blocks, m.ts)}</article>`;
    });
    const home = slack.homeOf(user);
    const tab = home.length
      ? `<article><h3>Home</h3>${blocksOf(slack, user, home, 'home')}</article>`
      : '<article>Home is empty.</article>';
    return `<section><h2>${html(user.name)}</h2>${tab}${messages.join('')}<pre>${html(slack.sees(user))}</pre></section>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Local Slack</title>
<style>body{font:14px system-ui;display:flex;gap:1rem;flex-wrap:wrap}section{flex:1 1 24rem}article{border:1px solid #ccc;padding:.5rem;margin:.5rem 0;white-space:pre-wrap}pre{white-space:pre-wrap;color:#555}img{max-width:100%}</style>
<form id="act">Who <input name="user" value="${html(slack.people()[0]?.name ?? '')}">
 where <input name="where" value="${html(rooms[0]?.name ?? 'dm')}"> /study <input name="text">
 <button>Send</button> <button name="do" value="home">Open Home</button></form>
${people.join('\n')}
<script>
const post = (what) => fetch('/act', { method: 'POST', body: JSON.stringify(what) }).then((r) => r.json())
  .then((said) => { if (!said.ok) alert(said.error); setTimeout(() => location.reload(), 400); });
document.getElementById('act').addEventListener('submit', (e) => { e.preventDefault();
  const of = Object.fromEntries(new FormData(e.target));
  post(e.submitter.value === 'home' ? { user: of.user, do: 'home' } : { ...of, do: 'command' }); });
for (const b of document.querySelectorAll('[data-press]'))
  b.addEventListener('click', () => post({ user: b.dataset.user, do: 'press', label: b.dataset.press, in: b.dataset.in }));
</script></html>`;
}

function blocksOf(slack: Acting, user: User, blocks: readonly Block[], at: string): string {
  return blocks
    .map((block) => {
      if (block.type === 'image') {
        const bytes = slack.picture(block.slack_file?.id ?? '');
        const source = bytes ? `data:image/png;base64,${bytes.toString('base64')}` : (block.image_url ?? '');
        return `<img src="${html(source)}" alt="${html(block.alt_text)}">`;
      }
      const buttons = elementsOf(block).flatMap((e) => (e.type === 'button' ? [e.text.text] : []));
      const said = block.type === 'actions' ? '' : `<div>${html(readable([block]))}</div>`;
      const pressed = buttons.map(
        (label) =>
          `<button data-user="${html(user.id)}" data-press="${html(label)}" data-in="${html(at)}">${html(label)}</button>`,
      );
      return said + pressed.join(' ');
    })
    .join('\n');
}
