import { setTimeout as wait } from 'node:timers/promises';
import { APIError } from 'openai';
import type { ModelApi, ModelEnd, ModelFailure, ModelUsage, Prompt } from '../core/tutor/model.ts';
import type { ModelPort } from '../core/tutor/port.ts';
import { createBreaker } from './breaker.ts';
import { createClient, failureOf, type ModelSettings, probe, slow, stream } from './client.ts';
import { formReader, wireSchema } from './form.ts';
import { answerSchema, type Reader, readerOf } from './sentences.ts';

interface ModelLog {
  warn(fields: object, message: string): void;
}

/** For the next piece, and for all of it, as multiples of the time for the first word. */
const patience = { piece: 0.5, whole: 3 };

/** Before the one retry (ms). A server that asks for longer than `longest` is not asked again. */
const retryAfterMs = { usual: 250, longest: 5_000 };

const worthRetrying: ReadonlySet<ModelFailure> = new Set(['slow', 'limited', 'down']);

/**
 * The model behind any OpenAI-compatible server. What the server can is asked once, at the start or before the first
 * question. A call that fails before its first sentence is retried once; after several failures nobody waits for it.
 */
export function createModel(settings: ModelSettings, log: ModelLog): ModelPort & { readonly ask: () => Promise<void> } {
  const { name, timeoutMs } = settings;
  const client = createClient(settings);
  const breaker = createBreaker();
  let api: ModelApi | undefined;
  let asking: Promise<ModelApi> | undefined;

  /** What the server can; asked again as long as nobody has said. */
  async function find(signal: AbortSignal): Promise<ModelApi> {
    if (api) return api;
    asking ??= probe(client, name, signal).finally(() => {
      asking = undefined;
    });
    api = await asking;
    return api;
  }

  function failed(why: ModelFailure, error: unknown): void {
    breaker.failed(why);
    if (why !== 'stopped') log.warn({ why, said: sayOf(error) }, 'the model did not answer');
  }

  /** Asks once, and once more when it fails before anything came of it. */
  async function* call<T>({ prompt, schema, read }: Call<T>, given: AbortSignal): AsyncGenerator<T, ModelEnd> {
    for (let tries = 0; ; tries++) {
      const timer = createTimer(timeoutMs);
      const signal = AbortSignal.any([given, timer.signal]);
      let usage: ModelUsage | undefined;
      let begun = false;
      try {
        const reader = read(await find(signal));
        timer.next();
        for await (const piece of stream(client, { name, api: api!, prompt, schema, signal })) {
          timer.next();
          if (piece.kind === 'usage') usage = piece.usage;
          else
            for (const part of reader.add(piece.text)) {
              begun = true;
              yield part;
            }
        }
        // The stream of the SDK ends quietly when it is aborted.
        signal.throwIfAborted();
        for (const part of reader.end()) yield part;
        breaker.worked();
        return { kind: 'done', ...(usage && { usage }) };
      } catch (error) {
        const why = failureOf(error, signal);
        const pauseMs = begun || tries > 0 || !worthRetrying.has(why) ? undefined : pauseAfter(error);
        if (pauseMs !== undefined && !given.aborted) {
          await wait(pauseMs, undefined, { signal: given, ref: false }).catch(() => undefined);
          if (!given.aborted) continue;
        }
        failed(given.aborted ? 'stopped' : why, error);
        return { kind: 'failed', why, ...(usage && { usage }) };
      } finally {
        timer.stop();
      }
    }
  }

  return {
    state() {
      const why = breaker.resting();
      return why ? { kind: 'resting', name, why } : { kind: 'ready', name, ...(api && { api }) };
    },

    terms: () => ({ limits: settings.limits, prices: settings.prices }),

    async ask() {
      const signal = AbortSignal.timeout(timeoutMs);
      await find(signal).then(breaker.worked, (error) => failed(failureOf(error, signal), error));
    },

    write: (prompt, signal) => call({ prompt, schema: answerSchema, read: readerOf }, signal),

    async fill({ format, schema, ...form }, signal) {
      const prompt = { ...form, formats: { json: format, lines: format } };
      const read = () => formReader(schema, form.maxTokens);
      const parts = call({ prompt, schema: wireSchema(schema), read }, signal);
      const first = await parts.next();
      if (first.done) return first.value.kind === 'failed' ? first.value : { kind: 'failed', why: 'malformed' };
      const end = await parts.next();
      if (!end.done || end.value.kind === 'failed') return { kind: 'failed', why: 'malformed' };
      return { ...end.value, value: first.value };
    },
  };
}

interface Call<T> {
  readonly prompt: Prompt;
  readonly schema: object;
  read(api: ModelApi): Reader<T>;
}

/** Aborts when nothing comes for too long. */
function createTimer(timeoutMs: number) {
  const late = new AbortController();
  const end = () => late.abort(slow);
  const whole = setTimeout(end, timeoutMs * patience.whole);
  let piece = setTimeout(end, timeoutMs);
  return {
    signal: late.signal,
    next() {
      clearTimeout(piece);
      piece = setTimeout(end, timeoutMs * patience.piece);
    },
    stop() {
      clearTimeout(piece);
      clearTimeout(whole);
    },
  };
}

/** How long to wait before the retry; undefined when the server asks for too long. */
function pauseAfter(error: unknown): number | undefined {
  const asked =
    error instanceof APIError ? Number(error.headers?.get('retry-after') ?? Number.NaN) * 1_000 : Number.NaN;
  if (Number.isNaN(asked)) return retryAfterMs.usual;
  return asked <= retryAfterMs.longest ? asked : undefined;
}

/** What the server said, for the operator, in one line. */
const sayOf = (error: unknown): string =>
  String(error instanceof Error ? error.message : error)
    .replace(/\s+/g, ' ')
    .slice(0, 200);
