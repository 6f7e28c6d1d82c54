import type { Rank, Standing } from './model.ts';

/** How many first places are always shown, and how many neighbours on each side of the learner. */
export const firstPlaces = 3;

const beside = 1;

/** How many people of one rank are named; of the others there is the number. */
export const equalsNamed = 5;

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
  const shown = new Set(
    ranks.filter((_, i) => i < firstPlaces || Math.abs(i - mine) <= beside).map(({ rank }) => rank),
  );
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

/** Whether somebody, with so many ahead of them, is below the median of so many people. */
export const isBelow = (ahead: number, people: number): boolean => ahead > Math.floor((people - 1) / 2);

/** The places that a standing shows: the first ones, and unless they are below the median, those around the reader. */
export function ranksOf({ name: own, ties, minutes, on }: Standing, below: boolean): readonly Rank[] {
  const places = below ? ties.filter(({ above }) => above < firstPlaces) : ties;
  return places.flatMap(({ above, people, names, minutes: of }) => {
    const me = on && of === minutes ? [{ name: own, me: true }] : [];
    const others = names.slice(0, equalsNamed - me.length).map((name) => ({ name, me: false }));
    const rows = [...me, ...others]
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .map((one) => ({ ...one, minutes: of, rank: above + 1 }));
    const more = people - rows.length;
    return more > 0 ? [...rows.slice(0, -1), { ...rows.at(-1)!, more }] : rows;
  });
}
