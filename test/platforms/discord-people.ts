import { fieldsOf, readMessage, readModal } from './discord-read.ts';
import { type Component, flat } from './discord-rules.ts';
import {
  type Answer,
  type Channel,
  type Interaction,
  type Message,
  manageGuild,
  type User,
  usual,
  type World,
} from './discord-world.ts';

/** What somebody chooses on their own machine. */
export interface File {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What people do: each of these reaches the bot as an interaction, and gives what the person gets for it. */
export function createPeople(
  world: World,
  on: {
    dispatch(guild: string | undefined, t: string, d: unknown): boolean;
    /** Keeps what somebody gave with a form, and gives what the bot is told of it. */
    upload(id: string, file: File): object;
    answerWithinMs: number;
    editWithinMs: number;
  },
) {
  const { applicationId, channels, interactions, forms, commands, messages } = world;
  const { snowflake, dmWith, visible, post, userBody, channelBody, messageBody } = world;
  let sent: { channel: Channel; kind: Interaction['kind']; data: object; pressed: Message | undefined } | undefined;
  let last: { guild: string | undefined; packet: object } | undefined;
  let lastSaid: typeof last;

  /** Sends an interaction to the bot, and waits until whoever did it has an answer. */
  function interact(user: User, channel: Channel, kind: Interaction['kind'], data: object, pressed?: Message) {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    sent = { channel, kind, data, pressed };
    const i: Interaction = {
      id: snowflake(),
      token: `interaction-${snowflake()}`,
      kind,
      user,
      channel,
      pressed,
      begun: Date.now(),
      acknowledged: undefined,
      original: undefined,
      settle: resolve,
      refused: '',
      fail: (why) => reject(new Error(`${why} ${i.refused}`.trim())),
    };
    interactions.set(i.token, i);
    const { guild } = channel;
    const permissions = String(usual | (user.organiser ? manageGuild : 0n));
    const nick = user.nicks.get(guild?.id ?? '') ?? null;
    const member = {
      user: userBody(user),
      nick,
      roles: [...(user.roles.get(guild?.id ?? '') ?? [])],
      permissions,
      joined_at: new Date().toISOString(),
    };
    const packet = {
      id: i.id,
      application_id: applicationId,
      type: kind,
      token: i.token,
      version: 1,
      data,
      channel: channelBody(channel),
      channel_id: channel.id,
      ...(guild
        ? { guild_id: guild.id, guild: { id: guild.id, features: [], locale: 'en-US' }, member }
        : { user: userBody(user) }),
      ...(pressed && { message: messageBody(pressed) }),
      locale: user.locale,
      app_permissions: String(usual),
      attachment_size_limit: 10 * 1024 * 1024,
      entitlements: [],
      authorizing_integration_owners: { 0: guild?.id ?? '0' },
      context: guild ? 0 : 1,
    };
    last = { guild: guild?.id, packet };
    if (!on.dispatch(guild?.id, 'INTERACTION_CREATE', packet)) i.fail('The application did not respond: it is offline');
    const late = setTimeout(() => {
      if (i.acknowledged === undefined) i.fail('The application did not respond');
    }, on.answerWithinMs + 50);
    const never = setTimeout(() => i.fail('The application is still thinking'), on.editWithinMs);
    return promise.finally(() => {
      clearTimeout(late);
      clearTimeout(never);
    });
  }

  /** `/cohort create` → what a client may send: only what is registered, with what is required. */
  function typed(path: string, given: Record<string, string>, focused?: string) {
    const [name, subName] = path.replace(/^\//, '').split(' ');
    const command = commands.find((c) => c.type === 1 && c.name === name);
    if (!command) throw new Error(`/${name} is not registered`);
    type Option = { type: number; name: string; required?: boolean; choices?: { value: string }[]; options?: Option[] };
    const sub = (command.options as Option[]).find((o) => o.type === 1 && o.name === subName);
    if (subName && !sub) throw new Error(`/${path} is not registered`);
    const options = (sub ? sub.options : command.options) as Option[];
    if (!sub && options.some((o) => o.type === 1)) throw new Error(`/${name} is used with a subcommand`);
    for (const o of options) {
      if (o.required && given[o.name] === undefined && !focused) throw new Error(`/${path} needs ${o.name}`);
    }
    const values = Object.entries(given).map(([key, value]) => {
      const o = options.find((one) => one.name === key);
      if (!o) throw new Error(`/${path} has no option ${key}`);
      if (o.choices?.length && !o.choices.some((c) => c.value === value)) throw new Error(`${value} is not offered`);
      return { type: 3, name: key, value, ...(key === focused && { focused: true }) };
    });
    return { id: '1', type: 1, name, options: sub ? [{ type: 1, name: subName, options: values }] : values };
  }

  function place(user: User, where: string | undefined): Channel {
    const channel = where === 'dm' ? dmWith(user.id) : channels.get(where ?? user.guilds()[0]?.channel ?? '');
    if (!channel) throw new Error(`${user.name} is nowhere: add them to a guild, or say 'dm'`);
    return channel;
  }

  /** The newest component that the user sees and means. */
  function find(user: User, what: string, means: (c: Component) => boolean) {
    for (const message of visible(user).toReversed()) {
      const component = flat(message.components).find(means);
      if (component) return { message, component };
    }
    throw new Error(`${user.name} sees no ${what} in:\n${visible(user).map(readMessage).join('\n---\n')}`);
  }

  return {
    /** Uses a slash command: `command(ada, '/cohort create', { name: 'x' })`, in their first guild unless `where` says. */
    async command(user: User, path: string, given: Record<string, string> = {}, where?: 'dm' | (string & {})) {
      return interact(user, place(user, where), 2, typed(path, given));
    },
    /** Opens the menu of the newest message they see that says `text`, and chooses the command of this name. */
    async menu(user: User, name: string, text: string) {
      const command = commands.find((c) => c.type === 3 && c.name === name);
      if (!command) throw new Error(`no menu has ${name}`);
      const target = visible(user).findLast((message) => readMessage(message).includes(text));
      if (!target) throw new Error(`${user.name} sees no message with ${text}`);
      const resolved = { messages: { [target.id]: messageBody(target) } };
      return interact(user, target.channel, 2, { id: '2', type: 3, name, target_id: target.id, resolved });
    },
    /** What is offered while an option is typed; `given` are the other options. */
    async autocomplete(user: User, path: string, option: string, query: string, given: Record<string, string> = {}) {
      const data = typed(path, { ...given, [option]: query }, option);
      return (await interact(user, place(user, undefined), 4, data)).choices;
    },
    /** Presses the newest button with this label that they see. */
    async press(user: User, label: string) {
      const { message, component } = find(user, `button "${label}"`, (c) => c.type === 2 && c.label === label);
      if (component.url) throw new Error(`"${label}" is a link`);
      const data = { component_type: 2, custom_id: component.custom_id };
      return interact(user, message.channel, 3, data, message);
    },
    /** Chooses by label in the newest select that offers all of these. */
    async choose(user: User, ...labels: string[]) {
      const has = (c: Component) => c.type === 3 && labels.every((l) => c.options?.some((o) => o.label === l));
      const { message, component } = find(user, `select with ${labels.join(', ')}`, has);
      const { min_values: min = 1, max_values: max = 1 } = component;
      if (labels.length < min || labels.length > max) throw new Error(`between ${min} and ${max} can be chosen`);
      const values = labels.map((l) => component.options?.find((o) => o.label === l)?.value);
      return interact(user, message.channel, 3, { component_type: 3, custom_id: component.custom_id, values }, message);
    },
    /** Presses a button, or chooses in a select, of a message that they see, by what it carries. */
    async use(user: User, messageId: string, customId: string, values?: readonly string[]) {
      const message = visible(user).find(({ id }) => id === messageId);
      const component = message && flat(message.components).find((c) => c.custom_id === customId);
      if (!message || !component) throw new Error(`${user.name} sees no ${customId} in ${messageId}`);
      const data = { component_type: component.type, custom_id: customId, ...(values && { values }) };
      return interact(user, message.channel, 3, data, message);
    },
    /**
     * Fills in the form that is open, by label or by field name, and sends it. What is left out keeps its value. A
     * `careless` client does not count what is typed. `files` are given by field name.
     */
    async submit(
      user: User,
      filled: Record<string, string>,
      { careless = false, files = {} }: { careless?: boolean; files?: Readonly<Record<string, File>> } = {},
    ) {
      const open = forms.get(user.id);
      if (!open) throw new Error(`no form is open for ${user.name}`);
      const { modal, from, channel } = open;
      const unknown = Object.keys(filled).filter(
        (k) => !fieldsOf(modal).some((c) => k === c.label || k === c.component.custom_id),
      );
      if (unknown.length > 0) throw new Error(`the form has no field ${unknown}:\n${readModal(modal)}`);
      const attachments: Record<string, object> = {};
      const components = fieldsOf(modal).map(({ label, component: c }) => {
        if (c.type === 19) {
          const file = files[c.custom_id ?? ''];
          const id = snowflake();
          if (file) attachments[id] = on.upload(id, file);
          return { type: 18, component: { type: 19, custom_id: c.custom_id, values: file ? [id] : [] } };
        }
        const wanted = filled[label] ?? filled[c.custom_id ?? ''];
        if (c.type === 6) {
          const roles = channel.guild?.roles ?? new Map<string, string>();
          const kept = wanted === undefined ? c.default_values?.[0]?.id : undefined;
          const id = kept ?? [...roles].find(([id, called]) => called === wanted || id === wanted)?.[0];
          if (wanted && !id) throw new Error(`${label}: there is no role ${wanted}`);
          return { type: 18, component: { type: 6, custom_id: c.custom_id, values: id ? [id] : [] } };
        }
        if (c.type === 3) {
          const chosen = c.options?.find((o) =>
            wanted === undefined ? o.default : o.label === wanted || o.value === wanted,
          );
          if ((wanted || c.required !== false) && !chosen) throw new Error(`${label}: ${wanted} is not offered`);
          return { type: 18, component: { type: 3, custom_id: c.custom_id, values: chosen ? [chosen.value] : [] } };
        }
        const value = wanted ?? c.value ?? '';
        if (value === '' && c.required !== false) throw new Error(`${label} must be filled in`);
        if (!careless && value.length > (c.max_length ?? 4000)) throw new Error(`${label} is too long`);
        return { type: 18, component: { type: 4, custom_id: c.custom_id, value } };
      });
      forms.delete(user.id);
      const resolved = Object.keys(attachments).length > 0 && { resolved: { attachments } };
      return interact(user, channel, 5, { custom_id: modal.custom_id, components, ...resolved }, from);
    },
    /**
     * Writes a message: in their first guild, in a channel or thread by its id, or to the bot in a DM. `@bot` becomes a
     * mention. Unless the bot is mentioned, it gets no words of a message in a guild: that intent is privileged.
     */
    say(user: User, text: string, where?: 'dm' | (string & {}), from: 'person' | 'bot' | 'webhook' = 'person'): void {
      const channel = place(user, where);
      const mentioned = text.includes('@bot');
      const message = post(channel, { content: text.replaceAll('@bot', `<@${applicationId}>`) }, { by: user });
      const { guild } = channel;
      const packet = {
        ...messageBody(message),
        content: !guild || mentioned ? message.content : '',
        mentions: mentioned ? [world.bot] : [],
        author: { ...userBody(user), ...(from === 'bot' && { bot: true }) },
        ...(from === 'webhook' && { webhook_id: snowflake() }),
        ...(guild && { guild_id: guild.id, member: { nick: null, roles: [], joined_at: new Date().toISOString() } }),
      };
      lastSaid = { guild: guild?.id, packet };
      on.dispatch(guild?.id, 'MESSAGE_CREATE', packet);
    },
    /** The last message once more, the same to the letter. */
    sayAgain: (): boolean => lastSaid !== undefined && on.dispatch(lastSaid.guild, 'MESSAGE_CREATE', lastSaid.packet),
    /** What was sent last, and where: the data of an interaction, its kind, and the message that was pressed. */
    sent: () => sent,
    /** Sends an interaction with this data, as it stands. */
    sendRaw: (user: User, { channel, kind, pressed }: NonNullable<typeof sent>, data: object) =>
      interact(user, channel, kind, data, pressed),
    /** The last interaction once more, the same to the letter, as a second connection would hear it. */
    again: (): boolean => last !== undefined && on.dispatch(last.guild, 'INTERACTION_CREATE', last.packet),
    /** Everything they see, oldest first: their guilds, their DMs, and what is shown to them alone. */
    sees: (user: User): string => visible(user).map(readMessage).join('\n---\n'),
    /** Only their DMs. */
    dms: (user: User): readonly string[] =>
      visible(user)
        .filter((m) => m.channel.with)
        .map(readMessage),
    deleteMessages(user: User): void {
      for (const message of visible(user)) message.deleted = true;
    },
    /** The threads of a channel, with what has been said in each. */
    threads: (channel: string): readonly { id: string; name: string; messages: readonly string[] }[] =>
      [...channels.values()]
        .filter((c) => c.parent?.id === channel)
        .map((c) => ({
          id: c.id,
          name: c.name ?? '',
          messages: messages.filter((m) => m.channel === c && !m.deleted).map(readMessage),
        })),
  };
}
