import type { Prices, Spent } from '../spending/model.ts';
import { costOf, maxTokensOf } from '../spending/rules.ts';
import type { ModelEnd } from './model.ts';

/** What a call cost: as the server says, or else by the length of what was read and written. */
export function usedBy(end: ModelEnd, { read, written }: { read: number; written: string }, prices: Prices): Spent {
  if (end.usage) return costOf(end.usage, prices);
  const began = written !== '' || end.kind === 'done' || ['slow', 'malformed', 'stopped'].includes(end.why);
  return costOf({ input: began ? read : 0, cached: 0, output: maxTokensOf(written) }, prices);
}
