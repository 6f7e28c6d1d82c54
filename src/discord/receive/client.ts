import { Client, GatewayIntentBits, Options, type RESTOptions } from 'discord.js';

/**
 * Requests go out by Node's own fetch. discord.js would use the undici that it brings, on a dispatcher that the whole
 * process shares; if Slack's undici, another version, was there first, every picture would break.
 */
export const restOptions = (apiUrl: string | undefined) => ({
  makeRequest: fetch as unknown as RESTOptions['makeRequest'],
  ...(apiUrl && { api: apiUrl }),
});

/**
 * A connection's client: one shard, no privileged intent, and nothing remembered that an interaction does not read.
 * Without the privileged intent, Discord gives the words of a message only in a DM and where the bot is mentioned.
 */
export function createClient(shard: number, of: number, apiUrl: string | undefined): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    shards: [shard],
    shardCount: of,
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
    // What is tried again, and what is not, is said in retry.ts. Only interactions are answered this way, and
    // Discord's global limit of 50 requests a second does not count them, though discord.js would.
    rest: { ...restOptions(apiUrl), retries: 0, globalRequestsPerSecond: 10_000 },
  });
}
