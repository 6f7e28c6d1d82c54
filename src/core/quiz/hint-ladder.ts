/**
 * The help that there is with a question before it is answered, in this order: a passage of the lesson, then another
 * question about the same point with its answer. The answer itself comes only after an attempt.
 */
export const rungs = ['passage', 'sibling'] as const;
export type Rung = (typeof rungs)[number];

export type HintState =
  /** So many rungs have been taken. */
  | { readonly kind: 'open'; readonly taken: number }
  /** It was answered, or is in a test. */
  | { readonly kind: 'closed' };

export type HintStep =
  /** The rung at a place, from 1. `taken` is where its learner stands with it; `again` says that they had been on all of them. */
  | {
      readonly kind: 'rung';
      readonly rung: Rung;
      readonly place: number;
      readonly taken: number;
      readonly last: boolean;
      readonly again: boolean;
    }
  /** There is no more help, only to answer. */
  | { readonly kind: 'end' }
  | { readonly kind: 'closed' };

/**
 * The step for somebody who asks for the rung at `wanted`, from 1: that one if they have been there or it comes next, never one
 * beyond. Who asks for the next one gets it, and after the last one all of them once more. Of the rungs, those count that
 * `there` has.
 */
export function hintStep(state: HintState, wanted: number | 'next', there: readonly Rung[]): HintStep {
  if (state.kind === 'closed') return { kind: 'closed' };
  const again = wanted === 'next' && state.taken >= there.length;
  const place = again ? 1 : wanted === 'next' ? state.taken + 1 : Math.min(wanted, state.taken + 1);
  const rung = there[place - 1];
  if (!rung) return { kind: 'end' };
  return { kind: 'rung', rung, place, taken: Math.max(state.taken, place), last: place === there.length, again };
}
