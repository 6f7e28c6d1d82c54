import { wrongInterval } from '../card/memory.ts';
import type { Candidate, Cause } from './model.ts';

/**
 * What a question says of why it is asked now. Of what is due: `wrong`, since it was not right yesterday; `dueWrong`, since
 * it was not right, and would mostly be due by now if it had been; `dueByDate`, since it is due and a deadline
 * needs it too. `trapWanted`: it is about a trap, and its point is wanted today anyway.
 */
export type Reason = Cause | 'skipped' | 'wrong' | 'dueWrong' | 'dueByDate' | 'trapWanted';

/** The reason that is named. Without it the question would not be asked: `npm run bench -- why` counts that. */
export function reasonOf({
  cause,
  known,
  by,
  trap,
  skipped,
}: Pick<Candidate, 'cause' | 'known' | 'by' | 'trap' | 'skipped'>): Reason {
  if (skipped) return 'skipped';
  if (trap?.wanted) return 'trapWanted';
  if (cause !== 'due' || !known) return cause;
  if (by) return 'dueByDate';
  if (known.lastRight) return 'due';
  return known.days <= wrongInterval ? 'wrong' : 'dueWrong';
}
