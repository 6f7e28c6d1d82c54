import { randomUUID } from 'node:crypto';
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Event } from '../../chat/contract/event.ts';
import type { Handle, PendingReply } from '../../chat/contract/reply.ts';
import { type Pacing, showStream } from '../../chat/contract/stream.ts';
import type { Timed } from '../../chat/contract/timed.ts';
import type { View } from '../../chat/contract/view.ts';
import { fallback } from '../../core/language/model.ts';
import { catalogues } from '../../i18n/index.ts';
import { languageOf } from '../../i18n/locale.ts';
import { shortLabel } from '../../markup/cut.ts';
import { renderForm } from '../render/form.ts';
import type { Payload } from '../render/page.ts';
import { renderPages, renderView } from '../render/view.ts';
import { discreet } from '../send/redact.ts';
import { acknowledged, patiently, taken as takenCode } from '../send/retry.ts';

type Component = ButtonInteraction | StringSelectMenuInteraction;

/** What can be answered with a message. */
type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | Component
  | ModalSubmitInteraction;

/** Discord's code for an interaction nobody waits for any more. */
const tooLate = 10062;

/** Unknown message, unknown webhook, invalid webhook token: what was to be edited is gone. */
const goneCodes: readonly number[] = [10008, 10015, 50027];

/** Discord waits three seconds for the first answer, and a quarter of an hour for the rest; people wait for less. */
const answerWithinMs = 2_500;

const retryWithinMs = 60_000;

/** Answers one interaction. A fault is logged with an id, shown where that is still possible, and never thrown. */
export async function answer(
  interaction: Interaction,
  event: Event,
  handle: Handle,
  log: Logger,
  { acknowledged: told = () => {}, ...pacing }: Pick<Pacing, 'pauseMs' | 'signal'> & { readonly acknowledged?: Timed },
): Promise<void> {
  const from = performance.now();
  const taken = () => told('discord', performance.now() - from);
  try {
    const pending = handle(event);
    if (interaction.isAutocomplete()) await complete(interaction, pending, taken);
    else await reply(interaction as Answerable, pending, event, taken, pacing);
  } catch (err) {
    const about = { interaction: interaction.id, action: event.action.kind };
    if (err instanceof DiscordAPIError && (err.code === tooLate || err.code === takenCode)) {
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

async function complete(interaction: AutocompleteInteraction, pending: PendingReply, taken: () => void): Promise<void> {
  const reply = await pending.run();
  const choices = reply.kind === 'choices' ? reply.choices : [];
  const offered = choices
    .filter(({ value }) => value !== '' && value.length <= 100)
    .slice(0, 25)
    .map(({ value, label }) => ({ name: shortLabel(label, 100), value }));
  await acknowledged(() => interaction.respond(offered), answerWithinMs);
  taken();
}

async function reply(
  interaction: Answerable,
  pending: PendingReply,
  event: Event,
  taken: () => void,
  pacing: Pick<Pacing, 'pauseMs' | 'signal'>,
): Promise<void> {
  const inGuild = event.workspace !== undefined;
  if (pending.opens === 'form' && !interaction.isModalSubmit()) {
    // A form must be the first answer there is: nothing is acknowledged before it.
    const opened = await pending.run();
    if (opened.kind === 'form') {
      const modal = renderForm(opened.route, opened.form);
      await acknowledge(interaction, () => interaction.showModal(modal), { replied: true });
    } else if ('view' in opened) await show(interaction, opened.view, isEphemeral(event), replied(interaction));
    return taken();
  }
  const replaces = pending.replaces && hasMessage(interaction);
  const ephemeral = inGuild && pending.audience === 'private';
  if (interaction.isModalSubmit() && inGuild && !ephemeral && !replaces) {
    // Whether an answer is private is settled by the acknowledgement, and a wrong field is nobody else's business.
    const wrong = await pending.check();
    if (wrong) return show(interaction, wrong.view, true, replied(interaction));
  }
  if (replaces) await acknowledge(interaction, () => interaction.deferUpdate(), { deferred: true });
  else {
    const flags = ephemeral ? { flags: MessageFlags.Ephemeral as const } : {};
    await acknowledge(interaction, () => interaction.deferReply(flags), { deferred: true, ephemeral });
  }
  taken();
  const done = await pending.run();
  if (done.kind === 'stream')
    return showStream(done.views, {
      ...pacing,
      show: (view, last) => grow(interaction, view, last, { ephemeral, replaces }),
    });
  if (!('view' in done)) throw new Error(`${done.kind} cannot follow an acknowledgement`);
  // The message stays as it was, with its buttons, where the answer is not in its place.
  if (replaces && (done.kind === 'invalid' || done.view.beside))
    await show(interaction, done.view, isEphemeral(event), followed(interaction));
  // What takes the place of something is private as that was: only then does dispatch let it.
  else await show(interaction, done.view, ephemeral || (replaces && inGuild), edited(interaction));
}

/**
 * Shows what a stream has so far in the place of what it had before. Only the interaction's own token can change an
 * answer that one person sees.
 */
async function grow(
  interaction: Answerable,
  view: View,
  last: boolean,
  { ephemeral, replaces }: { readonly ephemeral: boolean; readonly replaces: boolean },
) {
  try {
    const beside = view.beside && replaces;
    if (last) await show(interaction, view, ephemeral, beside ? followed(interaction) : edited(interaction));
    else
      await interaction.editReply({
        ...messageOf(renderView(view, catalogues[view.language ?? fallback]), ephemeral),
        flags: MessageFlags.IsComponentsV2,
      });
    return { kind: 'shown' } as const;
  } catch (error) {
    // Deleted, or the quarter of an hour is over.
    if (error instanceof DiscordAPIError && goneCodes.includes(Number(error.code))) return { kind: 'gone' } as const;
    throw error;
  }
}

/** The first answer. When Discord has it and the word of that got lost, discord.js is told here. */
async function acknowledge(
  interaction: Answerable,
  how: () => Promise<unknown>,
  then: Partial<Pick<Answerable, 'deferred' | 'replied' | 'ephemeral'>>,
): Promise<void> {
  if ((await acknowledged(how, answerWithinMs)) === 'found out') Object.assign(interaction, then);
}

function hasMessage(interaction: Answerable): interaction is Component | ModalSubmitInteraction {
  return interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());
}

type Message = ReturnType<typeof messageOf>;

type Way = (message: Message) => Promise<unknown>;

/** Shows a view where `first` puts it, and what there is no room for in messages after it, seen by the same people. */
async function show(interaction: Answerable, view: View, ephemeral: boolean, first: Way): Promise<void> {
  const [page, ...rest] = renderPages(view, catalogues[view.language ?? fallback]);
  await first(messageOf(page, ephemeral));
  for (const more of rest) await followed(interaction)(messageOf(more, ephemeral));
}

const replied =
  (interaction: Answerable): Way =>
  (message) =>
    acknowledge(interaction, () => interaction.reply(message), {
      replied: true,
      ephemeral: (message.flags & MessageFlags.Ephemeral) !== 0,
    });

/** An answer that was announced is as private as it was announced. */
const edited =
  (interaction: Answerable): Way =>
  (message) =>
    patiently(() => interaction.editReply({ ...message, flags: MessageFlags.IsComponentsV2 }), retryWithinMs);

/** It may have arrived when it seems not to. Twice for one person does no harm, twice for everybody would be noise. */
const followed =
  (interaction: Answerable): Way =>
  (message) =>
    message.flags & MessageFlags.Ephemeral
      ? patiently(() => interaction.followUp(message), retryWithinMs)
      : interaction.followUp(message);

function messageOf({ flags, components, allowed_mentions, files }: Payload, ephemeral: boolean) {
  return {
    flags: ephemeral ? flags | MessageFlags.Ephemeral : flags,
    components,
    allowedMentions: allowed_mentions,
    files: files.map(({ name, data }) => ({ name, attachment: Buffer.from(data) })),
    // The pictures of what it takes the place of go with it.
    attachments: [],
  };
}

/** In a DM everything is private, and what is not marked so stays there to be read. */
const isEphemeral = ({ workspace }: Event): boolean => workspace !== undefined;

/** Says that it went wrong, in place of the answer that is awaited; a message that was pressed stays as it is. */
async function apologise(interaction: Interaction, event: Event, fault: string): Promise<void> {
  if (interaction.isAutocomplete() || !interaction.isRepliable()) return;
  const text = catalogues[languageOf(event.locale)].chat.fault(fault);
  const view: View = { tone: 'bad', body: [{ kind: 'text', text }] };
  const answerable = interaction as Answerable;
  if (!interaction.deferred && !interaction.replied)
    await show(answerable, view, isEphemeral(event), replied(answerable));
  else if (interaction.deferred && interaction.ephemeral !== null)
    await show(answerable, view, false, edited(answerable));
  // A fault is not to be shown twice, whatever became of the first.
  else await show(answerable, view, isEphemeral(event), (message) => answerable.followUp(message));
}
