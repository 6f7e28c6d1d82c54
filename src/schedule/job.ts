import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import { type Draw, fitView } from '../chat/contract/capability.ts';
import type { Platform, Thread } from '../chat/contract/platform.ts';
import type { View } from '../chat/contract/view.ts';
import { type Delivery, usualSlots } from '../core/delivery/model.ts';
import type { Ports } from '../core/ports.ts';
import { isLost } from '../postgres/reason.ts';

/** What a job works with. */
export interface Env {
  readonly ports: Ports;
  readonly now: () => Promise<Temporal.Instant>;
  readonly platforms: ReadonlyMap<string, Platform>;
  /** What each kind of delivery looks like, by the name of the job that plans it. */
  readonly messages: ReadonlyMap<string, Message>;
  /** Draws what a platform does not draw itself. */
  readonly draw?: Draw;
  /** The process stops: what was begun is finished, and nothing new is begun. */
  readonly signal?: AbortSignal;
  readonly log: { error(fields: object, message: string): void; warn(fields: object, message: string): void };
}

/** What becomes of a delivery's kind and parameters at the moment of sending: a message, a later moment, or nothing any more. */
export type Made =
  | {
      readonly view: View;
      readonly thread?: Thread;
      /** What of the message changes after it was sent: it is edited when this is another. Empty, when absent. */
      readonly state?: string;
    }
  | { readonly later: Temporal.Instant }
  | undefined;

/**
 * A job: `plan` claims what is due, a batch at a time, and `run` does one piece of it. A job that only writes
 * deliveries has nothing to run; it says in `message` what they look like when their turn comes.
 */
export interface Job<Piece extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly every: { readonly seconds: number };
  /** Its rows say when something is due: it ticks then as well, and does not wait for its period. */
  readonly wakes?: true;
  /** `taken` counts what was looked at: fewer than `limit` means that nothing is left. */
  plan(
    ports: Ports,
    now: Temporal.Instant,
    limit: number,
    log: Env['log'],
  ): Promise<{ readonly taken: number; readonly pieces?: readonly z.output<Piece>[] }>;
  readonly data?: Piece;
  run?(piece: z.output<Piece>, env: Env): Promise<void>;
  readonly message?: Message;
  /** Other kinds of delivery that belong to it, by their names. */
  readonly messages?: Readonly<Record<string, Message>>;
}

export interface Message<Params extends z.ZodType = z.ZodType> {
  readonly params: Params;
  /** `again`: it was sent, and is made as it is now. */
  make(
    params: z.output<Params>,
    env: { readonly ports: Ports; readonly now: Temporal.Instant; readonly again?: boolean },
  ): Promise<Made>;
}

/** A message that no job plans: a use case writes its delivery, whose kind is this name. */
export interface Notice {
  readonly name: string;
  readonly message: Message;
}

export const job = <Piece extends z.ZodType>(spec: Job<Piece>): Job => spec as unknown as Job;

export const message = <Params extends z.ZodType>(spec: Message<Params>): Message => spec as unknown as Message;

/** The messages of all that write deliveries, by the kind that their rows have. */
export const messagesOf = (jobs: readonly Pick<Job, 'name' | 'message' | 'messages'>[]): Env['messages'] =>
  new Map(
    jobs.flatMap(({ name, message, messages }) => Object.entries({ ...(message && { [name]: message }), ...messages })),
  );

const limit = 200;

/** As many as there can be slots: what is to be done on one platform never waits for another one. */
export const piecesAtOnce = ({ platforms }: Pick<Env, 'platforms'>): number =>
  usualSlots.platform * Math.max(platforms.size, 1);

/**
 * Plans until nothing is left, and does each piece: here, or through `enqueue`, which hands a piece to a worker.
 * Running it twice does nothing twice: the rows decide.
 */
export async function runJob(
  it: Job,
  env: Env,
  enqueue: (pieces: readonly unknown[]) => Promise<void> = async (pieces) => {
    for (const piece of pieces) await it.run?.(piece, env);
  },
): Promise<void> {
  for (let taken = limit; taken >= limit; ) {
    const planned = await it.plan(env.ports, await env.now(), limit, env.log);
    taken = planned.taken;
    if (planned.pieces?.length) await enqueue(planned.pieces);
  }
}

/** What a delivery looks like now, on its platform. Undefined when there is nothing to say any more. Throws what making it throws. */
export async function makeView(
  of: Pick<Delivery, 'kind' | 'params' | 'platform'>,
  env: Env,
  now: Temporal.Instant,
  again = false,
): Promise<Made> {
  const message = env.messages.get(of.kind);
  const params = message?.params.safeParse(of.params);
  const made = params?.success ? await message?.make(params.data, { ports: env.ports, now, again }) : undefined;
  const can = env.platforms.get(of.platform)?.can;
  if (!made || 'later' in made || !can) return made;
  const { thread, ...rest } = made;
  const below = thread && { ...thread, view: await fitView(thread.view, can, env.draw) };
  return { ...rest, view: await fitView(made.view, can, env.draw), ...(below && { thread: below }) };
}

/**
 * Does it, or logs under `message` why it could not be done, and gives that. Throws when the database is away: nobody's
 * work is at fault then, and whoever runs jobs says it once.
 */
export async function attempt<T>(
  work: () => Promise<T>,
  log: Env['log'],
  about: object,
  message: string,
): Promise<T | Error> {
  try {
    return await work();
  } catch (error) {
    if (isLost(error)) throw error;
    log.error({ err: error, ...about }, message);
    return error instanceof Error ? error : new Error(String(error));
  }
}

/**
 * The waits between two tries to write down what is known here alone (ms): about ten minutes. A lease is over sooner, and
 * the row says then that nobody knows; what is written down late corrects it.
 */
export const writeWaitsMs = [250, 1_000, 2_000, 4_000, ...Array<number>(75).fill(8_000)];

/** Writes down what is known here alone, such as that a platform took a message, although the database is away for a while. */
export async function writeDown(write: () => Promise<void>, { signal }: Pick<Env, 'signal'>): Promise<void> {
  for (const ms of writeWaitsMs) {
    const error = await write().then(
      () => undefined,
      (error: unknown) => error,
    );
    if (error === undefined) return;
    if (!isLost(error) || signal?.aborted) throw error;
    await wait(ms, undefined, { ref: false, ...(signal && { signal }) }).catch(() => {});
  }
  return write();
}

/** However long a platform asks to wait, a row is looked at again within the day on which it is worth something. */
const maxWaitMs = 60 * 60_000;

/** A platform that asks for no wait, or a negative one, is not asked again at once, and over and over. */
const minWaitMs = 1_000;

/** The moment at which a platform that asked to wait is asked again. */
export const laterBy = (now: Temporal.Instant, askedMs: number): Temporal.Instant =>
  now.add({ milliseconds: Math.max(Math.ceil(Math.min(askedMs || 0, maxWaitMs)), minWaitMs) });
