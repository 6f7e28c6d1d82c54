import type { Enrolment, Ports } from './ports.ts';
import { fewest, thisMonday } from './summary.ts';

export interface Rank {
  /** From 1; equal minutes share a rank, and the next one skips (1, 2, 2, 4). */
  readonly rank: number;
  readonly name: string;
  readonly minutes: number;
  readonly me: boolean;
}

export type Board =
  | { readonly kind: 'off' }
  /** The learner has not chosen to be on it. */
  | { readonly kind: 'invite'; readonly people: number }
  | { readonly kind: 'few' }
  /** Below the median, or without a minute yet: my own last week is the better company. */
  | { readonly kind: 'mine'; readonly minutes: number; readonly last: number }
  | { readonly kind: 'ranks'; readonly ranks: readonly Rank[]; readonly people: number };

/** The first places that are always shown, and the neighbours on each side of me. */
const top = 3;
const beside = 1;

/** This week's board of a cohort, as one learner sees it. */
export async function leaderboard(
  { store }: Pick<Ports, 'store'>,
  { enrolment, now }: { enrolment: Enrolment; now: Temporal.Instant },
): Promise<Board> {
  const { cohort } = enrolment;
  if (!cohort.board) return { kind: 'off' };
  const { members } = await store.cohortWeek(cohort.id, thisMonday(cohort, now));
  const board = members.filter((m) => m.board).map((m) => ({ ...m, me: m.enrolment === enrolment.id }));
  const me = board.find((m) => m.me);
  if (!me) return { kind: 'invite', people: board.length };
  if (board.length < fewest) return { kind: 'few' };
  const ranks = ranked(board);
  const mine = ranks.findIndex((r) => r.me);
  const median = ranks[Math.floor((ranks.length - 1) / 2)]!.minutes;
  if (me.minutes === 0 || me.minutes < median) return { kind: 'mine', minutes: me.minutes, last: me.lastMinutes };
  return {
    kind: 'ranks',
    people: board.length,
    ranks: ranks.filter((_, i) => i < top || Math.abs(i - mine) <= beside),
  };
}

/** Most minutes first; ties share a rank and stand by name. */
export function ranked(rows: readonly Omit<Rank, 'rank'>[]): readonly Rank[] {
  const sorted = rows.toSorted((a, b) => b.minutes - a.minutes || a.name.localeCompare(b.name));
  return sorted.map(({ name, minutes, me }) => ({
    name,
    minutes,
    me,
    rank: sorted.findIndex((other) => other.minutes === minutes) + 1,
  }));
}
