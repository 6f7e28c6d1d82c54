import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Client, Events, type REST, Routes, Status } from 'discord.js';
import type { Logger } from 'pino';
import { z } from 'zod';
import { reasonOf } from '../../chat/contract/never-left.ts';
import type { Connection } from '../../chat/contract/platform.ts';
import { StartError } from '../../start-error.ts';
import { discreet } from '../send/redact.ts';
import { isRefused } from './client.ts';

/** A name that one process at a time may hold, until it has not renewed it for `forMs`. Answers who holds it. */
export interface Leases {
  hold(name: string, holder: string, forMs: number): Promise<string>;
  drop(name: string, holder: string): Promise<void>;
}

const gatewaySchema = z.object({
  shards: z.int().positive(),
  session_start_limit: z.object({ max_concurrency: z.int().positive() }),
});

const isOver = (client: Client | undefined): boolean =>
  client?.ws.shards.some(({ status }) => status === Status.Disconnected) ?? false;

const isTokenInvalid = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'TokenInvalid';

/** Whoever is killed is followed after five seconds at the latest; a database that is slow for three is no reason to go. */
const leaseMs = 5_000;

const everyMs = 1_000;

/** Discord takes as many new connections as it says, at once; then none for five seconds. */
const identifyMs = 5_500;

/** The number of shards is settled until nobody has used it for this long. */
const countMs = 60_000;

const againMs = 5_000;

const closeMs = 2_000;

/**
 * The connections to Discord's gateway, each under a lease: of several processes one holds a shard, and the others wait
 * to take it over. A process may hold all of them, or none.
 */
export function createShards(on: {
  readonly token: string;
  readonly applicationId: string;
  readonly rest: REST;
  readonly leases: Leases;
  readonly log: Logger;
  /** A client of this shard, listened to, and not yet connected. */
  client(shard: number, of: number): Client;
}) {
  const { leases, log } = on;
  const me = randomUUID();
  const stopping = new AbortController();
  const held = new Map<number, Client>();
  const elsewhere = new Set<number>();
  const loops: Promise<void>[] = [];
  let count = 0;
  let atOnce = 1;
  const named = (what: string) => `discord/${on.applicationId}/${what}`;
  const pause = (ms: number) => wait(ms, undefined, { signal: stopping.signal }).catch(() => {});

  /**
   * How many shards there are, and how many may connect at once. All processes agree on it, or an event would belong to
   * two of them; so the first asks Discord, which is not to be asked often, and the others do as it does.
   */
  async function plan(): Promise<void> {
    const used = await leases.hold(named('shards'), '', 0);
    const known = used || (await leases.hold(named('shards'), await advised(), countMs));
    [count = 1, atOnce = 1] = known.split('/').map(Number);
  }

  async function advised(): Promise<string> {
    const answered = await on.rest.get(Routes.gatewayBot()).catch((error) => {
      throw isRefused(error) ? new StartError('Discord does not accept the token') : discreet(error);
    });
    const about = gatewaySchema.safeParse(answered).data;
    if (!about) throw new Error('what answers does not say how to connect, as Discord does');
    return `${about.shards}/${about.session_start_limit.max_concurrency}`;
  }

  /** Connects, when it is this shard's turn to. */
  async function open(shard: number, over: AbortSignal): Promise<void> {
    const turn = randomUUID();
    const takeTurn = () => leases.hold(named(`identify/${shard % atOnce}`), turn, identifyMs);
    while ((await takeTurn()) !== turn) {
      await pause(everyMs / 4);
      if (over.aborted) return;
    }
    if (over.aborted) return;
    const client = on.client(shard, count);
    held.set(shard, client);
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(on.token);
    await ready;
    // Discord counts from when the connection identified itself, which is a while after the turn came.
    await takeTurn().catch(() => {});
    log.info({ shard, of: count }, 'Discord connected');
  }

  async function close(shard: number): Promise<void> {
    const client = held.get(shard);
    held.delete(shard);
    if (!client) return;
    client.removeAllListeners(Events.InteractionCreate);
    client.removeAllListeners(Events.ShardReconnecting);
    // An ordinary close: discord.js keeps a session nowhere that the next process could resume it from.
    await Promise.race([client.destroy(), wait(closeMs, undefined, { ref: false })]);
  }

  /** Holds one shard for as long as the lease can be had, and waits for it while it cannot. */
  async function keep(shard: number, settled: (error?: unknown) => void): Promise<void> {
    const name = named(`shard/${shard}`);
    let until = 0;
    let opening: AbortController | undefined;
    // Each trouble is said once, not at each try.
    let trouble: string | undefined;
    let renewed = true;
    const leave = async () => {
      opening?.abort();
      await close(shard);
      opening = undefined;
    };
    while (!stopping.signal.aborted) {
      const asked = performance.now();
      const holder = await leases.hold(name, me, leaseMs).catch((err) => {
        if (renewed) log.warn({ err, shard }, 'the lease of a shard could not be renewed');
        renewed = false;
        return undefined;
      });
      if (holder !== undefined && !renewed) {
        renewed = true;
        log.warn({ shard }, 'the lease of a shard can be renewed again');
      }
      if (holder === me) {
        until = asked + leaseMs;
        elsewhere.delete(shard);
        if (isOver(held.get(shard))) {
          // Discord will not have this connection back. Another is begun, here or by whoever is quicker.
          await leave();
          await pause(againMs);
        } else if (!opening) {
          opening = new AbortController();
          const { signal } = opening;
          open(shard, signal)
            .then(() => {
              trouble = undefined;
              settled();
            })
            .catch(async (err) => {
              if (signal.aborted) return;
              const why = reasonOf(err);
              // A token that is refused is said, in a sentence, by whoever started this.
              if (why !== trouble && !isTokenInvalid(err))
                log.error({ err: discreet(err), shard }, 'Discord not connected; trying on');
              trouble = why;
              if (isTokenInvalid(err)) settled(new StartError('Discord does not accept the token'));
              await pause(againMs);
              if (!signal.aborted) await leave();
            });
        }
      } else if (holder !== undefined || performance.now() > until) {
        // Whoever cannot say that a shard is theirs leaves it: somebody else may hold it by now.
        if (holder !== undefined) elsewhere.add(shard);
        const why =
          holder === undefined
            ? 'the lease of a shard ran out; its connection is closed until it can be renewed'
            : 'a shard is held by another process now';
        if (opening) log.warn({ shard }, why);
        await leave();
        if (holder !== undefined) settled();
      }
      await pause(everyMs);
    }
    await leave();
    await leases.drop(name, me).catch((err) => log.warn({ err, shard }, 'the lease of a shard was not given back'));
  }

  /** Whether a shard is connected here; undefined when it is not held here. */
  function connected(shard: number): boolean | undefined {
    const client = held.get(shard);
    return client?.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready);
  }

  const numbers = () => Array.from({ length: count }, (_, shard) => shard);

  /** Every shard is connected here, or somebody else has it. */
  const ready = () => count > 0 && numbers().every((shard) => connected(shard) ?? elsewhere.has(shard));

  return {
    /**
     * Until each shard is connected, here or by another process. Once it is known how many there are, each is tried until
     * it is connected: called again, this only waits. Throws when Discord does not say how many, or refuses the token.
     */
    async start(): Promise<void> {
      if (loops.length) {
        while (!stopping.signal.aborted && !ready()) await pause(everyMs);
        return;
      }
      await plan();
      const settled = Array.from({ length: count }, (_, shard) => {
        const { promise, resolve, reject } = Promise.withResolvers<void>();
        loops.push(keep(shard, (error) => (error ? reject(error) : resolve())));
        return promise;
      });
      loops.push(keepCount());
      await Promise.all(settled);
    },
    /** Closes what is held here, and lets others have it at once. */
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.allSettled(loops);
    },
    ready,
    connections: (): readonly Connection[] =>
      numbers().map((shard) => ({ name: `shard ${shard}`, up: connected(shard) ?? false })),
  };

  async function keepCount(): Promise<void> {
    while (!stopping.signal.aborted) {
      await pause(countMs / 3);
      await leases.hold(named('shards'), `${count}/${atOnce}`, countMs).catch(() => {});
    }
  }
}
