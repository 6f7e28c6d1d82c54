import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Address, Found, Platform } from '../../chat/contract/platform.ts';
import { isTurn } from '../../chat/contract/turn.ts';
import { readAccount } from '../../core/learner/account.ts';
import type { Clients } from '../clients.ts';
import type { createSlackLanes } from './lanes.ts';
import { readRef, writeRef } from './ref.ts';
import { refusalOf } from './refusal.ts';

/** As many as Slack gives an app that is not on its Marketplace. */
const limit = 15;

const eventType = 'tongxue_delivery';

/** What a message carries that nobody sees: the number of its delivery. */
export const metadataOf = (delivery: string) => ({ event_type: eventType, event_payload: { delivery } });

const pageSchema = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_type: z.string().optional(), event_payload: z.record(z.string(), z.unknown()).optional() })
        .optional(),
    }),
  ),
  has_more: z.boolean().default(false),
});

const historyAway = 10_000;

/** Looks for a message among the newest of its channel, by the number of its delivery. Needs the scope of that kind of channel's history. */
export function createFind({
  clients,
  turns,
}: {
  readonly clients: Pick<Clients, 'clientOf'>;
  readonly turns: Pick<ReturnType<typeof createSlackLanes>, 'turnToLook'>;
}): Required<Pick<Platform, 'find'>> {
  async function look(web: webApi.WebClient, to: Address, delivery: string, last: string | undefined): Promise<Found> {
    const before = last === undefined ? undefined : readRef(last);
    const channel = 'channel' in to ? to.channel : (before?.channel ?? (await openDm(web, to.account)));
    const page = pageSchema.parse(await web.conversations.history({ channel, limit, include_all_metadata: true }));
    const found = page.messages.find(
      ({ metadata }) => metadata?.event_type === eventType && metadata.event_payload?.delivery === delivery,
    );
    if (found) return { kind: 'there', ref: writeRef({ workspace: to.workspace, channel, ts: found.ts }) };
    // All that came after the one before it. No clock is asked: ours may be wrong.
    const isWhole = !page.has_more || page.messages.some(({ ts }) => before?.channel === channel && ts <= before.ts);
    return isWhole ? { kind: 'absent' } : { kind: 'unknown', why: 'not among the newest messages of its channel' };
  }

  return {
    async find({ to, delivery, last }) {
      if ('channel' in to && to.thread) return { kind: 'unknown', why: 'Slack lists no threads' };
      const { workspace } = to;
      const client = await clients.clientOf(workspace);
      if (client.kind !== 'known') return { kind: 'later', afterMs: client.afterMs ?? 60_000 };
      try {
        const turn = await turns.turnToLook(workspace);
        if (!isTurn(turn)) return { kind: 'later', afterMs: turn.afterMs };
        return await look(client.web, to, delivery, last);
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) return { kind: 'later', afterMs: historyAway };
        if (refusal.kind === 'refused') return { kind: 'unknown', why: refusal.detail };
        if (refusal.owner === undefined) return { kind: 'later', afterMs: refusal.afterMs };
        const scope = error instanceof webApi.WebAPIPlatformError && error.data.error === 'missing_scope';
        if (!scope) return { kind: 'later', afterMs: refusal.afterMs };
        return { kind: 'unknown', why: 'Slack was not asked whether it has it: the app has no scope for that history' };
      }
    },
  };
}

async function openDm(web: webApi.WebClient, account: string): Promise<string> {
  const { channel } = await web.conversations.open({ users: readAccount(account).user });
  return z.string().parse(channel?.id);
}
