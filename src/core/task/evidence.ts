import type { Criterion } from '../curriculum/task.ts';
import { near, readNumber } from '../item/number.ts';

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

/** Why what was typed is no evidence; undefined when it is. The least length of a sentence is the form's to say. */
export function unfit(
  criterion: TypedCriterion,
  typed: string,
): 'link' | 'commit' | 'number' | 'otherNumber' | undefined {
  if (criterion.kind === 'sentence') return undefined;
  if (criterion.kind === 'number') {
    const { value, tolerance, unit } = criterion.answer;
    const read = readNumber(typed, unit);
    if (read === undefined) return 'number';
    return near(read, value, tolerance) ? undefined : 'otherNumber';
  }
  const address = URL.canParse(typed) ? new URL(typed) : undefined;
  if (address?.protocol !== 'https:') return 'link';
  return criterion.kind === 'link' || commit.test(address.pathname + address.search) ? undefined : 'commit';
}
