import type { Handle } from '../chat/contract/reply.ts';
import type { Handled } from '../chat/dispatch/watch.ts';
import type { DeliveryPort } from '../core/delivery/port.ts';
import type { ModelPort } from '../core/tutor/port.ts';
import type { Job } from '../schedule/job.ts';

/** What is seen of the bot's work, each part as it was before and watched. No text, name or account of anybody is seen. */
export interface Traces {
  /** From when an event was read until {@link Traces.handled} is told of it. */
  dispatch(handle: Handle): Handle;
  handled(of: Handled): void;
  /** Each tick that took something, and each piece. */
  jobs(list: readonly Job[]): readonly Job[];
  /** From when a delivery is read to be sent until its end is written down. */
  deliveries<P extends DeliveryPort>(port: P): P;
  /** Each call of the language model. */
  model(port: ModelPort): ModelPort;
  /** Sends what was not sent yet, for two seconds at most. */
  stop(): Promise<void>;
}

/** Nothing is watched, and no library of it is loaded. */
export const untraced: Traces = {
  dispatch: (handle) => handle,
  handled: () => {},
  jobs: (list) => list,
  deliveries: (port) => port,
  model: (port) => port,
  stop: async () => {},
};

/** Where OTLP takes traces, below the endpoint of a receiver. */
export const tracesAt = (endpoint: string): string => `${endpoint.replace(/\/+$/, '')}/v1/traces`;
