import type { Limits, Prices } from '../../src/core/spending/model.ts';

/** Much may be used, at a price of one, half and two millionths a token; `most` is for every scope. */
export const modelTerms = (most = { tokens: 1_000_000, micros: 10_000_000 }): { limits: Limits; prices: Prices } => ({
  limits: { learner: most, cohort: most, workspace: most },
  prices: { input: 1, cached: 0.5, output: 2 },
});
