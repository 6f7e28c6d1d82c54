import { createHash } from 'node:crypto';
import type { Sent } from '../../chat/contract/platform.ts';
import { createTurns, type NoTurn, NotYet, type Turn } from '../../chat/contract/turn.ts';
import type { Lane } from '../../core/lane/model.ts';
import type { LanePort } from '../../core/lane/port.ts';

/**
 * Slack takes three hundred messages a minute in a workspace, one a second in a channel, and fifty edits a minute. An app
 * that is not on its Marketplace may look at one channel's history a minute.
 */
const everyMs = { workspace: 205, channel: 1_250, edit: 1_220, history: 62_500 };

/** So late a look may be (ms), of the time that is more than a minute between two: a busy process does not lose a whole one by a moment. */
const spareOfLook = 1_000;

/** Slack shuts nobody out by a number that it says; a token that is refused so often has something wrong with it. */
const invalid = { max: 500, withinMs: 600_000 };

/** Paces what is sent unasked in a workspace, and in a channel of it. */
export function createSlackLanes(port: LanePort | undefined) {
  const turns = createTurns(port);
  const lanesOf = {
    post(workspace: string, channel: string): readonly Lane[] {
      const name = `slack:${workspace}`;
      // A channel may be a person, and who that was need not be on record here.
      const hash = createHash('sha256').update(channel).digest('hex').slice(0, 16);
      return [
        { name, everyMs: everyMs.workspace },
        { name: `${name}:${hash}`, everyMs: everyMs.channel },
      ];
    },
    history: (workspace: string): readonly Lane[] => [{ name: `slack:${workspace}:history`, everyMs: everyMs.history }],
    edit: (workspace: string): readonly Lane[] => [{ name: `slack:${workspace}:edit`, everyMs: everyMs.edit }],
  };

  return {
    turnToPost: (workspace: string, channel: string): Promise<Turn | NoTurn> =>
      turns.turn(lanesOf.post(workspace, channel)),
    turnToEdit: (workspace: string): Promise<Turn | NoTurn> => turns.turn(lanesOf.edit(workspace)),
    turnToLook: (workspace: string): Promise<Turn | NoTurn> =>
      turns.turn(lanesOf.history(workspace), { spareMs: spareOfLook }),
    /**
     * What each call of one message waits for: the first one has the turn that was given for it, and each further one and
     * each second try takes another. Without a turn somebody waits, and it goes at once.
     */
    calls(lanes: readonly Lane[], turn: Turn | undefined, within?: number): () => Promise<void> {
      let first: Turn | undefined = turn;
      return async () => {
        const mine = first;
        first = undefined;
        if (turn) await turns.use(mine, lanes, within);
        else turns.spend(lanes);
      };
    },
    lanesOf,
    /** Slack does not say which of its limits it was: we keep that of a channel, so it is the workspace's. */
    async heed(sent: Sent, [lane]: readonly Lane[]): Promise<Sent> {
      if (sent.kind !== 'later' || !lane) return sent;
      if (!sent.owner) await turns.park(lane.name, sent.afterMs);
      if (sent.owner !== 'platform') await turns.refuse(lane.name, invalid);
      return sent;
    },
  };
}

/** There was no turn for it: nothing was sent. */
export const orLater = (error: unknown): Sent => {
  if (error instanceof NotYet) return { kind: 'later', afterMs: error.afterMs };
  throw error;
};
