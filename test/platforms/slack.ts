import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Args, type Channel, createWorkspace, type Message, refused, type State, type User } from './slack-api.ts';
import { formOf, httpLink, sign, socketLink } from './slack-link.ts';
import { type Element, elementsOf, readable } from './slack-rules.ts';

export type { Channel, Message, User } from './slack-api.ts';

type Option = { readonly text: { readonly text: string }; readonly value: string };

export type Slack = Awaited<ReturnType<typeof startSlack>>;

/**
 * A small Slack on the loopback: one workspace with the app installed, its Web API, and people who type, press and
 * read. It refuses by Slack's own names what Slack refuses: sizes, late acknowledgements, used triggers, bad tokens.
 */
export async function startSlack(options: { mode: 'socket' | 'http'; signingSecret?: string }) {
  const botToken = 'xoxb-local';
  const appToken = 'xapp-local';
  const signingSecret = options.signingSecret ?? 'local-signing-secret';
  const refusals = new Map<string, { readonly error: string; readonly retryAfter?: number }>();
  const held = new Map<string, Promise<void>>();
  const notices = new Map<string, string[]>(); // what Slack itself tells a person
  const changes = new EventEmitter().setMaxListeners(100);
  const changed = () => changes.emit('change');
  let appUrl = '';

  const server = createServer((request, response) => {
    void (async () => {
      const [, path, name = ''] = new URL(request.url ?? '/', 'http://local').pathname.split('/');
      const body = await bodyOf(request);
      if (path === 'hook') {
        const [status, said] = workspace.respond(name, body);
        response.writeHead(status, { 'content-type': 'text/plain' }).end(said);
      } else {
        await held.get(name);
        const refusal = refusals.get(name);
        refusals.delete(name);
        const answer = refusal ? refused(refusal.error) : workspace.call(name, body, request.headers.authorization);
        const wait = refusal?.retryAfter;
        const headers = {
          'content-type': 'application/json',
          ...(wait !== undefined && { 'retry-after': String(wait) }),
        };
        response.writeHead(wait === undefined ? 200 : 429, headers).end(JSON.stringify(answer));
      }
      changed();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const socket = options.mode === 'socket' ? socketLink(server) : undefined;
  const link = socket ?? httpLink(signingSecret, () => appUrl);
  const workspace = createWorkspace({ bot: botToken, app: appToken }, socket && (() => `ws://${host}/link`));
  const { team, bot, users, channels, modals, calls, closed, nextId, nextTs, visible, directOf } = workspace;

  const person = (user: User) => ({ id: user.id, username: user.name, name: user.name, team_id: team.id });
  const channelId = (user: User, where: Channel | 'dm') => (where === 'dm' ? directOf(user.id) : where.id);

  function opening(user: User, channel: string, message?: Message) {
    const { trigger, hook } = workspace.opening(user, channel, message);
    return { trigger_id: trigger, response_url: `http://${host}/hook/${hook}` };
  }

  /** Gives the app three seconds; what goes wrong is what the person is told, and thrown. */
  async function deliver(user: User, kind: 'slash_commands' | 'interactive', payload: object): Promise<Args> {
    try {
      return ((await link.deliver(kind, payload)) ?? {}) as Args;
    } catch (error) {
      notices.set(user.id, [
        ...(notices.get(user.id) ?? []),
        `/study failed with the error "${(error as Error).message}"`,
      ]);
      throw error;
    } finally {
      changed();
    }
  }

  function commandPayload(user: User, where: Channel | 'dm', text: string) {
    const channel_id = channelId(user, where);
    return {
      token: 'legacy',
      team_id: team.id,
      team_domain: team.domain,
      channel_id,
      channel_name: where === 'dm' ? 'directmessage' : where.name,
      user_id: user.id,
      user_name: user.name,
      command: '/study',
      text,
      api_app_id: bot.app_id,
      is_enterprise_install: 'false',
      ...opening(user, channel_id),
    };
  }

  /** The newest message that has it, unless it is named. */
  function find(user: User, message: Message | undefined, wanted: (element: Element) => boolean) {
    for (const candidate of message ? [message] : visible(user).reverse()) {
      for (const block of candidate.blocks) {
        const element = elementsOf(block).find(wanted);
        if (element) return { message: candidate, block_id: block.block_id ?? '', element };
      }
    }
    throw new Error(`${user.name} sees nothing like that:\n${sees(user)}`);
  }

  async function act(user: User, message: Message, action: object): Promise<void> {
    const name = channels.get(message.channel)?.name ?? 'directmessage';
    await deliver(user, 'interactive', {
      type: 'block_actions',
      user: person(user),
      api_app_id: bot.app_id,
      token: 'legacy',
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: Boolean(message.onlyFor),
      },
      team: { id: team.id, domain: team.domain },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: message.channel, name },
      // Slack does not send the text of an ephemeral message back.
      ...(!message.onlyFor && {
        message: { type: 'message', ts: message.ts, text: message.text, blocks: message.blocks },
      }),
      state: { values: message.chosen.get(user.id) ?? {} },
      actions: [{ ...action, action_ts: nextTs() }],
      ...opening(user, message.channel, message),
    });
  }

  function sees(user: User): string {
    const lines = visible(user).map((m) => {
      const where = channels.get(m.channel)?.name;
      const head = `— ${where ? `#${where}` : 'direct message'}${m.onlyFor ? ', only visible to you' : ''}`;
      return `${head}\n${m.blocks.length ? readable(m.blocks) : m.text}`;
    });
    const modal = modals.get(user.id);
    if (modal) {
      const { view, errors } = modal;
      const inputs = view.blocks.map((b) =>
        [readable([b]), errors[b.block_id ?? ''] ?? ''].filter(Boolean).join(' ⚠ '),
      );
      lines.push(`— modal: ${view.title.text}\n${inputs.join('\n')}\n[${view.submit?.text ?? ''}]`);
    }
    return [...lines, ...(notices.get(user.id) ?? [])].join('\n\n');
  }

  return {
    apiUrl: `http://${host}/api/`,
    botToken,
    appToken,
    signingSecret,
    team,
    /** Everybody and everything that the bot pinged. Stays empty. */
    pings: workspace.pings as readonly string[],
    sees,

    /** Where signed HTTP goes: the app's own origin. */
    deliverTo(url: string): void {
      appUrl = url;
    },
    connections: () => socket?.connections() ?? 0,
    dropConnections: () => socket?.drop(),

    addUser(given: { name: string; locale?: string; zone?: string; admin?: boolean }): User {
      const id = nextId('U');
      const { name, locale = 'en-US', zone = 'Europe/Berlin', admin = false } = given;
      const user = { id, name, locale, zone, admin, account: `${team.id}:${id}` };
      users.set(id, user);
      return user;
    },
    /** With the bot in it, unless told otherwise. */
    addChannel(name: string, { member = true, archived = false } = {}): Channel {
      const channel = { id: nextId('C'), name, member, archived };
      channels.set(channel.id, channel);
      return channel;
    },
    closeDms: (user: User): void => void closed.add(user.id),

    /** `/study TEXT`. Resolves once the app has acknowledged. */
    async command(user: User, where: Channel | 'dm', text: string): Promise<void> {
      await deliver(user, 'slash_commands', commandPayload(user, where, text));
    },
    /** The same command as a signed request, as it stands: with another secret, from another time, or twice. */
    async request(
      user: User,
      where: Channel,
      text: string,
      { secret = signingSecret, at = Math.floor(Date.now() / 1000) } = {},
    ) {
      const body = formOf('slash_commands', commandPayload(user, where, text));
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...sign(secret, body, at) };
      const send = () => fetch(new URL('/slack/events', appUrl), { method: 'POST', headers, body });
      return { send: async () => (await send()).status };
    },

    /** Presses the button with that label or route, in the newest message that has it. */
    async press(user: User, labelOrRoute: string, message?: Message): Promise<void> {
      const found = find(user, message, (e) => e.type === 'button' && [e.text.text, e.value].includes(labelOrRoute));
      if (found.element.type !== 'button') throw new Error('not a button');
      const { type, action_id, text, value } = found.element;
      await act(user, found.message, { type, action_id, block_id: found.block_id, text, ...(value && { value }) });
    },

    /** Chooses options by label, in the newest message with all of them. A multiple select keeps them until it is sent. */
    async select(user: User, labels: readonly string[], message?: Message): Promise<void> {
      const has = (e: Element) =>
        'options' in e && labels.every((label) => e.options.some((o) => o.text.text === label));
      const { message: where, block_id, element } = find(user, message, has);
      if (!('options' in element)) throw new Error('not a select');
      const chosen: Option[] = labels.map((label) => element.options.find((o) => o.text.text === label)!);
      const several = element.type === 'multi_static_select';
      if (chosen.length > (several ? (element.max_selected_items ?? 100) : 1))
        throw new Error('more than can be chosen');
      const given = {
        type: element.type,
        ...(several ? { selected_options: chosen } : { selected_option: chosen[0] }),
      };
      const state = where.chosen.get(user.id) ?? {};
      where.chosen.set(user.id, { ...state, [block_id]: { ...state[block_id], [element.action_id]: given } });
      await act(user, where, { ...given, action_id: element.action_id, block_id });
    },

    /** Fills in the open modal, by label or name, and submits it. What is not named stays as it was. */
    async submit(user: User, values: Readonly<Record<string, string>>): Promise<void> {
      const modal = modals.get(user.id);
      if (!modal) throw new Error(`${user.name} has no modal open:\n${sees(user)}`);
      const { view, given } = modal;
      const inputs = view.blocks.filter((block) => block.type === 'input');
      for (const [name, value] of Object.entries(values)) {
        const input = inputs.find((block) => [block.block_id, block.label.text].includes(name));
        if (!input) throw new Error(`no field ${name}`);
        const { element } = input;
        const option =
          'options' in element ? element.options.find((o) => [o.value, o.text.text].includes(value)) : undefined;
        if ('options' in element && !option) throw new Error(`no option ${value}`);
        given.set(input.block_id ?? '', option?.value ?? value);
      }
      const state: State = {};
      modal.errors = {};
      for (const { block_id = '', element, optional } of inputs) {
        const value = given.get(block_id) ?? '';
        // Slack checks these two before anything is sent.
        if (!value && !optional) modal.errors[block_id] = 'Please complete this required field.';
        if (element.type === 'plain_text_input' && value.length > (element.max_length ?? 3000))
          modal.errors[block_id] = 'Too long.';
        const option = 'options' in element ? (element.options.find((o) => o.value === value) ?? null) : null;
        const answer = 'options' in element ? { selected_option: option } : { value: value || null };
        state[block_id] = { [element.action_id]: { type: element.type, ...answer } };
      }
      if (Object.keys(modal.errors).length) return;
      const answer = await deliver(user, 'interactive', {
        type: 'view_submission',
        team: { id: team.id, domain: team.domain },
        user: person(user),
        api_app_id: bot.app_id,
        token: 'legacy',
        trigger_id: opening(user, '').trigger_id,
        view: { ...view, id: modal.id, hash: modal.hash, team_id: team.id, state: { values: state } },
        response_urls: [],
        is_enterprise_install: false,
        enterprise: null,
      });
      if (answer.response_action === undefined) modals.delete(user.id);
      else if (answer.response_action === 'errors') {
        modal.errors = answer.errors as Record<string, string>;
        const strange = Object.keys(modal.errors).filter((name) => !inputs.some((block) => block.block_id === name));
        if (strange.length || !Object.keys(modal.errors).length) throw new Error(`errors for no field: ${strange}`);
      } else throw new Error(`not an answer to a submission: ${JSON.stringify(answer)}`);
      changed();
    },
    dismiss: (user: User): void => void modals.delete(user.id),

    /** Waits until they see it, and gives all that they see. */
    async until(user: User, wanted: string | RegExp): Promise<string> {
      const there = () => (typeof wanted === 'string' ? sees(user).includes(wanted) : wanted.test(sees(user)));
      const deadline = AbortSignal.timeout(5000);
      while (!there()) {
        await new Promise<void>((resolve, reject) => {
          changes.once('change', resolve);
          deadline.addEventListener('abort', () =>
            reject(new Error(`${user.name} never saw ${wanted}, but:\n${sees(user)}`)),
          );
        });
      }
      return sees(user);
    },
    messages: (user: User): readonly Message[] => visible(user),
    calls: (method: string): readonly Args[] => calls.filter((c) => c.method === method).map((c) => c.args),

    /** What a payload would bring, for calling the Web API by hand. */
    trigger: (user: User, where: Channel): string => opening(user, where.id).trigger_id,
    responseUrl: (user: User, where: Channel): string => opening(user, where.id).response_url,

    /** Slack's clock goes on: triggers and response URLs run out. */
    forward(ms: number): void {
      workspace.clock.ahead += ms;
    },
    /** The next call of this method is refused; with `retryAfter`, as a rate limit is. */
    refuseNext(method: string, error: string, retryAfter?: number): void {
      refusals.set(method, { error, ...(retryAfter !== undefined && { retryAfter }) });
    },
    /** Calls of this method wait until the returned function is called. */
    hold(method: string): () => void {
      let release = (): void => undefined;
      held.set(method, new Promise<void>((resolve) => (release = resolve)));
      return () => {
        held.delete(method);
        release();
      };
    },
    async stop(): Promise<void> {
      for (const [method] of held) held.delete(method);
      await link.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
