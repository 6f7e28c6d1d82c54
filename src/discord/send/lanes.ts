import { createHash } from 'node:crypto';
import { RateLimitError, type REST, RESTEvents } from 'discord.js';
import type { Logger } from 'pino';
import { createTurns, type NoTurn, type Turn } from '../../chat/contract/turn.ts';
import type { Lane } from '../../core/lane/model.ts';
import type { LanePort } from '../../core/lane/port.ts';
import type { Go } from './post.ts';

/**
 * Discord takes fifty requests a second of a token, in any second. Evenly spaced, with room for some that are late on the
 * way, and for what people wait for.
 */
const everyMs = 21;

/** Whoever opens conversations too fast may be kept from opening any: they have a slow lane of their own. */
const openingEveryMs = 1_000;

/** Discord shuts out an address after ten thousand in ten minutes. */
const invalid = { max: 2_000, withinMs: 600_000 };

/** Paces what is sent unasked by the token of one application, and counts what Discord calls invalid. */
export function createDiscordLanes({
  port,
  applicationId,
  log,
}: {
  readonly port: LanePort | undefined;
  readonly applicationId: string;
  readonly log: Logger;
}) {
  const turns = createTurns(port);
  const token: Lane = { name: `discord:${applicationId}`, everyMs };
  const opening: Lane = { name: `${token.name}:dm`, everyMs: openingEveryMs };
  /** Its own limits are in the headers, which discord.js reads: it is parked, and not paced. */
  const lane = (channel: string): Lane => ({
    name: `${token.name}:${createHash('sha256').update(channel).digest('hex').slice(0, 16)}`,
    everyMs: 0,
  });
  const lanesTo = (channel: string | undefined) => [token, channel === undefined ? opening : lane(channel)];

  return {
    /** The turn of the first request: a message in this channel, or, when none is known, opening one. */
    async turn(channel: string | undefined): Promise<Turn | NoTurn> {
      if (channel !== undefined) return turns.turn(lanesTo(channel));
      const turn = await turns.turn(lanesTo(channel), { blockedMs: 0 });
      // Of thousands, most have to wait for longer than the next second.
      return 'afterMs' in turn ? { afterMs: turn.afterMs + Math.random() * 10 * openingEveryMs } : turn;
    },
    /**
     * What each request of one message asks for: the first one has the turn that was given for it, and each further one and
     * each second try takes another. Without a turn somebody waits, and it goes at once.
     */
    requests(rest: () => REST, turn: Turn | undefined): (channel: string | undefined) => Go {
      let first: Turn | undefined = turn;
      return (channel) => async () => {
        const mine = first;
        first = undefined;
        if (turn) await turns.use(mine, lanesTo(channel));
        else turns.spend([token]);
        return rest();
      };
    },
    /** Somebody waits for this request. */
    now(rest: REST): REST {
      turns.spend([token]);
      return rest;
    },
    /** Parks what Discord asked to leave alone for a while: the token, or the channel. */
    async heed(error: unknown, channel: string | undefined, afterMs: number): Promise<void> {
      if (!(error instanceof RateLimitError)) return;
      const [all, one] = lanesTo(channel);
      await turns.park((error.global ? all! : one!).name, afterMs);
    },
    /** Counts what Discord answers to a client, so that it never comes to a ban. */
    watch(rest: REST): void {
      rest.on(RESTEvents.Response, (_, { status, headers }) => {
        if (![401, 403, 429].includes(status) || headers.get('x-ratelimit-scope') === 'shared') return;
        void turns.refuse(token.name, invalid).then((parked) => {
          if (parked)
            log.error(
              invalid,
              'Discord called too many requests invalid; nothing more is sent unasked for ten minutes',
            );
        });
      });
    },
  };
}
