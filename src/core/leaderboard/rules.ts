import type { Rank } from './model.ts';

/** How many first places are always shown, and how many neighbours on each side of the learner. */
const top = 3;

const beside = 1;

/** How many people of one rank are named; of the others there is the number. */
const equalsNamed = 5;

/** Most minutes first; ties share a rank and are sorted by name. */
export function ranked(rows: readonly Omit<Rank, 'rank' | 'more'>[]): readonly Rank[] {
  const sorted = rows.toSorted((a, b) => b.minutes - a.minutes || a.name.localeCompare(b.name));
  return sorted.map(({ name, minutes, me }) => ({
    name,
    minutes,
    me,
    rank: sorted.findIndex((other) => other.minutes === minutes) + 1,
  }));
}

/** The first places and those around the learner. Whoever shares a rank with one of them is there too, by name or counted. */
export function excerpt(ranks: readonly Rank[]): readonly Rank[] {
  const mine = ranks.findIndex((r) => r.me);
  const shown = new Set(ranks.filter((_, i) => i < top || Math.abs(i - mine) <= beside).map(({ rank }) => rank));
  const ties = Map.groupBy(
    ranks.filter(({ rank }) => shown.has(rank)),
    ({ rank }) => rank,
  );
  return [...ties.values()].flatMap((equals) => {
    const named = equals.filter(({ me }, i) => me || i < equalsNamed);
    const more = equals.length - named.length;
    return more ? [...named.slice(0, -1), { ...named.at(-1)!, more }] : named;
  });
}
