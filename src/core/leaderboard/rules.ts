import type { Rank } from './model.ts';

/** How many first places are always shown, and how many neighbours on each side of the learner. */
export const top = 3;

export const beside = 1;

/** Most minutes first; ties share a rank and are sorted by name. */
export function ranked(rows: readonly Omit<Rank, 'rank'>[]): readonly Rank[] {
  const sorted = rows.toSorted((a, b) => b.minutes - a.minutes || a.name.localeCompare(b.name));
  return sorted.map(({ name, minutes, me }) => ({
    name,
    minutes,
    me,
    rank: sorted.findIndex((other) => other.minutes === minutes) + 1,
  }));
}
