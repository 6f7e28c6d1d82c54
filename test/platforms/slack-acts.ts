import type { Args } from './slack-answer.ts';
import type { Channel, Message, State, User, Workspace } from './slack-api.ts';
import type { Kind } from './slack-link.ts';
import { type Block, type Element, elementsOf } from './slack-rules.ts';

/** What somebody chooses on their own machine. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Buffer;
}

type Option = { readonly text: { readonly text: string }; readonly value: string };
/** Where something is pressed: a message, the Home tab, or the newest message that has it. */
export type Spot = Message | 'home' | undefined;

/** What people do, as the payloads that Slack makes of it. */
export function createActs(on: {
  readonly workspace: Workspace;
  readonly host: string;
  readonly sees: (user: User) => string;
  /** Keeps a file that somebody gave, and gives what the app is told of it. */
  readonly share: (file: GivenFile) => object;
  /** Gives the app three seconds; what goes wrong is what the person is told, and thrown. */
  readonly deliver: (user: User, kind: Exclude<Kind, 'events_api'>, payload: object) => Promise<Args>;
}) {
  const { workspace, deliver, sees } = on;
  const { team, bot, channels, views, nextTs, visible, directOf } = workspace;
  const chosenAtHome = new Map<string, State>();

  const person = (user: User) => ({ id: user.id, username: user.name, name: user.name, team_id: user.team });
  const common = (user: User) => ({
    api_app_id: bot.app_id,
    token: 'legacy',
    team: { id: user.team, domain: user.team === team.id ? team.domain : 'elsewhere' },
    user: person(user),
    enterprise: null,
    is_enterprise_install: false,
  });
  const hookUrl = (user: User, channel: string, message?: Message) =>
    `http://${on.host}/hook/${workspace.hook(user, channel, message)}`;

  function commandPayload(user: User, where: Channel | 'dm', text: string) {
    const channel_id = where === 'dm' ? directOf(user.id) : where.id;
    return {
      token: 'legacy',
      team_id: user.team,
      team_domain: user.team === team.id ? team.domain : 'elsewhere',
      channel_id,
      channel_name: where === 'dm' ? 'directmessage' : where.name,
      user_id: user.id,
      user_name: user.name,
      command: '/study',
      text,
      api_app_id: bot.app_id,
      is_enterprise_install: 'false',
      trigger_id: views.trigger(user.id),
      response_url: hookUrl(user, channel_id),
    };
  }

  const blocksIn = (user: User, spot: Message | 'home'): readonly Block[] =>
    spot === 'home' ? (views.homes.get(user.id)?.view.blocks ?? []) : spot.blocks;

  function find(user: User, spot: Spot, wanted: (element: Element) => boolean) {
    for (const candidate of spot ? [spot] : visible(user).reverse()) {
      for (const block of blocksIn(user, candidate)) {
        const element = elementsOf(block).find(wanted);
        if (element) return { spot: candidate, block_id: block.block_id ?? '', element };
      }
    }
    throw new Error(`${user.name} sees nothing like that:\n${sees(user)}`);
  }

  const stateIn = (user: User, spot: Message | 'home'): State =>
    (spot === 'home' ? chosenAtHome : spot.chosen).get(user.id) ?? {};

  async function act(user: User, spot: Message | 'home', action: object): Promise<void> {
    const state = { values: stateIn(user, spot) };
    const actions = [{ ...action, action_ts: nextTs() }];
    const trigger_id = views.trigger(user.id);
    const base = { type: 'block_actions', ...common(user), state, actions, trigger_id };
    if (spot === 'home') {
      const { id = '', hash = '', view } = views.homes.get(user.id) ?? {};
      const container = { type: 'view', view_id: id };
      await deliver(user, 'interactive', { ...base, container, view: { ...view, id, hash, team_id: team.id, state } });
      return;
    }
    const { ts, channel, thread, onlyFor, text, blocks } = spot;
    const in_thread = thread ?? (workspace.hasReplies(spot) ? ts : undefined);
    const thread_ts = in_thread && { thread_ts: in_thread };
    await deliver(user, 'interactive', {
      ...base,
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: Boolean(onlyFor), ...thread_ts },
      channel: { id: channel, name: channels.get(channel)?.name ?? 'directmessage' },
      // Slack does not send the text of an ephemeral message back.
      ...(!onlyFor && { message: { type: 'message', ts, text, blocks, ...thread_ts } }),
      response_url: hookUrl(user, channel, spot),
    });
  }

  return {
    commandPayload,
    hookUrl,

    /** `/study TEXT`. Resolves once the app has acknowledged. */
    async command(user: User, where: Channel | 'dm', text: string): Promise<void> {
      const { text: said } = await deliver(user, 'slash_commands', commandPayload(user, where, text));
      if (said) throw new Error(`answered in the acknowledgement: ${said}`);
    },

    /** Presses the button with that label or route: in a message, on the Home tab, or in the newest message that has it. */
    async press(user: User, labelOrRoute: string, spot?: Spot): Promise<void> {
      const found = find(user, spot, (e) => e.type === 'button' && [e.text.text, e.value].includes(labelOrRoute));
      if (found.element.type !== 'button') throw new Error('not a button');
      const { type, action_id, text, value } = found.element;
      await act(user, found.spot, { type, action_id, block_id: found.block_id, text, ...(value && { value }) });
    },

    /** Chooses options by label, in the newest message with all of them. A multiple select keeps them until it is sent. */
    async select(user: User, labels: readonly string[], spot?: Spot): Promise<void> {
      const has = (e: Element) =>
        'options' in e && labels.every((label) => e.options.some((o) => o.text.text === label));
      const { spot: where, block_id, element } = find(user, spot, has);
      if (!('options' in element)) throw new Error('not a select');
      const chosen: Option[] = labels.map((label) => element.options.find((o) => o.text.text === label)!);
      const several = element.type === 'multi_static_select';
      if (chosen.length > (several ? (element.max_selected_items ?? 100) : 1))
        throw new Error('more than can be chosen');
      const given = {
        type: element.type,
        ...(several ? { selected_options: chosen } : { selected_option: chosen[0] }),
      };
      const state = stateIn(user, where);
      const kept = where === 'home' ? chosenAtHome : where.chosen;
      kept.set(user.id, { ...state, [block_id]: { ...state[block_id], [element.action_id]: given } });
      await act(user, where, { ...given, action_id: element.action_id, block_id });
    },

    /** Fills in the modal on top, by label or name, and submits it. What is not named stays as it was. A `careless` client does not count. `files` are given by name. */
    async submit(
      user: User,
      values: Readonly<Record<string, string>>,
      { careless = false, files = {} }: { careless?: boolean; files?: Readonly<Record<string, GivenFile>> } = {},
    ): Promise<void> {
      const modal = views.modalOf(user.id);
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
        if (!careless && element.type === 'plain_text_input' && value.length > (element.max_length ?? 3000))
          modal.errors[block_id] = 'Too long.';
        const option = 'options' in element ? (element.options.find((o) => o.value === value) ?? null) : null;
        if (element.type === 'file_input') {
          const file = files[block_id];
          state[block_id] = { [element.action_id]: { type: element.type, files: file ? [on.share(file)] : [] } };
          continue;
        }
        const answer = 'options' in element ? { selected_option: option } : { value: value || null };
        state[block_id] = { [element.action_id]: { type: element.type, ...answer } };
      }
      if (Object.keys(modal.errors).length) return;
      const answer = await deliver(user, 'interactive', {
        type: 'view_submission',
        ...common(user),
        trigger_id: views.trigger(user.id),
        view: { ...view, id: modal.id, hash: modal.hash, team_id: team.id, state: { values: state } },
        response_urls: [],
      });
      if (answer.response_action === undefined) views.close(user.id);
      else if (answer.response_action === 'errors') {
        modal.errors = answer.errors as Record<string, string>;
        const strange = Object.keys(modal.errors).filter((name) => !inputs.some((block) => block.block_id === name));
        if (strange.length || !Object.keys(modal.errors).length) throw new Error(`errors for no field: ${strange}`);
      } else throw new Error(`not an answer to a submission: ${JSON.stringify(answer)}`);
    },
  };
}
