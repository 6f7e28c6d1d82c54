import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { fitView } from '../src/chat/contract/capability.ts';
import type { Platform, Sent } from '../src/chat/contract/platform.ts';
import type { Delivery } from '../src/core/delivery/model.ts';
import { type Env, type Job, job, type Made } from '../src/schedule/job.ts';
import { dailyPost } from './post.ts';
import { reminder } from './reminder.ts';
import { weeklySummary } from './summary.ts';

const kinds: ReadonlyMap<string, Job> = new Map([reminder, dailyPost, weeklySummary].map((j) => [j.name, j]));

/** After as many tries, what fails for no reason that we know is left to the operator. */
const tries = 8;

/** Sends what the other jobs wrote. Nothing else sends. */
export const deliver = job({
  name: 'deliver',
  every: { seconds: 5 },
  data: z.object({ delivery: id, claim: z.int().positive() }),
  async plan({ delivery }, now, limit) {
    const pieces = await delivery.claim(now, limit);
    return { taken: pieces.length, pieces };
  },
  async run({ delivery: row, claim }, env) {
    const { ports } = env;
    const delivery = await ports.delivery.get(row, claim);
    if (!delivery) return;
    const end = (how: Parameters<typeof ports.delivery.end>[2]) => ports.delivery.end(row, claim, how);
    const now = await env.now();
    const made = await make(delivery, env, now);
    if (made instanceof Error)
      return end(
        claim < tries ? backOff(delivery, claim, now, made) : { state: 'dropped', detail: made.message, at: now },
      );
    if (!made) return end({ state: 'dropped', detail: 'nothing left to say', at: now });
    if ('later' in made) return end(pending(delivery, made.later, 'quiet hours'));
    const platform = env.platforms.get(delivery.platform);
    if (!platform) return end(pending(delivery, now.add({ minutes: 10 }), `${delivery.platform} is not set up here`));
    if (forgotten(delivery, platform, now))
      return end({ state: 'ambiguous', detail: 'sent before, too long ago to be sent again', at: now });
    const begun = await env.now();
    if (!(await ports.delivery.begin(row, claim, platform.idempotent, begun))) return;
    const sent = await attempt(platform, delivery, made, env);
    const then = await env.now();
    // Nobody knows whether it arrived. The same key again is safe where there are keys, and nothing is where there are none.
    if (sent instanceof Error)
      return end(
        platform.idempotent && claim < tries
          ? backOff({ unknownSince: begun, ...delivery }, claim, then, sent)
          : { state: 'ambiguous', detail: sent.message, at: then },
      );
    if (sent.kind === 'sent') return end({ state: 'sent', ref: sent.ref, at: then });
    if (sent.kind === 'later') {
      const due = then.add({ milliseconds: waitOf(sent.afterMs) });
      if (sent.owner !== 'ours') return end(pending(delivery, due, 'rate limit'));
      env.log.error(
        { delivery: row, platform: platform.name, detail: sent.detail },
        'not delivered until this is fixed',
      );
      return end(pending(delivery, due, `ours: ${sent.detail}`));
    }
    if (sent.reason === 'closed' && delivery.learner) await ports.learner.closeDm(delivery.learner);
    env.log.warn({ delivery: row, reason: sent.reason, detail: sent.detail }, 'not delivered');
    return end({ state: 'refused', detail: `${sent.reason}: ${sent.detail}`, at: then });
  },
});

/** However long a platform asks to wait, a row is looked at again within the day on which it is worth something. */
const maxWaitMs = 60 * 60_000;

const waitOf = (askedMs: number) => Math.max(Math.ceil(Math.min(askedMs || 0, maxWaitMs)), 1);

type Known = Pick<Delivery, 'unknownSince'>;

/** Later. What may have arrived before stays so, whatever comes of the next try. */
const pending = ({ unknownSince }: Known, due: Temporal.Instant, detail: string) => ({
  state: 'pending' as const,
  due,
  detail,
  ...(unknownSince && { unknownSince }),
});

const backOff = (of: Known, claim: number, now: Temporal.Instant, { message }: Error) =>
  pending(of, now.add({ seconds: 5 * 2 ** claim }), message);

/** May the platform have forgotten the key under which this was sent before? Then it could come twice. */
const forgotten = ({ unknownSince }: Known, { keyLastsMs }: Platform, now: Temporal.Instant) =>
  unknownSince !== undefined &&
  keyLastsMs !== undefined &&
  now.epochMilliseconds - unknownSince.epochMilliseconds > keyLastsMs;

async function make(delivery: Delivery, env: Env, now: Temporal.Instant): Promise<Made | Error> {
  const message = kinds.get(delivery.kind)?.message;
  const params = message?.params.safeParse(delivery.params);
  try {
    const made = params?.success ? await message?.make(params.data, { ports: env.ports, now }) : undefined;
    const can = env.platforms.get(delivery.platform)?.can;
    if (!made || 'later' in made || !can) return made;
    const { view, thread } = made;
    const below = thread && { ...thread, view: await fitView(thread.view, can, env.draw) };
    return { view: await fitView(view, can, env.draw), ...(below && { thread: below }) };
  } catch (error) {
    env.log.error({ err: error, delivery: delivery.id }, 'a message could not be made');
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function attempt(
  platform: Platform,
  { id: row, address }: Delivery,
  { view, thread }: Extract<Made, { view: unknown }>,
  env: Env,
): Promise<Sent | Error> {
  try {
    return await platform.send(address, view, `delivery-${row}`, thread);
  } catch (error) {
    env.log.error({ err: error, delivery: row }, 'sending failed');
    return error instanceof Error ? error : new Error(String(error));
  }
}
