import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import type { Platform, Sent } from '../src/chat/contract/platform.ts';
import { isTurn } from '../src/chat/contract/turn.ts';
import type { Delivery } from '../src/core/delivery/model.ts';
import type { Claim } from '../src/core/delivery/port.ts';
import { endedByTime, waitsForUs, writeAway, writeOurs, writeRefusal } from '../src/core/delivery/rules.ts';
import { reportRefusal } from '../src/core/post/report-refusal.ts';
import { causesOver, sayFew } from '../src/schedule/few-lines.ts';
import { attempt, type Env, job, laterBy, makeView, writeDown } from '../src/schedule/job.ts';
import { logUnknownEnd } from '../src/schedule/unknown-end.ts';

type Refusal = Extract<Sent, { kind: 'refused' }>;

/** After as many tries, what fails for no reason that we know is left to the operator. Waiting is no try. */
const maxTries = 8;

/** A platform that gives so many of them no turn is asked again later: all that waits for it would only be written anew. */
const maxWithout = 3;

/** Sends what the other jobs wrote. Nothing else sends. */
export const deliver = job({
  name: 'deliver',
  every: { seconds: 5 },
  wakes: true,
  data: z.object({ delivery: id, claim: z.int().positive() }),
  async plan(ports, now, limit, log) {
    const pieces = await ports.delivery.claim(now, limit, (end) => logUnknownEnd(end, { ports, log }));
    return { taken: pieces.length, pieces };
  },
  async run(first, env) {
    // Whoever has sent one goes on with the next of the same workspace, so that no slot waits for a tick.
    let without = 0;
    for (let piece: Claim | undefined = first; piece; ) {
      const met = { noTurn: false };
      await deliverOne(piece, env, met);
      without = met.noTurn ? without + 1 : 0;
      if (without >= maxWithout) return;
      piece = env.signal?.aborted ? undefined : await env.ports.delivery.claimNext(piece.delivery, await env.now());
    }
  },
});

async function deliverOne({ delivery: row, claim }: Claim, env: Env, met: { noTurn: boolean }): Promise<void> {
  const { ports } = env;
  const delivery = await ports.delivery.get(row, claim);
  if (!delivery) return;
  const { kind, tries } = delivery;
  const end = (how: Parameters<typeof ports.delivery.end>[2]) =>
    writeDown(() => ports.delivery.end(row, claim, how), env);
  const endsUnknown = (detail: string, at: Temporal.Instant) => {
    logUnknownEnd({ id: row, kind, platform: delivery.platform, detail }, env);
    return end({ state: 'ambiguous', detail, at });
  };
  const now = await env.now();
  const making = () => makeView(delivery, env, now);
  const made = await attempt(making, env.log, { delivery: row }, 'a message could not be made');
  if (made instanceof Error)
    return end(
      tries + 1 < maxTries ? backOff(delivery, tries, now, made) : { state: 'dropped', detail: made.message, at: now },
    );
  if (!made) return end({ state: 'dropped', detail: endedByTime.over, at: now });
  if ('later' in made) return end(pending(delivery, made.later, 'its time has not come'));
  const platform = env.platforms.get(delivery.platform);
  if (!platform) return end(pending(delivery, now.add({ minutes: 10 }), `${delivery.platform} is not set up here`));
  if (forgotten(delivery, platform)) return endsUnknown(endedByTime.forgotten, now);
  if (platform.away?.())
    return waits(delivery, claim, { detail: 'not connected', afterMs: awayMs, owner: 'platform' }, env);
  const { address: to, last } = delivery;
  const turn = await platform.turn?.({ to, ...(last && { last }) });
  if (turn && !isTurn(turn)) {
    met.noTurn = true;
    return end(pending(delivery, laterBy(await env.now(), turn.afterMs), 'no turn soon'));
  }
  const begun = await env.now();
  if (!(await ports.delivery.begin(row, claim, platform.idempotent, begun))) return;
  const { view, thread } = made;
  const sent = await platform
    .send(to, view, `delivery-${row}`, { thread, turn, delivery: row })
    .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  const then = await env.now();
  if (!(sent instanceof Error) && sent.kind === 'later' && sent.owner) return waits(delivery, claim, sent, env);
  if (waitsForUs(delivery.detail)) goesOn(platform.name, env);
  // Nobody knows whether it arrived. The same key again is safe where there are keys, and nothing is where there are none.
  if (sent instanceof Error) {
    if (platform.idempotent && tries + 1 < maxTries) {
      env.log.error({ err: sent, delivery: row }, 'sending failed; it is tried again');
      return end(backOff({ unknownForMs: 0, ...delivery }, tries, then, sent));
    }
    return endsUnknown(sent.message, then);
  }
  if (sent.kind === 'sent') return end({ state: 'sent', ref: sent.ref, at: then });
  if (sent.kind === 'later') return end(pending(delivery, laterBy(then, sent.afterMs), 'rate limit'));
  await writeDown(() => refused(delivery, sent, then, env), env);
  return end({ state: 'refused', detail: writeRefusal(sent.reason, sent.detail), at: then });
}

/** How soon a platform that is away is looked at again (ms). */
const awayMs = 10_000;

/** It waits for the operator, or for the platform to be back. */
async function waits(
  delivery: Delivery,
  claim: number,
  {
    detail,
    afterMs,
    owner,
  }: { readonly detail: string; readonly afterMs: number; readonly owner: 'ours' | 'platform' },
  env: Env,
): Promise<void> {
  const { ports, log, now } = env;
  const { id: row, kind, platform } = delivery;
  const ours = owner === 'ours';
  // Once for each delivery, not for each look at it. Of a platform that is away its adapter has said so.
  if (ours && !waitsForUs(delivery.detail)) {
    goingOn.get(ports)?.delete(platform);
    const one = () => log.error({ delivery: row, kind, platform, detail }, 'a delivery waits until this is fixed');
    const more = (others: number) => log.error({ platform, detail, more: others }, 'more deliveries wait for the same');
    sayFew(ports, `${waiting}${platform} ${detail}`, { one, more }, { untilOver: true });
  }
  const later = pending(delivery, laterBy(await now(), afterMs), ours ? writeOurs(detail) : writeAway(detail));
  await writeDown(() => ports.delivery.end(row, claim, later), env);
}

/** How the causes begin for which deliveries wait. */
const waiting = 'waits ';

/** The platforms of which the log says already that what waited goes on: one line for an outage. */
const goingOn = new WeakMap<Env['ports'], Set<string>>();

function goesOn(platform: string, { ports, log }: Env): void {
  causesOver(ports, `${waiting}${platform} `);
  const said = goingOn.get(ports) ?? new Set();
  goingOn.set(ports, said);
  if (said.has(platform)) return;
  said.add(platform);
  log.warn({ platform }, 'the deliveries that waited go on');
}

const ofCohort = z.object({ cohort: id });

/** A refusal is told to whoever can do something about it. */
async function refused(
  { id: row, kind, platform, address, params }: Delivery,
  { reason, detail }: Refusal,
  now: Temporal.Instant,
  { ports, log }: Env,
): Promise<void> {
  const about = { delivery: row, kind, platform, reason, detail };
  if ('account' in address) {
    log.warn(about, 'not delivered');
    // Their DMs are closed, or they are gone: nothing is sent until they act again.
    if (reason !== 'invalid') await ports.learner.closeDm({ platform, account: address.account });
    return;
  }
  const of = ofCohort.safeParse(params);
  const cohort = of.success ? await reportRefusal(ports, { cohort: of.data.cohort, now }) : undefined;
  const { workspace, channel } = address;
  log.warn({ ...about, group: cohort?.name, workspace, channel }, 'not delivered to the channel of a group');
}

type Known = Pick<Delivery, 'unknownForMs'>;

/** Later. What may have arrived before stays so, whatever comes of the next try. */
const pending = ({ unknownForMs }: Known, due: Temporal.Instant, detail: string) => ({
  state: 'pending' as const,
  due,
  detail,
  ...(unknownForMs !== undefined && { mayHaveArrived: true }),
});

const backOff = (of: Known, tries: number, now: Temporal.Instant, { message }: Error) => ({
  ...pending(of, now.add({ seconds: 10 * 2 ** tries }), message),
  tried: true,
});

/** May the platform have forgotten the key under which this was sent before? Then it could come twice. Nobody knows how long ago it was when the clock of the database has been set back since. */
const forgotten = ({ unknownForMs }: Known, { keyLastsMs }: Platform) =>
  unknownForMs !== undefined && keyLastsMs !== undefined && Math.abs(unknownForMs) > keyLastsMs;
