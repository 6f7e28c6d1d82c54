import { Hono } from 'hono';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Timed } from '../chat/contract/timed.ts';
import { within } from '../chat/contract/within.ts';
import type { Handled } from '../chat/dispatch/watch.ts';
import type { Depth } from '../schedule/depth.ts';
import type { Outbox } from '../store/outbox.ts';
import type { Part } from './health.ts';

/** What is read when somebody asks for the figures: each of its own, so that one that is away hides no other. */
export interface Reads {
  readonly parts: () => readonly Part[];
  readonly outbox: () => Promise<Outbox>;
  /** When the next alarm is due. */
  readonly nextAlarm: () => Promise<Temporal.Instant | undefined>;
  readonly depths: () => Promise<readonly Depth[]>;
  readonly now: () => Promise<Temporal.Instant>;
}

export interface Metrics {
  readonly handled: (of: Handled) => void;
  readonly acknowledged: Timed;
  readonly delivered: (of: { platform: string; kind: string; end: string }) => void;
  /** How long (s) a message had to wait for its turn; not `given`: how long it was told to wait. */
  readonly waited: (of: { platform: string; given: boolean; seconds: number }) => void;
  readonly modelUsed: (of: { end: string; tokens: number; cost: number }) => void;
  /** `/metrics`, for Prometheus. */
  app(reads: Reads): Hono;
}

/** A read that takes longer is left out of this answer (ms). */
const readWithinMs = 2_000;

/** Three seconds is all that Discord and Slack wait. */
const acknowledgeBuckets = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
/** Slots are 20 ms to 1 s apart, and none is waited for longer than two. */
const gateBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 10];
const commandBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The figures of this process. None of them names a person, a group or a workspace. */
export function createMetrics(version: string): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers });
  const counter = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Counter({ name, help, labelNames: [...labelNames], registers });
  const histogram = (name: string, help: string, labelNames: readonly string[], buckets: readonly number[]) =>
    new Histogram({ name, help, labelNames: [...labelNames], buckets: [...buckets], registers });

  gauge('tongxue_info', 'The version that runs.', ['version']).set({ version }, 1);
  const acknowledge = histogram(
    'tongxue_acknowledgement_seconds',
    'From when an event was read until the platform was told that it was taken.',
    ['platform'],
    acknowledgeBuckets,
  );
  const command = histogram(
    'tongxue_command_seconds',
    'From when an event was read until its answer was whole.',
    ['platform', 'command'],
    commandBuckets,
  );
  const commands = counter('tongxue_commands_total', 'Events that were dealt with.', [
    'platform',
    'command',
    'outcome',
  ]);
  const deliveries = counter('tongxue_deliveries_total', 'Messages sent unasked, by what became of them.', [
    'platform',
    'kind',
    'end',
  ]);
  const gate = histogram(
    'tongxue_gate_wait_seconds',
    'How long a message waited for its turn; without one, how long it was told to wait.',
    ['platform', 'turn'],
    gateBuckets,
  );
  const answers = counter('tongxue_model_answers_total', 'Calls of the language model, by how they ended.', ['end']);
  const tokens = counter('tongxue_model_tokens_total', 'Tokens that the language model used.');
  const cost = counter('tongxue_model_cost_total', 'What they cost, in the currency of MODEL_PRICES.');
  const ready = gauge('tongxue_ready', '1 where a part of the bot can be used: database, queue, each platform.', [
    'part',
  ]);
  const connected = gauge(
    'tongxue_platform_connected',
    '1 where this process has a connection of a platform: each shard of Discord, the socket of Slack.',
    ['platform', 'connection'],
  );
  const alarmLag = gauge('tongxue_alarm_lag_seconds', 'How late the oldest alarm is that is due.');
  const deliveryLag = gauge(
    'tongxue_delivery_lag_seconds',
    'How late the oldest message is that should have been sent.',
  );
  const waiting = gauge(
    'tongxue_deliveries_waiting',
    'Messages that are not sent yet; parked: until you put something right.',
    ['state'],
  );
  const jobs = gauge('tongxue_queue_jobs', 'Jobs in the queue.', ['queue', 'state']);
  const paused = gauge('tongxue_queue_paused', '1 where somebody paused the queue by hand.', ['queue']);
  const readable = gauge('tongxue_metrics_read', '0 where a figure could not be read for this answer.', ['what']);

  const lag = (due: Temporal.Instant | undefined, now: Temporal.Instant) =>
    due ? Math.max(0, now.since(due).total('seconds')) : 0;

  async function read(reads: Reads): Promise<void> {
    const parts = async () => {
      const looks = reads.parts().map(async ({ name, ready: isReady }) => {
        const well = await within(readWithinMs / 2, (async () => isReady())(), false);
        ready.set({ part: name }, well ? 1 : 0);
      });
      await Promise.all(looks);
    };
    const connections = async () => {
      // There may be fewer than last time.
      connected.reset();
      for (const { name, connections: all = () => [] } of reads.parts())
        for (const { name: connection, up } of all()) connected.set({ platform: name, connection }, up ? 1 : 0);
    };
    const outbox = async () => {
      const { pending, parked, underWay, oldestDue } = await reads.outbox();
      waiting.set({ state: 'pending' }, pending - parked);
      waiting.set({ state: 'parked' }, parked);
      waiting.set({ state: 'under way' }, underWay);
      deliveryLag.set(lag(oldestDue, await reads.now()));
    };
    const alarm = async () => alarmLag.set(lag(await reads.nextAlarm(), await reads.now()));
    const queue = async () => {
      for (const depth of await reads.depths()) {
        for (const state of ['waiting', 'active', 'failed'] as const)
          jobs.set({ queue: depth.queue, state }, depth[state]);
        paused.set({ queue: depth.queue }, depth.paused ? 1 : 0);
      }
    };
    const all = { parts, connections, outbox, alarm, queue };
    const looks = Object.entries(all).map(async ([what, look]) => {
      const done = look().then(
        () => true,
        () => false,
      );
      readable.set({ what }, (await within(readWithinMs, done, false)) ? 1 : 0);
    });
    await Promise.all(looks);
  }

  return {
    handled({ platform, command: name, outcome, ms }) {
      // A histogram is a dozen figures: of the command as a whole, and not of each of its buttons.
      command.observe({ platform, command: name.split('.')[0] || 'none' }, ms / 1000);
      commands.inc({ platform, command: name || 'none', outcome });
    },
    acknowledged: (platform, ms) => acknowledge.observe({ platform }, ms / 1000),
    delivered: (of) => deliveries.inc(of),
    waited: ({ platform, given, seconds }) => gate.observe({ platform, turn: given ? 'given' : 'none' }, seconds),
    modelUsed({ end, tokens: used, cost: spent }) {
      answers.inc({ end });
      tokens.inc(used);
      cost.inc(spent);
    },
    app: (reads) =>
      new Hono().get('/metrics', async (c) => {
        await read(reads);
        return c.text(await registry.metrics(), 200, { 'content-type': registry.contentType });
      }),
  };
}
