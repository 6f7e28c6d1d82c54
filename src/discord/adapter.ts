import { setTimeout as wait } from 'node:timers/promises';
import { type Client, DiscordAPIError, Events, Locale, type RateLimitData, REST, Routes } from 'discord.js';
import type { Logger } from 'pino';
import type { Command } from '../chat/contract/command.ts';
import { reasonOf } from '../chat/contract/never-left.ts';
import { createOnce } from '../chat/contract/once.ts';
import { whyNot } from '../chat/contract/own-answer.ts';
import type { Platform } from '../chat/contract/platform.ts';
import type { Handle } from '../chat/contract/reply.ts';
import type { Timed } from '../chat/contract/timed.ts';
import type { LanePort } from '../core/lane/port.ts';
import { catalogues } from '../i18n/index.ts';
import { StartError } from '../start-error.ts';
import { answer } from './receive/answer.ts';
import { createClient, guardPackets, restOptions } from './receive/client.ts';
import { createParents, eventOf, threadSchema } from './receive/event.ts';
import { askedAt } from './receive/fetch.ts';
import { answerMessage, readMessage } from './receive/message.ts';
import { createShards, type Leases } from './receive/shards.ts';
import { createSight } from './receive/sight.ts';
import { steady } from './receive/steady.ts';
import { commandsBody, register } from './register.ts';
import { createDelivery } from './send/deliver.ts';
import { discreet } from './send/redact.ts';

const stopWithinMs = 5_000;
/** The longest that Discord may ask to wait before commands are registered. */
const waitAtMostMs = 10_000;

/** Discord takes five edits in five seconds in a channel. */
const usualEditPauseMs = 1_500;

/** For a process that is the only one. */
const alone: Leases = { hold: async (_, holder) => holder, drop: async () => {} };

/**
 * Discord, over its gateway. `start` registers the commands and connects; `send`, `edit` and `mayPost` need neither.
 * Of several processes one holds each shard. Should two ever hold the same, each interaction is acknowledged before
 * its work is done, so that only one of them does it.
 */
export function createDiscord(options: {
  token: string;
  applicationId: string;
  apiUrl?: string;
  handle: Handle;
  commands: readonly Command[];
  leases?: Leases;
  /** The slots at which requests leave, shared with other processes. */
  lanes?: LanePort;
  /** Between two edits of an answer that grows. */
  editPauseMs?: number;
  acknowledged?: Timed;
  log: Logger;
}): Platform {
  const { token, applicationId, apiUrl, handle, log, leases = alone, editPauseMs = usualEditPauseMs } = options;
  const { close, sends, watch, ...delivery } = createDelivery(options);
  // Discord can ask for hours, when commands have changed too often for one day: the bot starts all the same.
  const rejectOnRateLimit = ({ retryAfter }: RateLimitData) => retryAfter > waitAtMostMs;
  const rest = steady(new REST({ ...restOptions(apiUrl), rejectOnRateLimit })).setToken(token);
  watch(rest);
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  const isNew = createOnce();
  const sight = createSight();
  const shards = createShards({ token, applicationId, rest, leases, log, client: listening });

  function listening(shard: number, of: number): Client {
    const client = createClient(shard, of, apiUrl);
    watch(steady(client.rest));
    const parents = createParents();
    guardPackets(client, (err, kind) => log.warn({ err, kind }, 'Discord: a packet that cannot be read'));
    client.on(Events.Error, (err) => log.error({ err }, 'Discord client'));
    client.on(Events.Warn, (warning) => log.warn({ warning }, 'Discord client'));
    client.on(Events.ShardError, (err) => log.warn({ err, shard }, 'Discord connection'));
    // One line when it goes, however often it tries, and one when it is back.
    let gone = false;
    const back = () => {
      if (gone) log.info({ shard }, 'Discord connected again');
      gone = false;
    };
    client.on(Events.ShardReconnecting, () => {
      if (!gone) log.info({ shard }, 'Discord is away; reconnecting until it is back');
      gone = true;
    });
    client.on(Events.ShardResume, back);
    client.on(Events.ShardReady, back);
    client.on(Events.ShardDisconnect, ({ code }) => log.fatal({ code, shard }, 'Discord will not let us back in'));
    client.on(Events.Raw, (packet) => {
      parents.note(packet);
      hear(client, packet);
    });
    client.on(Events.InteractionCreate, (interaction) => {
      const event = eventOf(interaction, parents.take(interaction.id), log);
      if (!event) return;
      sight.note(interaction);
      const { acknowledged = () => {} } = options;
      track(answer(interaction, event, handle, log, { pauseMs: editPauseMs, signal: stopping.signal, acknowledged }));
    });
    return client;
  }

  /** Something that somebody writes to the bot. */
  function hear(client: Client, packet: unknown): void {
    const heard = readMessage(packet, {
      bot: client.user?.id ?? applicationId,
      guildName: (id) => client.guilds.cache.get(id)?.name,
      guildLocale: (id) => spokenIn(client, id),
    });
    if (!heard || !isNew(heard.event.id)) return;
    const about = async () => {
      const parent = heard.event.workspace && (await parentOf(client, rest, heard.channel));
      return { ...heard, event: { ...heard.event, ...(parent && { channel: parent, thread: heard.channel }) } };
    };
    const sending = { ...delivery, editPauseMs };
    track(
      about()
        .then((it) => answerMessage(it, handle, sending, stopping.signal))
        .then((sent) => {
          if (sent !== 'nothing' && sent.kind !== 'sent')
            log.info({ message: heard.event.id, sent }, 'message not answered');
        }),
    );
  }

  function track(work: Promise<unknown>): void {
    const guarded = work
      .then(() => undefined)
      .catch((err) => log.error({ err: discreet(err) }, 'not answered'))
      .finally(() => underWay.delete(guarded));
    underWay.add(guarded);
  }

  return {
    name: 'discord',
    can: new Set(['modal', 'privateReply', 'thread', 'file', 'role']),
    editPauseMs,
    idempotent: true,
    // Nonces are compared with "the past few minutes": two is the least that this can mean.
    keyLastsMs: 120_000,
    ...delivery,
    visible: sight.visible,
    async start() {
      const body = commandsBody(options.commands, catalogues);
      let unregistered: unknown;
      try {
        if (await register(rest, applicationId, body)) log.info({ commands: body.length }, 'commands registered');
      } catch (err) {
        if (isOfAnother(err))
          throw new StartError('the token is of another application than DISCORD_APPLICATION_ID says');
        unregistered = err;
      }
      rest.setToken(token);
      await shards.start().catch((err) => {
        throw err instanceof StartError ? err : new Error(whyNot(err, askedAt(apiUrl)));
      });
      // The commands of last time still work. What kept us from connecting as well has been said.
      if (unregistered)
        log.error({ why: reasonOf(unregistered) }, 'commands not registered; the next start tries again');
    },
    async stop() {
      // First the connection, so that another process has it at once. Whoever has been acknowledged still gets their
      // answer: its webhook needs no gateway, only this process.
      await shards.stop();
      stopping.abort();
      await Promise.race([Promise.allSettled(underWay), wait(stopWithinMs, undefined, { ref: false })]);
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
      close();
    },
    ready: () => shards.ready() && sends(),
    connections: shards.connections,
  };
}

/** Every server begins with en-US, so that says nothing. */
function spokenIn(client: Client, id: string): string | undefined {
  const locale = client.guilds.cache.get(id)?.preferredLocale;
  return locale === Locale.EnglishUS ? undefined : locale;
}

/** There is no such application (10002), or it is not this token's to change (20012). A 404 alone may be of a wrong address. */
const isOfAnother = (err: unknown) => err instanceof DiscordAPIError && (err.code === 10002 || err.code === 20012);

/** The channel that a thread belongs to. One that discord.js has not seen opened is asked for. */
async function parentOf(client: Client, rest: REST, id: string): Promise<string | undefined> {
  const known = client.channels.cache.get(id);
  if (known) return known.isThread() ? (known.parentId ?? undefined) : undefined;
  const asked = await rest.get(Routes.channel(id)).catch(() => undefined);
  const read = threadSchema.safeParse(asked);
  return read.success ? read.data.parent_id : undefined;
}
