import { randomUUID } from 'node:crypto';
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Event, Handle, Handling } from '../chat/platform.ts';
import type { View } from '../chat/view.ts';
import { languageOf } from '../core/language.ts';
import { catalogues } from '../i18n/index.ts';
import { discreet } from './fault.ts';
import { renderForm } from './form.ts';
import { shorten } from './markup.ts';
import { renderView } from './render.ts';

type Component = ButtonInteraction | StringSelectMenuInteraction;
/** What can be answered with a message. */
type Answerable = ChatInputCommandInteraction | Component | ModalSubmitInteraction;

/** Discord's codes for an interaction nobody waits for any more, and for one that another process has acknowledged. */
const tooLate = 10062;
const taken = 40060;

/** Answers one interaction. A fault is logged with an id, shown where that is still possible, and never thrown. */
export async function answer(interaction: Interaction, event: Event, handle: Handle, log: Logger): Promise<void> {
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
