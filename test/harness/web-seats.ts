import { getRequestListener } from '@hono/node-server';
import type { Button, Choice, Form, View } from '../../src/chat/contract/view.ts';
import { listen } from '../../src/postgres/session.ts';
import { joinRoutes } from '../../src/routes/join.ts';
import { messages } from '../../src/store/message.ts';
import { createWeb } from '../../src/web/adapter.ts';
import type { PageBlock } from '../../src/web/render/view.ts';
import type { PageMessage, Person } from '../../src/web/send/message.ts';
import type { Bot, Chat, Room } from './seat.ts';
import { serve } from './serve.ts';

interface Said {
  readonly messages?: readonly PageMessage[];
  readonly form?: { readonly route: string; readonly form: Form };
  readonly errors?: Readonly<Record<string, string>>;
}
type Channel = Person['channels'][number];

/** The playground, used through its JSON interface, as its page does. */
export async function onWeb(bot: Bot): Promise<Chat> {
  const people: Person[] = [];
  const lost = new Set<string>();
  const refusals: string[] = [];
  const workspace = { id: 'hall', name: 'Hall' };
  let rooms = 0;
  let port = 0;
  const make = (handle: Bot['handle']) =>
    createWeb({
      ...{ handle, commands: bot.commands, workspace, log: bot.log, now: bot.now },
      routes: { question: joinRoutes.try(), answers: [], joins: 'join.day:', help: 'help.open' },
      messages: messages<View>(bot.db),
      listen: (onId) => listen(bot.url, 'message', onId, (err) => bot.log.error({ err }, 'listening')),
      people: { list: async () => people },
      port: () => port,
      docs: new URL('../../docs/', import.meta.url),
    });
  let web = await make(bot.handle);
  await web.platform.start();
  const server = await serve((request, response) => getRequestListener(web.app.fetch)(request, response));
  port = server.port;

  async function ask(path: string, body?: object): Promise<Said> {
    // Compressed, each look at the page takes twice as long; what a browser gets is tested in test/web.
    const headers = { 'content-type': 'application/json', 'accept-encoding': 'identity' };
    const response = await fetch(`${server.url}/api/${path}`, {
      headers,
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const said = await response.text();
    if (response.status !== 200) refusals.push(`${path.split('?')[0]}: ${response.status} ${said}`);
    return JSON.parse(said) as Said;
  }

  return {
    platform: () => web.platform,
    room: (): Room => ({ workspace: workspace.id, channel: `room-${++rooms}` }),
    seat({ name, language, organiser = false, in: at }) {
      const account = `${name.toLowerCase()}-${people.length}`;
      const channels = at.map(({ channel }): Channel => ({ id: channel, name: channel }));
      const there = () => channels.filter(({ id }) => !lost.has(id));
      people.push({
        account,
        name,
        role: organiser ? 'organiser' : 'learner',
        get channels() {
          return there();
        },
      });
      const [locale, zone] = language === 'en' ? ['en-GB', 'Europe/Berlin'] : [language, 'Asia/Shanghai'];
      const dm = `dm:${account}`;
      let form: (Said['form'] & { readonly channel: string; readonly message?: string }) | undefined;
      let errors: Said['errors'] = {};
      let last: object = {};
      let acts = 0;
      /** What came of the last thing: what is not kept is only there. */
      let answered: readonly PageMessage[] = [];

      async function play(channel: string, deed: { message?: string; [key: string]: unknown }): Promise<void> {
        last = { person: account, channel, locale, zone, id: `act-${++acts}`, ...deed };
        const said = await ask('play', last);
        errors = said.errors ?? {};
        answered = said.messages ?? [];
        const from = deed.message === undefined ? {} : { message: deed.message };
        form = said.form ? { ...said.form, channel, ...from } : said.errors ? form : undefined;
      }
      const messagesIn = async (channel: string) =>
        (await ask(`messages?person=${account}&channel=${channel}`)).messages ?? [];
      const all = async () => {
        const kept = (await Promise.all([...there().map((c) => c.id), dm].map(messagesIn))).flat();
        return [...kept, ...answered.filter(({ id }) => !kept.some((one) => one.id === id))];
      };
      async function find<T>(what: string, wanted: (block: PageBlock) => T | undefined) {
        for (const message of (await all()).toSorted((a, b) => Number(b.id) - Number(a.id)))
          for (const block of message.view?.body ?? []) {
            const found = wanted(block);
            if (found !== undefined) return { message, found };
          }
        throw new Error(`${name} sees no ${what} in:\n${(await all()).map(readMessage).join('\n')}`);
      }
      const sees = async () =>
        [
          ...(await all()).map(readMessage),
          ...(form ? [form.form.title, ...form.form.fields.map((f) => `${f.label} ${errors?.[f.name] ?? ''}`)] : []),
        ].join('\n');

      return {
        account,
        command(line, options = {}, where = at[0]) {
          const given = Object.entries(options).map(([option, value]) => ` ${option}:${value}`);
          return play(where === 'dm' ? dm : where.channel, { text: `/${line}${given.join('')}` });
        },
        async press(...labels) {
          const found = await Promise.all(
            labels.map((label) =>
              find<Button>(`button ${label}`, (block) =>
                block.kind === 'buttons' ? block.buttons.find((b) => b.label === label) : undefined,
              ),
            ),
          );
          await Promise.all(
            found.map(({ message, found: button }) => {
              if (!('route' in button)) throw new Error('not a button');
              return play(message.channel, { route: button.route, message: message.id });
            }),
          );
        },
        async choose(label) {
          const { message, found } = await find<Choice & { route: string }>(`choice ${label}`, (block) => {
            const option = block.kind === 'select' ? block.options.find((o) => o.label === label) : undefined;
            return option && block.kind === 'select' ? { ...option, route: block.route } : undefined;
          });
          await play(message.channel, { route: found.route, values: [found.value], message: message.id });
        },
        say: (words, where = at[0]) =>
          play(where === 'dm' ? dm : where.channel, { text: words.replace('@bot', '@Tongxue') }),
        async submit(fields, { files = {} } = {}) {
          if (!form) throw new Error(`no form is open for ${name}`);
          const { channel, route, message, form: open } = form;
          const filled = Object.fromEntries(open.fields.map((f) => [f.name, fields[f.name] ?? f.value ?? '']));
          const given = Object.entries(files).map(([name, { bytes, ...file }]) => [
            name,
            { ...file, data: bytes.toString('base64') },
          ]);
          await play(channel, {
            ...{ route, fields: filled, files: Object.fromEntries(given) },
            ...(message !== undefined && { message }),
          });
        },
        correct: async () => {},
        again: () => ask('play', last),
        sees,
        dms: async () => (await messagesIn(dm)).map(readMessage).join('\n'),
        close() {
          people.splice(
            people.findIndex((p) => p.account === account),
            1,
          );
        },
      };
    },
    lose: ({ channel }) => void lost.add(channel),
    refusals: () => refusals,
    // There is nobody to ping in a browser.
    pings: () => [],
    rest: () => {},
    async restart(handle) {
      await web.platform.stop();
      web = await make(handle);
      await web.platform.start();
    },
    async stop() {
      await web.platform.stop();
      await server.close();
    },
  };
}

/** The message as a person reads it: no markup, buttons in brackets. */
const readMessage = ({ text, view }: PageMessage): string =>
  [text, view?.title?.html, ...(view?.body ?? []).map(readBlock)]
    .filter((part) => part !== undefined)
    .join('\n')
    .replace(/<[^>]*>|[\u2068\u2069]/g, '')
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? "'");

function readBlock(block: PageBlock): string {
  switch (block.kind) {
    case 'text':
      return block.html;
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'meter':
      return `${block.html} ${block.done}/${block.of}`;
    case 'buttons':
      return block.buttons.map((b) => `[${b.label}]`).join(' ');
    case 'select':
      return `(${block.placeholder}: ${block.options.map((o) => o.label).join(' | ')})`;
    case 'image':
      return block.alt;
    case 'file':
      return `(file: ${block.name})\n${Buffer.from(block.href.split(',')[1]!, 'base64').toString()}`;
  }
}
