import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import type { Found } from '../src/chat/contract/platform.ts';
import type { Settled } from '../src/core/doubt/model.ts';
import { type Env, job } from '../src/schedule/job.ts';

/** A message that was in doubt so often is left to the operator. */
const maxTries = 3;

/** Two of these are a little more than the minute that Slack wants between two looks: no look waits for a third one. */
const everySeconds = 32;

/** Asks a platform whether it has a message of which nobody knows whether it arrived: once, and one of a workspace at a time. */
export const doubt = job({
  name: 'doubt',
  every: { seconds: everySeconds },
  data: z.object({ delivery: id, claim: z.int().positive() }),
  async plan(ports, _now, limit) {
    const pieces = await ports.delivery.claimDoubts(limit);
    // One of each workspace: the next ones are for the next tick.
    return { taken: 0, pieces };
  },
  async run(claim, env) {
    const { ports, log } = env;
    const found = await ports.delivery.getDoubt(claim);
    if (!found) return;
    const { platform, address: to, delivery, last, kind, tries } = found;
    const find = env.platforms.get(platform)?.find;
    const asked = find ? await find({ to, delivery, ...(last && { last }) }) : ({ kind: 'unknown' } as const);
    const settled = await settledBy(asked, tries, env);
    await ports.delivery.settleDoubt(claim, settled);
    if (settled.kind === 'there' || settled.kind === 'absent')
      log.warn(
        { delivery, kind, platform, found: settled.kind },
        'the platform was asked for a message of which nobody knew',
      );
  },
});

async function settledBy(
  asked: Found | { readonly kind: 'unknown' },
  tries: number,
  { now }: Pick<Env, 'now'>,
): Promise<Settled> {
  if (asked.kind !== 'absent') return asked;
  return tries < maxTries
    ? { kind: 'absent', now: await now() }
    : { kind: 'unknown', why: 'not there, after several tries' };
}
