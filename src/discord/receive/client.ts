import { Client, DiscordAPIError, Events, GatewayIntentBits, Options } from 'discord.js';
import { z } from 'zod';
import { askedAt, requestsTo } from './fetch.ts';

export const restOptions = (apiUrl: string | undefined) => ({
  makeRequest: requestsTo(askedAt(apiUrl)),
  ...(apiUrl && { api: apiUrl }),
});

/** Whether Discord does not accept the token that asked. */
export const isRefused = (error: unknown): boolean => error instanceof DiscordAPIError && error.status === 401;

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

/** A packet as discord.js expects it: its handlers and its own bookkeeping read `d` without asking. */
const packetSchema = z.looseObject({ t: z.string().regex(/^[A-Z_]+$/), d: z.looseObject({}) });

/** What discord.js calls for each packet. It is private, and there is no other place at which what it throws arrives. */
interface Handling {
  handlePacket(packet?: { t?: string }, shard?: unknown): boolean;
}

/**
 * Keeps a packet that discord.js cannot read from ending the process: discord.js throws while it makes an interaction
 * of it, where nobody catches. `onUnread` is told instead.
 */
export function guardPackets(client: Client, onUnread: (error: unknown, kind: string | undefined) => void): void {
  const handling = client.ws as unknown as Handling;
  const handle = handling.handlePacket.bind(handling);
  handling.handlePacket = (packet, shard) => {
    try {
      return handle(packet, shard);
    } catch (error) {
      onUnread(error, packet?.t);
      return true;
    }
  };
  // Told of each packet first: one that is none becomes one that nobody handles.
  client.prependListener(Events.Raw, (packet: { t?: unknown; d?: unknown }) => {
    if (packetSchema.safeParse(packet).success || packet.t === 'RESUMED') return;
    onUnread(new Error('not a packet'), String(packet.t).slice(0, 60));
    Object.assign(packet, { t: 'UNREAD', d: {} });
  });
}
