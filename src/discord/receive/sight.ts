import type { Guild, GuildMember, Interaction } from 'discord.js';
import { PermissionFlagsBits } from 'discord.js';
import type { Platform } from '../../chat/contract/platform.ts';
import { keep } from '../../core/keep.ts';

const maxKept = 10_000;

/**
 * Which channels of a server somebody sees, by the roles that came with their last interaction and the channels that the
 * gateway keeps up to date. Nothing is asked of Discord: who has done nothing here sees nothing, as far as is known.
 */
export function createSight() {
  const guilds = new Map<string, Guild>();
  const members = new Map<string, GuildMember>();
  return {
    note(interaction: Interaction): void {
      if (!interaction.inCachedGuild()) return;
      const { guild, guildId, member, user } = interaction;
      keep(guilds, guildId, guild, maxKept);
      keep(members, `${guildId}/${user.id}`, member, maxKept);
    },
    async visible({ workspace, account }, channels) {
      const guild = guilds.get(workspace);
      const who = account === undefined ? guild?.roles.everyone : members.get(`${workspace}/${account}`);
      const sees = (id: string) => {
        const channel = guild?.channels.cache.get(id);
        if (!channel || !who || channel.isThread()) return false;
        return channel.permissionsFor(who).has(PermissionFlagsBits.ViewChannel);
      };
      return new Set(channels.filter(sees));
    },
  } satisfies { note(interaction: Interaction): void } & Pick<Required<Platform>, 'visible'>;
}
