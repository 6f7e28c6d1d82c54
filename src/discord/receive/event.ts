import { ChannelType, ComponentType, type Interaction, MessageFlags, PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';
import type { Action, Event } from '../../chat/contract/event.ts';
import { keep } from '../../core/keep.ts';
import type { GivenFile } from '../../core/library/model.ts';
import { routeOf } from '../render/component.ts';
import { type FileLog, fileOf } from './file.ts';

/** An interaction in our words; undefined for a kind that we never offer. */
export function eventOf(interaction: Interaction, parent: string | undefined, log: FileLog): Event | undefined {
  const action = actionOf(interaction, log);
  if (!action) return undefined;
  const { guildId, channelId, member, user } = interaction;
  const nick = member && ('nickname' in member ? member.nickname : member.nick);
  const pressed = 'message' in interaction ? interaction.message : undefined;
  const secret = guildId === null || pressed?.flags.has(MessageFlags.Ephemeral);
  return {
    id: interaction.id,
    platform: 'discord',
    account: user.id,
    name: nick ?? user.displayName,
    ...(guildId && { workspace: { id: guildId, name: interaction.guild?.name ?? '' } }),
    ...(channelId && { channel: parent ?? channelId }),
    locale: interaction.locale,
    organiser: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    seen: secret ? 'private' : 'channel',
    action,
  };
}

function actionOf(interaction: Interaction, log: FileLog): Action | undefined {
  if (interaction.isChatInputCommand()) {
    const [first] = interaction.options.data;
    const sub = interaction.options.getSubcommand(false);
    const given = (sub ? first?.options : interaction.options.data) ?? [];
    const options = Object.fromEntries(given.map(({ name, value }) => [name, String(value ?? '')]));
    return { kind: 'command', command: interaction.commandName, ...(sub && { sub }), options };
  }
  if (interaction.isMessageContextMenuCommand()) {
    const { content, components, author } = interaction.targetMessage;
    const parts = partsOf(components.map((component) => component.toJSON()));
    const own = author.id === interaction.client.user.id;
    return {
      kind: 'about',
      text: [content, ...parts.flatMap(({ content: said }) => said ?? [])].filter(Boolean).join('\n'),
      routes: own ? parts.flatMap(({ custom_id }) => (custom_id ? [routeOf(custom_id)] : [])) : [],
    };
  }
  if (interaction.isAutocomplete()) {
    const { name, value } = interaction.options.getFocused(true);
    const sub = interaction.options.getSubcommand(false);
    return { kind: 'suggest', command: interaction.commandName, ...(sub && { sub }), option: name, query: value };
  }
  if (interaction.isButton()) return { kind: 'press', route: routeOf(interaction.customId), values: [] };
  if (interaction.isStringSelectMenu()) {
    return { kind: 'press', route: routeOf(interaction.customId), values: interaction.values };
  }
  if (interaction.isModalSubmit()) {
    const fields = interaction.fields.fields.map((field): [string, string] => [
      field.customId,
      field.type === ComponentType.TextInput
        ? field.value
        : field.type === ComponentType.StringSelect || field.type === ComponentType.RoleSelect
          ? (field.values[0] ?? '')
          : '',
    ]);
    const files = [...interaction.fields.fields.values()].flatMap((field): [string, GivenFile][] => {
      const file = field.type === ComponentType.FileUpload ? field.attachments?.first() : undefined;
      return file ? [[field.customId, fileOf(file, log)]] : [];
    });
    return {
      ...{ kind: 'submit', route: interaction.customId, fields: Object.fromEntries(fields) },
      ...(files.length > 0 && { files: Object.fromEntries(files) }),
    };
  }
  return undefined;
}

const partSchema = z.looseObject({
  content: z.string().optional().catch(undefined),
  custom_id: z.string().optional().catch(undefined),
  components: z.array(z.unknown()).optional().catch(undefined),
});

/** The components of a message one after another, with those that are in them. */
function partsOf(components: readonly unknown[]): readonly z.infer<typeof partSchema>[] {
  return components.flatMap((one) => {
    const part = partSchema.safeParse(one).data;
    return part ? [part, ...partsOf(part.components ?? [])] : [];
  });
}

const threadTypes: readonly number[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

export const threadSchema = z.object({
  type: z.int().refine((type) => threadTypes.includes(type)),
  parent_id: z.string(),
});

const fromThread = z.object({
  t: z.literal('INTERACTION_CREATE'),
  d: z.object({ id: z.string(), channel: threadSchema }),
});

/** discord.js says nothing of an interaction of a kind that it does not know: its parent is never taken. */
const maxParents = 1_000;

/**
 * The channel that an interaction's thread belongs to. Discord says it with each interaction, and discord.js keeps it
 * only for threads that it has seen opened; so it is read from the packet, which comes just before.
 */
export function createParents() {
  /** By interaction: Discord's ids are the same everywhere, whichever server they come from. */
  const parents = new Map<string, string>();
  return {
    note(packet: unknown): void {
      const read = fromThread.safeParse(packet);
      if (read.success) keep(parents, read.data.d.id, read.data.d.channel.parent_id, maxParents);
    },
    take(interaction: string): string | undefined {
      const parent = parents.get(interaction);
      parents.delete(interaction);
      return parent;
    },
  };
}
