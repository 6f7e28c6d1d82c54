import type { Curriculum } from '../src/core/curriculum/model.ts';
import { denseOf, embedPassages } from '../src/core/embedding/embed-passages.ts';
import type { EmbeddingPort, VectorPort } from '../src/core/embedding/port.ts';
import type { Dense } from '../src/core/embedding/rules.ts';
import { random } from '../src/core/seed/rules.ts';
import { termsOf } from '../src/core/tutor/terms.ts';
import { createEmbedding } from '../src/model/embedding.ts';

const dimensions = 512;

const vectorOf = (seed: string): number[] => {
  const next = random(seed);
  return Array.from({ length: dimensions }, () => next() - 0.5);
};

/** The sum of a vector for each term: texts with the same words are similar. It knows nothing that a search by words does not. */
function bagOfWords(text: string): Float32Array {
  const sum = Array<number>(dimensions).fill(0);
  for (const term of new Set(termsOf(text))) for (const [at, value] of vectorOf(term).entries()) sum[at]! += value;
  const length = Math.hypot(...sum) || 1;
  return Float32Array.from(sum, (value) => value / length);
}

/** The model that OPENAI_EMBEDDING_MODEL names, on the server of the settings; without one, a bag of words in its place. */
export function embeddingFrom(env: NodeJS.ProcessEnv): EmbeddingPort {
  const { OPENAI_EMBEDDING_MODEL: embedding, OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey } = env;
  if (embedding)
    return createEmbedding(
      { embedding, timeoutMs: 60_000, ...(baseUrl && { baseUrl }), ...(apiKey && { apiKey }) },
      { warn: (fields, message) => console.warn(message, fields) },
    );
  return { name: () => 'a bag of words', embed: async (texts) => texts.map(bagOfWords) };
}

/** What the curriculum means to a model; undefined when the model is refused, since it finds less than words alone. */
export async function meaningOf(curriculum: Curriculum, embedding: EmbeddingPort): Promise<Dense | undefined> {
  const kept = new Map<string, Float32Array>();
  const vector: VectorPort = {
    missing: async (_, texts) => texts.filter((text) => !kept.has(text)),
    find: async () => kept,
    async keep(_, vectors) {
      for (const one of vectors) kept.set(one.text, one.vector);
    },
    forget: async () => {},
  };
  const ports = { curriculum, embedding, vector };
  let state = await embedPassages(ports);
  for (let before = -1; state === 'incomplete' && kept.size > before; state = await embedPassages(ports))
    before = kept.size;
  return state === 'complete' ? denseOf(ports, Temporal.Now.instant()) : undefined;
}
