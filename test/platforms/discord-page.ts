import type { RequestListener } from 'node:http';
import { discordHtml } from './discord-html.ts';
import type { createPeople } from './discord-people.ts';
import { fieldsOf, readMessage, readModal } from './discord-read.ts';
import type { Component } from './discord-rules.ts';
import type { Message, User, World } from './discord-world.ts';
import { choosing, createLedger, field, form, safe, said } from './ledger.ts';

type People = ReturnType<typeof createPeople>;

const style = `:root { --back: #313338; --ink: #dbdee1; --dim: #a5a8ad; --line: #1e1f22; --code: #2b2d31; --link: #4db8ff; --field: #383a40;
  --edge: #4e5058; --button: #4e5058; --buttonink: #fff; --main: #5865f2; --danger: #c83c41; --app: #5865f2; --appink: #fff; --round: 6px; --wrong: #ffa6a8 }
.container { background: #2b2d31; border-left: 4px solid var(--accent); border-radius: 6px; padding: .6rem .9rem; margin-top: .2rem; max-width: 36rem }
.container pre, .container code { background: #1e1f22 }`;
const buttonStyles: Readonly<Record<number, string>> = { 1: 'main', 4: 'danger' };

/** What everybody sees on this Discord, and everything that they could press. */
export function createPage(world: World, people: People): RequestListener {
  const { users, forms, visible, commands } = world;
  const names = () =>
    commands.flatMap(({ name, options }) => {
      const subs = options.filter((o) => o.type === 1);
      return subs.length ? subs.map((sub) => `/${name} ${sub.name}`) : [`/${name}`];
    });

  return createLedger<User>({
    title: 'A local Discord',
    style,
    people: () => [...users.values()],
    shows(user) {
      const list = `<datalist id="c${user.id}">${names().map((name) => `<option value="${name}">`)}</datalist>`;
      const [here] = user.guilds();
      const where = `<select name="where" aria-label="Where ${safe(user.name)} is">${here ? `<option value="${here.channel}">#study</option>` : ''}<option value="dm">DM</option></select>`;
      const typing = `${where}<input name="text" required list="c${user.id}" autocomplete="off" aria-label="A command of ${safe(user.name)}" placeholder="/task, /quiz topic:bayes">${list}<button>Send</button>`;
      const below = `${filling(user)}<div class="typing">${form(user, 'command', typing)}</div>`;
      return { log: visible(user).map((message) => renderMessage(user, message)), below };
    },
    reads(user) {
      const open = forms.get(user.id)?.modal;
      return [...visible(user).map(readMessage), ...(open ? [readModal(open)] : [])];
    },
    act,
  });

  async function act(user: User, does: string, given: URLSearchParams): Promise<unknown> {
    switch (does) {
      case 'command': {
        const [, path = '', rest = ''] = /^\s*\/?(\w+(?: (?!\w+:)\w+)?)(.*)$/.exec(given.get('text') ?? '') ?? [];
        const options = [...rest.matchAll(/(\w+):(.*?)(?=\s\w+:|$)/g)].map(([, name, value]) => [name, value?.trim()]);
        return people.command(user, path, Object.fromEntries(options), given.get('where') ?? undefined);
      }
      case 'press':
        return people.press(user, given.get('what') ?? '');
      case 'select':
        return people.choose(user, ...given.getAll('what'));
      case 'use': {
        const values = given.getAll('value');
        const what = [given.get('message') ?? '', given.get('id') ?? ''] as const;
        return people.use(user, ...what, given.has('select') ? values : undefined);
      }
      case 'submit': {
        const fields = [...given].filter(([name]) => name.startsWith('field.'));
        return people.submit(user, Object.fromEntries(fields.map(([name, value]) => [name.slice(6), value])));
      }
      case 'dismiss':
        return forms.delete(user.id);
      default:
        throw new Error(`not something to do: ${does}`);
    }
  }

  function filling(user: User): string {
    const open = forms.get(user.id)?.modal;
    if (!open) return '';
    const words = open.components.flatMap((c) => (c.type === 10 ? `<p>${safe(c.content)}</p>` : []));
    const inputs = fieldsOf(open).map(({ label, description = '', component: c }) => {
      const name = `name="field.${safe(c.custom_id ?? '')}"${c.required === false ? '' : ' required'}`;
      const long = ` maxlength="${c.max_length ?? 4000}"`;
      const chosen = (o: { default?: boolean }) => (o.default ? ' selected' : '');
      const options = c.options?.map((o) => `<option value="${safe(o.value)}"${chosen(o)}>${safe(o.label)}</option>`);
      const input = options
        ? `<select ${name}>${options.join('')}</select>`
        : c.style === 2
          ? `<textarea ${name}${long}>${safe(c.value ?? '')}</textarea>`
          : `<input ${name}${long} value="${safe(c.value ?? '')}">`;
      return `<p><label>${safe(label)} <small>${safe(description)}</small><br>${input}</label></p>`;
    });
    const submit = form(user, 'submit', `${[...words, ...inputs].join('')}<button class="main">Submit</button>`);
    return `<div class="modal"><b>${safe(open.title)}</b> ${submit}${form(user, 'dismiss', '<button>Cancel</button>')}</div>`;
  }
}

function renderMessage(user: User, message: Message): string {
  const { channel, only, thinking, content, components, at } = message;
  const server = user.guilds().length > 1 ? ` in ${channel.guild?.name}` : '';
  const above = channel.parent ? `#study › ${channel.name}` : `#study${server}`;
  const place = `${channel.with ? 'direct message' : above}${only ? ' · only you can see this' : ''}`;
  const body = thinking
    ? ['<p><em>Tongxue is thinking…</em></p>']
    : [content && discordHtml(content), ...components.map((c) => shown(user, message, c))];
  return said(place, at, body.join(''));
}

function shown(user: User, message: Message, c: Component): string {
  const id = field('message', message.id) + field('id', c.custom_id ?? '');
  switch (c.type) {
    case 10:
      return discordHtml(c.content ?? '');
    case 12:
      return (c.items ?? [])
        .map(({ media, description }) => {
          const upload = message.uploads.find((u) => media.url === `attachment://${u.filename}`);
          const src = upload ? `data:image/png;base64,${Buffer.from(upload.bytes).toString('base64')}` : media.url;
          return `<img alt="${safe(description)}" src="${safe(src)}">`;
        })
        .join('');
    case 13: {
      const upload = message.uploads.find((u) => c.file?.url === `attachment://${u.filename}`);
      return `<p>📎 ${safe(upload?.filename ?? '')}</p>`;
    }
    case 2: {
      const label = safe(c.label ?? '');
      if (c.url) return `<form><a class="link" href="${safe(c.url)}">${label} ↗</a></form>`;
      return form(user, 'use', `${id}<button class="${buttonStyles[c.style ?? 2] ?? ''}">${label}</button>`);
    }
    case 3: {
      const several = (c.max_values ?? 1) > 1;
      const options = (c.options ?? []).map((o) => [o.value, o.label] as const);
      const select = choosing('value', c.placeholder ?? '', several, options);
      return form(user, 'use', `${id}${field('select', '')}${select}`);
    }
    default: {
      const inside = (c.components ?? []).map((one) => shown(user, message, one)).join('');
      const accent = `#${(c.accent_color ?? 0x4e5058).toString(16).padStart(6, '0')}`;
      return c.type === 17
        ? `<div class="container" style="--accent: ${accent}">${inside}</div>`
        : `<div>${inside}</div>`;
    }
  }
}
