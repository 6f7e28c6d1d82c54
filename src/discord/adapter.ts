import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
  Options,
  Status,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Command } from '../chat/command.ts';
import type { Event, Handle, Handling, Platform } from '../chat/platform.ts';
import type { View } from '../chat/view.ts';
import { languageOf } from '../core/language.ts';
import { catalogues } from '../i18n/index.ts';
import { createDelivery } from './deliver.ts';
import { createParents, eventOf } from './event.ts';
import { discreet } from './fault.ts';
import { renderForm } from './form.ts';
import { shorten } from './markup.ts';
import { commandsBody, register } from './register.ts';
import { renderView } from './render.ts';

type Component = ButtonInteraction | StringSelectMenuInteraction;
/** What can be answered with a message. */
type Answerable = ChatInputCommandInteraction | Component | ModalSubmitInteraction;

const stopWithinMs = 5_000;
const closeWithinMs = 2_000;
/** Discord's codes for an interaction nobody waits for any more, and for one that another process has acknowledged. */
const tooLate = 10062;
const taken = 40060;

/**
 * Discord, over its gateway. `start` registers the commands and connects; `send`, `edit` and `mayPost` need neither.
 * Each interaction is acknowledged before its work is done, so that of two gateways only one does it.
 */
export function createDiscord(options: {
  token: string;
  applicationId: string;
  apiUrl?: string;
  handle: Handle;
  commands: readonly Command[];
  log: Logger;
}): Platform {
  const { token, applicationId, handle, log } = options;
  const { close, ...delivery } = createDelivery(options);
  const client = createClient(options.apiUrl);
  const parents = createParents();
  const underWay = new Set<Promise<void>>();

  client.on(Events.Error, (err) => log.error({ err }, 'Discord client'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'Discord client'));
  client.on(Events.ShardError, (err, shard) => log.warn({ err, shard }, 'Discord connection'));
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'Discord reconnecting'));
  client.on(Events.ShardDisconnect, ({ code }, shard) => log.fatal({ code, shard }, 'Discord will not let us back in'));
  client.on(Events.Raw, parents.note);
  client.on(Events.InteractionCreate, (interaction) => {
    const event = eventOf(interaction, parents.take(interaction.id));
    if (!event) return;
    const work = answer(interaction, event, handle, log)
      .catch((err) => log.error({ err: discreet(err) }, 'interaction not read'))
      .finally(() => underWay.delete(work));
    underWay.add(work);
  });

  return {
    name: 'discord',
    idempotent: true,
    // Nonces are compared with "the past few minutes": two is the least that this can mean.
    keyLastsMs: 120_000,
    ...delivery,
    async start() {
      const body = commandsBody(options.commands, catalogues);
      const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
      client.rest.setToken(token);
      try {
        if (await register(client.rest, applicationId, body))
          log.info({ commands: body.length }, 'commands registered');
      } catch (err) {
        // The commands of last time still work; a token that is wrong fails again just below.
        log.error({ err: discreet(err) }, 'commands not registered');
      }
      await client.login(token);
      await ready;
    },
    async stop() {
      // Whoever has been acknowledged gets their answer. Its webhook needs no gateway, only this process.
      client.removeAllListeners(Events.InteractionCreate);
      client.removeAllListeners(Events.ShardReconnecting);
      await Promise.race([Promise.allSettled(underWay), wait(stopWithinMs, undefined, { ref: false })]);
      // An ordinary close: discord.js keeps a session nowhere that the next process could resume it from.
      await Promise.race([client.destroy(), wait(closeWithinMs, undefined, { ref: false })]);
      close();
    },
    ready: () => client.isReady() && client.ws.shards.every((shard) => shard.status === Status.Ready),
  };
}

function createClient(apiUrl: string | undefined): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    shards: 'auto',
    allowedMentions: { parse: [] },
    // Until then interactions are kept waiting, and they live for three seconds; without the guilds only names are missing.
    waitGuildTimeout: 1_000,
    makeCache: Options.cacheWithLimits({
      ...Object.fromEntries(
        // Everything an interaction does not read.
        (
          [
            'ApplicationCommandManager',
            'ApplicationEmojiManager',
            'AutoModerationRuleManager',
            'BaseGuildEmojiManager',
            'DMMessageManager',
            'GuildBanManager',
            'GuildEmojiManager',
            'GuildForumThreadManager',
            'GuildInviteManager',
            'GuildMessageManager',
            'GuildScheduledEventManager',
            'GuildStickerManager',
            'GuildTextThreadManager',
            'MessageManager',
            'PresenceManager',
            'ReactionManager',
            'ReactionUserManager',
            'StageInstanceManager',
            'ThreadManager',
            'ThreadMemberManager',
            'UserManager',
            'VoiceStateManager',
          ] as const
        ).map((manager) => [manager, 0]),
      ),
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
    }),
    ...(apiUrl && { rest: { api: apiUrl } }),
  });
}

/** Answers one interaction. A fault is logged with an id, shown where that is still possible, and never thrown. */
async function answer(interaction: Interaction, event: Event, handle: Handle, log: Logger): Promise<void> {
  try {
    const handling = handle(event);
    if (interaction.isAutocomplete()) await complete(interaction, handling);
    else await reply(interaction as Answerable, handling, event);
  } catch (err) {
    const about = { interaction: interaction.id, does: event.does.kind };
    if (err instanceof DiscordAPIError && (err.code === tooLate || err.code === taken)) {
      log.warn({ ...about, code: err.code }, 'interaction too late or taken');
      return;
    }
    const fault = randomUUID().slice(0, 8);
    log.error({ err: discreet(err), fault, ...about }, 'interaction not answered');
    await apologise(interaction, event, fault).catch((failed) =>
      log.warn({ err: discreet(failed), fault }, 'fault not shown'),
    );
  }
}

async function complete(interaction: AutocompleteInteraction, handling: Handling): Promise<void> {
  const reply = await handling.run();
  const choices = reply.kind === 'choices' ? reply.choices : [];
  await interaction.respond(
    choices
      .filter(({ value }) => value !== '' && value.length <= 100)
      .slice(0, 25)
      .map(({ value, label }) => ({ name: shorten(label, 100), value })),
  );
}

async function reply(interaction: Answerable, handling: Handling, event: Event): Promise<void> {
  const inGuild = event.workspace !== undefined;
  if (handling.opens === 'form' && !interaction.isModalSubmit()) {
    // A form must be the first answer there is: nothing is acknowledged before it.
    const opened = await handling.run();
    if (opened.kind === 'form') await interaction.showModal(renderForm(opened.route, opened.form));
    else if (opened.kind !== 'choices') await interaction.reply(aside(opened.view, event));
    return;
  }
  const replaces = handling.replaces && hasMessage(interaction);
  const ephemeral = inGuild && handling.audience === 'private';
  if (interaction.isModalSubmit() && inGuild && !ephemeral && !replaces) {
    // Whether an answer is private is settled by the acknowledgement, and a wrong field is nobody else's business.
    const wrong = await handling.check();
    if (wrong) return void (await interaction.reply(aside(wrong.view, event)));
  }
  if (replaces) await interaction.deferUpdate();
  else await interaction.deferReply(ephemeral ? { flags: MessageFlags.Ephemeral } : {});
  const done = await handling.run();
  if (done.kind === 'form' || done.kind === 'choices') throw new Error(`${done.kind} cannot follow an acknowledgement`);
  // The message stays as it was, with its button, while something in the form is wrong.
  if (done.kind === 'invalid' && replaces) await interaction.followUp(aside(done.view, event));
  else await interaction.editReply(shown(done.view));
}

function hasMessage(interaction: Answerable): interaction is Component | ModalSubmitInteraction {
  return interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());
}

function shown(view: View) {
  const { flags, components, allowed_mentions, files } = renderView(view, catalogues[view.language ?? 'en']);
  return {
    flags,
    components,
    allowedMentions: allowed_mentions,
    files: files.map(({ name, data }) => ({ name, attachment: Buffer.from(data) })),
    // The pictures of what it takes the place of go with it.
    attachments: [],
  };
}

/** For an answer that was not announced. In a DM everything is private, and what is not marked so stays there to be read. */
function aside(view: View, { workspace }: Event) {
  const message = shown(view);
  return workspace ? { ...message, flags: message.flags | MessageFlags.Ephemeral } : message;
}

/** Says that it went wrong, in place of the answer that is awaited; a message that was pressed stays as it is. */
async function apologise(interaction: Interaction, event: Event, fault: string): Promise<void> {
  if (interaction.isAutocomplete() || !interaction.isRepliable()) return;
  const text = catalogues[languageOf(event.locale)].chat.fault(fault);
  const view: View = { tone: 'bad', body: [{ kind: 'text', text }] };
  if (!interaction.deferred && !interaction.replied) await interaction.reply(aside(view, event));
  else if (interaction.deferred && interaction.ephemeral !== null) await interaction.editReply(shown(view));
  else await interaction.followUp(aside(view, event));
}
