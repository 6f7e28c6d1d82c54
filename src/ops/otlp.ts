import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { PendingReply, Reply } from '../chat/contract/reply.ts';
import type { Id } from '../core/id.ts';
import { keep } from '../core/keep.ts';
import type { Job } from '../schedule/job.ts';
import { type Traces, tracesAt } from './trace.ts';

/** What is under way at once, of events and of deliveries. What never ends is forgotten, and never sent. */
const maxOpen = 1_000;

/** A receiver that does not answer is given up after so long, and at the end of the process sooner (ms). */
const sendWithinMs = 5_000;
const stopWithinMs = 2_000;

interface Options {
  readonly endpoint: string;
  readonly version: string;
  readonly log: { warn(fields: object, message: string): void };
  /** How long spans are gathered before they are sent (ms). */
  readonly everyMs?: number;
}

/**
 * Sends what the bot does to a receiver of OpenTelemetry, as OTLP over HTTP, a batch every five seconds. One that is away
 * costs a line of the log, and what was not sent by then: nothing waits for it, and no more than 2,048 spans are kept.
 */
export function startTraces({ endpoint, version, log, everyMs = 5_000 }: Options): Traces {
  const url = tracesAt(endpoint);
  const otlp = new OTLPTraceExporter({ url, timeoutMillis: sendWithinMs });
  let away = false;
  const exporter = {
    export: (spans, done) =>
      otlp.export(spans, ({ code, error }) => {
        const failed = code !== 0;
        if (failed && !away)
          log.warn({ why: error?.message }, `traces cannot be sent to ${new URL(url).origin}; they are lost`);
        if (!failed && away) log.warn({}, 'traces are sent again');
        away = failed;
        // It was said: the library would say it again, for each batch.
        done({ code: 0 });
      }),
    forceFlush: () => otlp.forceFlush(),
    shutdown: () => otlp.shutdown(),
  } satisfies Pick<OTLPTraceExporter, 'export' | 'forceFlush' | 'shutdown'>;
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'tongxue', 'service.version': version }),
    spanProcessors: [
      new BatchSpanProcessor({ exporter, scheduledDelayMillis: everyMs, exportTimeoutMillis: sendWithinMs }),
    ],
  });
  const tracer = provider.getTracer('tongxue', version);

  /** Whose work this is: the span that is the parent of what begins within. */
  const current = new AsyncLocalStorage<Context>();
  const start = (name: string, attributes: Attributes, kind = SpanKind.INTERNAL) =>
    tracer.startSpan(name, { attributes, kind }, current.getStore() ?? ROOT_CONTEXT);
  const inside = <T>(span: Span, work: () => T): T => current.run(trace.setSpan(ROOT_CONTEXT, span), work);
  /** Of an error only its kind: its words may be somebody's. */
  const fail = (span: Span, error: unknown) => {
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
    span.end();
  };
  const events = new Map<string, Span>();
  const sending = new Map<Id, Span>();

  /** An answer that grows is written after `run` has given it, and its parts belong to the event as well. */
  const grown = (reply: Reply, span: Span): Reply => {
    if (reply.kind !== 'stream') return reply;
    return {
      kind: 'stream',
      async *views(signal) {
        const views = inside(span, () => reply.views(signal));
        try {
          for (;;) {
            const next = await inside(span, () => views.next());
            if (next.done) return next.value;
            yield next.value;
          }
        } finally {
          // Somebody who stops listening ends it; of one that is over this does nothing.
          await inside(span, () => views.return(undefined as never));
        }
      },
    };
  };

  const watched = (job: Job): Job => {
    const { plan, run } = job;
    return {
      ...job,
      async plan(...at) {
        const span = start(`tick ${job.name}`, { 'tongxue.job': job.name });
        try {
          const planned = await inside(span, () => plan.apply(job, at));
          // Every few seconds each job looks and finds nothing: that is no news, and is not ended.
          if (planned.taken) span.setAttribute('tongxue.taken', planned.taken).end();
          return planned;
        } catch (error) {
          fail(span, error);
          throw error;
        }
      },
      ...(run && {
        async run(piece, env) {
          const span = start(`job ${job.name}`, { 'tongxue.job': job.name });
          try {
            await inside(span, () => run.call(job, piece, env));
            span.end();
          } catch (error) {
            fail(span, error);
            throw error;
          }
        },
      }),
    };
  };

  return {
    dispatch: (handle) => (event) => {
      const pending = handle(event);
      const { id, platform, action } = event;
      // A line for each letter that somebody types.
      if (action.kind === 'suggest') return pending;
      const about = { 'tongxue.event': id, 'tongxue.platform': platform, 'tongxue.kind': action.kind };
      const span = start('command', about, SpanKind.SERVER);
      keep(events, id, span, maxOpen);
      return {
        ...pending,
        check: () => inside(span, () => pending.check()),
        async run() {
          const reply = await inside(span, () => pending.run());
          if (reply.kind === 'nothing') events.delete(id);
          return grown(reply, span);
        },
      } satisfies PendingReply;
    },
    handled({ id, command, outcome, fault }) {
      const span = events.get(id);
      events.delete(id);
      if (!span) return;
      span.updateName(`command ${command || 'none'}`);
      span.setAttributes({ 'tongxue.command': command, 'tongxue.outcome': outcome });
      if (fault) span.setAttribute('tongxue.fault', fault).setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
    jobs: (list) => list.map(watched),
    deliveries: (port) => ({
      ...port,
      async get(id, claim) {
        const found = await port.get(id, claim);
        if (!found) return found;
        const about = { 'tongxue.delivery': id, 'tongxue.platform': found.platform, 'tongxue.kind': found.kind };
        keep(sending, id, start(`delivery ${found.kind}`, about, SpanKind.PRODUCER), maxOpen);
        return found;
      },
      async end(id, claim, how) {
        await port.end(id, claim, how);
        const span = sending.get(id);
        sending.delete(id);
        span?.setAttribute('tongxue.end', how.state === 'pending' ? 'later' : how.state).end();
      },
    }),
    model: (port) => ({
      ...port,
      async *write(prompt, signal) {
        const span = start('model write', {}, SpanKind.CLIENT);
        const end = yield* port.write(prompt, signal);
        tellModel(span, end);
        return end;
      },
      async fill(form, signal) {
        const span = start('model fill', {}, SpanKind.CLIENT);
        const filled = await port.fill(form, signal);
        tellModel(span, filled);
        return filled;
      },
    }),
    async stop() {
      await Promise.race([provider.shutdown().catch(() => {}), wait(stopWithinMs, undefined, { ref: false })]);
    },
  };
}

function tellModel(
  span: Span,
  end: {
    readonly kind: string;
    readonly why?: string;
    readonly usage?: { readonly input: number; readonly output: number };
  },
): void {
  span.setAttribute('tongxue.end', end.kind);
  if (end.why) span.setAttribute('tongxue.why', end.why).setStatus({ code: SpanStatusCode.ERROR });
  if (end.usage)
    span.setAttributes({
      'gen_ai.usage.input_tokens': end.usage.input,
      'gen_ai.usage.output_tokens': end.usage.output,
    });
  span.end();
}
