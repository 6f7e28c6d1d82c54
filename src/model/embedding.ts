import { z } from 'zod';
import type { EmbeddingPort } from '../core/embedding/port.ts';
import { createBreaker } from './breaker.ts';
import { createClient, failureOf, type ModelSettings, slow } from './client.ts';

/** One text is a question, which somebody waits for; several are a batch, which nobody waits for. */
const maxWaitMs = { question: 2_000, batch: 60_000 };

const schema = z.array(z.array(z.number()).min(8).max(8192));

/** Embeddings by the server of the model. A call that fails is not repeated: words are searched for without it. */
export function createEmbedding(
  settings: Pick<ModelSettings, 'apiKey' | 'baseUrl' | 'timeoutMs'> & { readonly embedding: string },
  log: { warn(fields: object, message: string): void },
): EmbeddingPort {
  const { embedding: model } = settings;
  const client = createClient(settings);
  const breaker = createBreaker();
  return {
    name: () => model,
    async embed(texts) {
      if (breaker.resting()) return undefined;
      const late = new AbortController();
      const ms = texts.length > 1 ? maxWaitMs.batch : maxWaitMs.question;
      const timer = setTimeout(() => late.abort(slow), ms);
      try {
        const { data } = await client.embeddings.create(
          { model, input: [...texts], encoding_format: 'float' },
          { signal: late.signal, timeout: ms },
        );
        const sorted = data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding);
        const vectors = schema.length(texts.length).parse(sorted).map(unit);
        if (new Set(vectors.map(({ length }) => length)).size > 1) throw new Error('vectors of different lengths');
        breaker.worked();
        return vectors;
      } catch (error) {
        const why = failureOf(error, late.signal);
        breaker.failed(why);
        const said = String(error instanceof Error ? error.message : error)
          .replace(/\s+/g, ' ')
          .slice(0, 200);
        log.warn({ why, said }, 'the embedding model did not answer');
        return undefined;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** The same direction, of length 1. */
function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
}
