import { z } from 'zod';
import { id } from '../src/chat/args.ts';
import type { Platform, Sent } from '../src/chat/platform.ts';
import type { View } from '../src/chat/view.ts';
import type { Delivery } from '../src/core/ports.ts';
import { type Env, type Job, job, type Made } from '../src/job.ts';
import { dailyPost } from './daily-post.ts';
import { reminder } from './reminder.ts';
import { weeklySummary } from './weekly-summary.ts';

const kinds: ReadonlyMap<string, Job> = new Map([reminder, dailyPost, weeklySummary].map((j) => [j.name, j]));

/** After as many tries over a platform with idempotency keys, an unknown outcome is left to the operator. */
const tries = 8;

/** Sends what the other jobs wrote. Nothing else sends. */
export const deliver = job({
  name: 'deliver',
  every: { seconds: 5 },
  data: z.object({ delivery: id, claim: z.int().positive() }),
  async plan({ store }, now, limit) {
    const pieces = await store.claimDeliveries(now, limit);
    return { taken: pieces.length, pieces };
  },
  async run({ delivery: row, claim }, env) {
    const { store } = env.ports;
    const delivery = await store.delivery(row, claim);
    if (!delivery) return;
    const now = await env.now();
    const platform = env.platforms.get(delivery.platform);
    if (!platform)
      return store.endDelivery(row, claim, pause(now, { minutes: 10 }, `${delivery.platform} is not set up here`));
    const made = await make(delivery, env, now);
    if (!made) return store.endDelivery(row, claim, { state: 'dropped', detail: 'nothing left to say' });
    if ('later' in made)
      return store.endDelivery(row, claim, { state: 'pending', due: made.later, detail: 'quiet hours' });
    if (!(await store.beginDelivery(row, claim, platform.idempotent, now))) return;
    const sent = await attempt(platform, delivery, made.view, env);
    const then = await env.now();
    if (sent instanceof Error) return unknown(delivery, claim, platform, sent, then, env);
    if (sent.kind === 'sent') return store.endDelivery(row, claim, { state: 'sent', ref: sent.ref, at: then });
    if (sent.kind === 'later')
      return store.endDelivery(row, claim, pause(then, { milliseconds: Math.max(sent.afterMs, 1) }, 'rate limit'));
    if (sent.reason === 'closed' && delivery.learner) await store.closeDm(delivery.learner);
    env.log.warn({ delivery: row, reason: sent.reason, detail: sent.detail }, 'not delivered');
    return store.endDelivery(row, claim, { state: 'refused', detail: `${sent.reason}: ${sent.detail}` });
  },
});

const pause = (now: Temporal.Instant, by: Temporal.DurationLike, detail: string) => ({
  state: 'pending' as const,
  due: now.add(by),
  detail,
});

async function make(delivery: Delivery, env: Env, now: Temporal.Instant): Promise<Made> {
  const message = kinds.get(delivery.kind)?.message;
  const params = message?.params.safeParse(delivery.params);
  return params?.success ? message?.make(params.data, { ports: env.ports, now }) : undefined;
}

async function attempt(
  platform: Platform,
  { id: row, address }: Delivery,
  view: View,
  env: Env,
): Promise<Sent | Error> {
  try {
    return await platform.send(address, view, `delivery-${row}`);
  } catch (error) {
    env.log.error({ err: error, delivery: row }, 'sending failed');
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Nobody knows whether it arrived. The same key again is safe where there are keys, and nothing is where there are none. */
async function unknown(
  { id: row }: Delivery,
  claim: number,
  platform: Platform,
  error: Error,
  now: Temporal.Instant,
  { ports }: Env,
) {
  if (platform.idempotent && claim < tries)
    return ports.store.endDelivery(row, claim, pause(now, { seconds: 5 * 2 ** claim }, error.message));
  return ports.store.endDelivery(row, claim, { state: 'ambiguous', detail: error.message });
}
