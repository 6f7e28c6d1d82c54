import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  ChannelType,
  DiscordAPIError,
  OverwriteType,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js';
import type { Obstacle } from '../../chat/contract/platform.ts';

/** Discord's code for a channel that the bot does not see. */
const missingAccess = 50001;

const needed = { 'View Channel': PermissionFlagsBits.ViewChannel, 'Send Messages': PermissionFlagsBits.SendMessages };

/** For pictures and threads, without which everything else works. */
const wanted = {
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
};

export type Standing =
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'known'; readonly missing: readonly string[]; readonly unused: readonly string[] };

/** What the bot may do in a channel: `elsewhere` when it is no text channel of that server. Throws what Discord says. */
export async function standingIn(
  rest: () => REST,
  to: { readonly workspace: string; readonly channel: string },
  bot: string,
): Promise<Standing> {
  const channel = (await rest().get(Routes.channel(to.channel))) as APIChannel;
  if (!('guild_id' in channel) || channel.guild_id !== to.workspace) return { kind: 'elsewhere' };
  if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildAnnouncement)
    return { kind: 'elsewhere' };
  const [guild, member] = (await Promise.all([
    rest().get(Routes.guild(to.workspace)),
    rest().get(Routes.guildMember(to.workspace, bot)),
  ])) as [APIGuild, APIGuildMember];
  const allowed = allowedIn(channel, guild, member, bot);
  const lacking = (of: Readonly<Record<string, bigint>>) =>
    Object.entries(of).flatMap(([name, bit]) => (allowed & bit ? [] : [name]));
  return { kind: 'known', missing: lacking(needed), unused: lacking(wanted) };
}

/** Why the bot may not post in a channel; undefined when it may. Throws what Discord says of anything else. */
export async function obstacleIn(
  rest: () => REST,
  to: { readonly workspace: string; readonly channel: string },
  bot: string,
): Promise<Obstacle | undefined> {
  try {
    const standing = await standingIn(rest, to, bot);
    if (standing.kind === 'elsewhere') return { kind: 'wrongKind' };
    const { missing, unused } = standing;
    // Whoever opens the settings of the channel for one right can allow the others as well.
    return missing.length ? { kind: 'rights', missing: [...missing, ...unused] } : undefined;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === missingAccess)
      return { kind: 'rights', missing: Object.keys(needed) };
    throw error;
  }
}

/** Discord's rule: the roles' permissions, then the channel's overwrites for everyone, for the roles, for the bot. */
function allowedIn(channel: APIChannel, guild: APIGuild, member: APIGuildMember, bot: string): bigint {
  const held = new Set([guild.id, ...member.roles]);
  let allowed = guild.roles
    .filter((role) => held.has(role.id))
    .reduce((sum, role) => sum | BigInt(role.permissions), 0n);
  if (allowed & PermissionFlagsBits.Administrator) return -1n;
  const overwrites = ('permission_overwrites' in channel && channel.permission_overwrites) || [];
  const everyone = overwrites.filter((o) => o.id === guild.id);
  const roles = overwrites.filter((o) => o.type === OverwriteType.Role && o.id !== guild.id && held.has(o.id));
  const own = overwrites.filter((o) => o.type === OverwriteType.Member && o.id === bot);
  for (const layer of [everyone, roles, own]) {
    for (const { deny } of layer) allowed &= ~BigInt(deny);
    for (const { allow } of layer) allowed |= BigInt(allow);
  }
  return allowed;
}
