import type { webApi } from '@slack/bolt';
import { type Command, type CommandHandler, optionsOf } from '../chat/contract/command.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { shorten } from '../markup/cut.ts';

/** Slack's limits for a manifest, in characters. */
const limits = { about: 140, description: 2000, hint: 1000 } as const;

export type Manifest = webApi.AppsManifestCreateArguments['manifest'];

/**
 * The app as Slack is told of it. Names of commands are shared by a whole workspace, so there is one, `/study`, and the
 * product's commands are its first word. Slack translates nothing: what it shows is in every language, one after the
 * other. `url` is the bot's public address, which only signed HTTP needs.
 */
export function manifest(
  commands: readonly Command[],
  catalogues: Readonly<Record<string, Catalogue>>,
  { socketMode, url }: { readonly socketMode: boolean; readonly url?: string },
): Manifest {
  if (!socketMode && !url) throw new Error('Without Socket Mode, Slack needs to know the address of the bot.');
  const address = socketMode || !url ? undefined : `${url.replace(/\/+$/, '')}/slack/events`;
  const about = Object.values(catalogues)
    .map((catalogue) => catalogue.chat.about)
    .filter(Boolean)
    .join(' · ');
  return {
    display_information: { name: 'Tongxue', description: shorten(about, limits.about) },
    features: {
      // Not read-only, which would also take /study away there.
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'tongxue', always_online: true },
      slash_commands: [
        {
          command: '/study',
          description: shorten(about, limits.description),
          usage_hint: usage(commands),
          should_escape: false,
          ...(address && { url: address }),
        },
      ],
    },
    oauth_config: {
      scopes: {
        // Each for a call that the adapter makes or an event that it gets: one more, and every workspace is asked again.
        bot: [
          'commands', // /study
          'chat:write', // send, edit
          'files:write', // pictures
          'files:read', // a document for the library
          'im:write', // the first message opens the DM
          'im:history', // message.im: what is said to it in a DM
          'app_mentions:read', // app_mention: what is said to it by name
          'users:read', // language, zone, who may manage the workspace
          'channels:read', // may it post here: public channels,
          'groups:read', // and private ones that it was invited to
        ],
        // Whether a message arrived of which nobody knows. Without them, it stays in doubt.
        bot_optional: ['channels:history', 'groups:history'],
      },
    },
    settings: {
      event_subscriptions: {
        ...(address && { request_url: address }),
        bot_events: ['app_home_opened', 'app_mention', 'message.im'],
      },
      interactivity: { is_enabled: true, ...(address && { request_url: address }) },
      org_deploy_enabled: false,
      socket_mode_enabled: socketMode,
      token_rotation_enabled: false,
    },
  };
}

/** `task | quiz [topic] | cohort create/show`; without options, then without the last commands, if it is too long. */
function usage(commands: readonly Command[]): string {
  const full = commands.map((command) => {
    if (command.sub) return `${command.name} ${Object.keys(command.sub).join('/')}`;
    const options = command.options ? optionsOf(command as Command & CommandHandler) : [];
    return [command.name, ...options.map((o) => (o.required ? `<${o.name}>` : `[${o.name}]`))].join(' ');
  });
  const names = commands.map((command) => command.name);
  const hint = full.join(' | ');
  if (hint.length <= limits.hint) return hint;
  while (names.join(' | ').length > limits.hint - 4) names.pop();
  return [...names, '…'].join(' | ');
}
