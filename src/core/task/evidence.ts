import type { Criterion } from '../curriculum/task.ts';
import { markNumber } from '../item/number.ts';
import { lengthOf } from '../language/length.ts';
import { tidyLink } from './link.ts';

/** What a criterion wants typed. */
export type TypedCriterion = Extract<Criterion, { kind: 'link' | 'commit' | 'number' | 'sentence' }>;

/** The criteria that want something typed, and their positions among all. */
export const typedCriteria = (
  done: readonly Criterion[],
): readonly { readonly criterion: TypedCriterion; readonly position: number }[] =>
  done.flatMap((criterion, position) =>
    criterion.kind === 'check' || criterion.kind === 'quiz' ? [] : [{ criterion, position }],
  );

/** One commit, as GitHub, Gitee, GitLab, Bitbucket, Gitea and cgit name it. */
const commit = /\/commits?\/(\?(.*&)?id=)?[0-9a-f]{7,40}(?![0-9a-z])/i;

/** What was typed for a criterion, as it is checked and kept. */
export const tidyEvidence = (criterion: TypedCriterion, typed: string): string =>
  criterion.kind === 'link' || criterion.kind === 'commit' ? tidyLink(typed) : typed.trim();

/** Why what was typed is no evidence; undefined when it is. */
export function unfit(
  criterion: TypedCriterion,
  typed: string,
): 'link' | 'commit' | 'number' | 'otherNumber' | 'short' | undefined {
  if (criterion.kind === 'sentence') return lengthOf(typed.trim()) < criterion.least ? 'short' : undefined;
  if (criterion.kind === 'number') {
    const marked = markNumber(typed, criterion.answer);
    return marked === 'right' ? undefined : marked === 'unfit' ? 'number' : 'otherNumber';
  }
  const link = tidyLink(typed);
  const address = URL.canParse(link) ? new URL(link) : undefined;
  if (address?.protocol !== 'https:') return 'link';
  return criterion.kind === 'link' || commit.test(address.pathname + address.search) ? undefined : 'commit';
}
