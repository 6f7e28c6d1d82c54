import type { z } from 'zod';
import type { Draw } from '../chat/contract/capability.ts';
import type { Platform, Thread } from '../chat/contract/platform.ts';
import type { View } from '../chat/contract/view.ts';
import { usualSlots } from '../core/delivery/model.ts';
import type { Ports } from '../core/ports.ts';

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
export type Made = { readonly view: View; readonly thread?: Thread } | { readonly later: Temporal.Instant } | undefined;

/**
 * A job: `plan` claims what is due, a batch at a time, and `run` does one piece of it. A job that only writes
 * deliveries has nothing to run; it says in `message` what they look like when their turn comes.
 */
export interface Job<Piece extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly every: { readonly seconds: number };
  /** `taken` counts what was looked at: fewer than `limit` means that nothing is left. */
  plan(
    ports: Ports,
    now: Temporal.Instant,
    limit: number,
  ): Promise<{ readonly taken: number; readonly pieces?: readonly z.output<Piece>[] }>;
  readonly data?: Piece;
  run?(piece: z.output<Piece>, env: Env): Promise<void>;
  readonly message?: Message;
  /** Other kinds of delivery that belong to it, by their names. */
  readonly messages?: Readonly<Record<string, Message>>;
}

export interface Message<Params extends z.ZodType = z.ZodType> {
  readonly params: Params;
  make(params: z.output<Params>, env: { readonly ports: Ports; readonly now: Temporal.Instant }): Promise<Made>;
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
    const planned = await it.plan(env.ports, await env.now(), limit);
    taken = planned.taken;
    if (planned.pieces?.length) await enqueue(planned.pieces);
  }
}
