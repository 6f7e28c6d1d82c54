import type { EmbeddingPort } from '../embedding/port.ts';
import type { ModelPort } from './port.ts';

/** For a bot without a model. */
export const noModel: ModelPort = {
  state: () => ({ kind: 'off' }),
  terms() {
    const nothing = { tokens: 0, micros: 0 };
    return {
      limits: { learner: nothing, cohort: nothing, workspace: nothing },
      prices: { input: 0, cached: 0, output: 0 },
    };
  },
  // biome-ignore lint/correctness/useYield: there is nothing to say.
  async *write() {
    return { kind: 'failed', why: 'down' };
  },
  fill: async () => ({ kind: 'failed', why: 'down' }),
};

export const noEmbedding: EmbeddingPort = { name: () => undefined, embed: async () => undefined };
