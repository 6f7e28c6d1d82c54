import type { Criterion } from '../curriculum/task.ts';
import { markNumber } from '../item/number.ts';
import { lengthOf } from '../language/length.ts';
import type { GivenLink } from '../link/model.ts';
import { tidyLink } from './link.ts';
import type { EvidenceKind } from './model.ts';
import { readReply } from './reply.ts';

/** What a criterion wants typed. */
export type TypedCriterion = Extract<Criterion, { kind: 'link' | 'commit' | 'number' | 'sentence' | 'reply' }>;

/** The criteria of somebody's {@link ownTask} that want something typed, and their positions among all. */
export const typedCriteria = (
  done: readonly Criterion[],
): readonly { readonly criterion: TypedCriterion; readonly position: number }[] =>
  done.flatMap((criterion, position) =>
    criterion.kind === 'check' || criterion.kind === 'quiz' || criterion.kind === 'own'
      ? []
      : [{ criterion, position }],
  );

/** One commit, as GitHub, Gitee, GitLab, Bitbucket, Gitea and cgit name it. */
const commit = /\/commits?\/(\?(.*&)?id=)?[0-9a-f]{7,40}(?![0-9a-z])/i;

/** Whether the path of an address names one commit. */
export const isCommit = (path: string): boolean => commit.test(path);

/** What was typed for a criterion, as it is checked and kept. */
export const tidyEvidence = (criterion: TypedCriterion, typed: string): string =>
  criterion.kind === 'link' || criterion.kind === 'commit' ? tidyLink(typed) : typed.trim();

/** A host that others can reach by its name: `x` and `localhost` are none. */
const siteName = /\.(?:[a-z]{2,}|xn--[a-z0-9-]+)\.?$/;

/** What is shorter says too little of itself to be called junk. */
const judgedFrom = 20;

/** A few words of a question may be the answer to it. */
const shortest = 12;

/** No longer sentence has so few different letters, or a word so long. */
const fewestLetters = 6;
const longestWord = 60;

/**
 * Whether these are letters and no words: a key held down, one word again and again, a keyboard that was hit. Text in
 * any language passes; whether it says something is for people to judge.
 */
function isJunk(typed: string): boolean {
  const words = typed.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const letters = words.join('');
  if (new Set(letters).size < fewestLetters) return true;
  if (words.length > 2 && new Set(words).size === 1) return true;
  // Chinese and Japanese write no spaces, and a part that comes again and again is short.
  return (
    /^(.{1,12}?)\1{2,}.{0,11}$/u.test(letters) ||
    words.some((word) => /^[a-z]+$/.test(word) && word.length > longestWord)
  );
}

const lettersOf = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join('');

/** Whether these are the words that it is asked in, or a part of them. */
function isItsQuestion({ ask }: Pick<TypedCriterion, 'ask'>, typed: string): boolean {
  const said = lettersOf(typed);
  return said !== '' && Object.values(ask).some((one) => lettersOf(one).includes(said));
}

/** A number as people write one: in figures, not as a part of a name such as `p95` or `Recall@5`; or in words. */
const figures = /(?<![A-Za-z_@.,:\d])[-+−]?\d+(?:[.,:]\d+)*/g;
const numberWords =
  /\b(?:no|none|nothing|never|once|twice|half|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|all|both)\b|没有|[零〇一二两三四五六七八九十百千万亿半全都]+/gi;

/** How many numbers there are in what somebody wrote. A word is counted too often rather than too seldom. */
export function countNumbers(typed: string): number {
  const text = typed.normalize('NFKC');
  return (text.match(figures)?.length ?? 0) + (text.match(numberWords)?.length ?? 0);
}

/** Why what was typed is no evidence; undefined when it is. */
export function unfit(
  criterion: TypedCriterion,
  typed: string,
):
  | 'link'
  | 'commit'
  | 'number'
  | 'otherNumber'
  | 'short'
  | 'fewNumbers'
  | 'junk'
  | 'question'
  | 'noReply'
  | 'noAccess'
  | 'otherFile'
  | undefined {
  if (criterion.kind === 'sentence') {
    if (criterion.numbers && countNumbers(typed) < criterion.numbers) return 'fewNumbers';
    if (lengthOf(typed.trim()) < criterion.least) return 'short';
    if (isItsQuestion(criterion, typed) && lettersOf(typed).length > shortest) return 'question';
    // Three numbers need no more different signs than two.
    if (criterion.numbers && criterion.least < judgedFrom) return undefined;
    return lengthOf(typed.trim()) >= judgedFrom && isJunk(typed) ? 'junk' : undefined;
  }
  if (criterion.kind === 'number') {
    const marked = markNumber(typed, criterion.answer);
    return marked === 'right' ? undefined : marked === 'unfit' ? 'number' : 'otherNumber';
  }
  if (criterion.kind === 'reply') {
    const read = readReply(typed);
    return read === 'reply' ? undefined : (read ?? 'noReply');
  }
  const address = siteAddress(typed);
  if (!address) return 'link';
  if (criterion.kind === 'link')
    return criterion.file === undefined || namesFile(address, criterion.file) ? undefined : 'otherFile';
  return isCommit(address.pathname + address.search) ? undefined : 'commit';
}

/** Whether an address is that of a file's page, in whichever folder and on whichever host. */
function namesFile({ pathname }: URL, file: string): boolean {
  const last = (path: string) => path.replace(/\/+$/, '').split('/').at(-1)!.toLowerCase();
  // Written as an address has it, which is always possible; what is typed may not be readable.
  return last(pathname) === last(encodeURI(file));
}

/** A link as it was meant, when others can open it. */
function siteAddress(typed: string): URL | undefined {
  const link = tidyLink(typed);
  const address = URL.canParse(link) ? new URL(link) : undefined;
  return address?.protocol === 'https:' && siteName.test(address.hostname) ? address : undefined;
}

/** The link to a commit, without its fragment; undefined when what was typed is none. */
export function commitLink(typed: string): string | undefined {
  const address = siteAddress(typed);
  if (!address || address.username || !isCommit(address.pathname + address.search)) return undefined;
  address.hash = '';
  return address.href;
}

/**
 * What was given for somebody's {@link ownTask}. Its questions were passed and its number came out, or nobody could have finished it; a link
 * is checked later, unless something else is already.
 */
export function weigh(
  done: readonly Criterion[],
  given: readonly string[],
): { readonly kind: EvidenceKind; readonly links: readonly GivenLink[] } {
  if (done.some(({ kind }) => kind === 'quiz' || kind === 'number')) return { kind: 'checked', links: [] };
  const links = typedCriteria(done).flatMap(({ criterion }, n): GivenLink[] => {
    const url = given[n];
    const isLink = criterion.kind === 'link' || criterion.kind === 'commit';
    return url && isLink && !unfit(criterion, url) ? [{ url: tidyLink(url), commit: criterion.kind === 'commit' }] : [];
  });
  return { kind: links.length ? 'links' : 'self', links };
}
