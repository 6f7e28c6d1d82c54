import { random } from '../seed/rules.ts';
import type { AbilitySums, ItemParameters } from './model.ts';

/**
 * The three-parameter logistic model of item response theory (Birnbaum 1968; Lord 1980). Abilities and difficulties are on
 * one scale, on which people have a mean of 0 and a standard deviation of 1.
 */

/** What is known of an ability: its expected value, and its standard error. */
export interface Ability {
  readonly mean: number;
  readonly error: number;
}

/** The factor that brings the logistic curve next to the normal ogive, on whose scale discriminations are given. */
export const logisticScale = 1.7;

/** The chance that somebody of this ability knows the answer, without guesses. */
export const knows = (ability: number, { discrimination, difficulty }: Omit<ItemParameters, 'guessing'>): number =>
  1 / (1 + Math.exp(-logisticScale * discrimination * (ability - difficulty)));

/** The chance of a right answer. */
export const chanceOf = (ability: number, item: ItemParameters): number =>
  item.guessing + (1 - item.guessing) * knows(ability, item);

/** Fisher's information of an item at an ability: by so much its answer lowers the inverse of the squared error. */
export function informationAt(ability: number, item: ItemParameters): number {
  const chance = chanceOf(ability, item);
  if (chance >= 1) return 0;
  const slope = logisticScale * item.discrimination;
  return slope ** 2 * ((1 - chance) / chance) * ((chance - item.guessing) / (1 - item.guessing)) ** 2;
}

export interface Marked {
  readonly item: ItemParameters;
  /** Saying that one does not know counts as wrong: it says as much, and no more. */
  readonly correct: boolean;
}

export const standard: Ability = { mean: 0, error: 1 };

const grid = Array.from({ length: 81 }, (_, i) => -4 + i / 10);

/** The expected ability a posteriori, and its error, by quadrature over a grid. Without answers it is the prior. */
export function estimate(answers: readonly Marked[], prior: Ability = standard): Ability {
  const logs = grid.map((ability) =>
    answers.reduce(
      (sum, { item, correct }) => {
        const chance = chanceOf(ability, item);
        return sum + Math.log(Math.max(correct ? chance : 1 - chance, Number.MIN_VALUE));
      },
      -0.5 * ((ability - prior.mean) / prior.error) ** 2,
    ),
  );
  // The largest is taken off before the exponential, so that many answers do not come to nothing.
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const sum = (of: (ability: number) => number) => grid.reduce((all, at, i) => all + weights[i]! * of(at), 0);
  const total = sum(() => 1);
  const mean = sum((at) => at) / total;
  return { mean, error: Math.sqrt(sum((at) => (at - mean) ** 2) / total) };
}

/**
 * Among so many of the most informative items one is taken at random: otherwise everybody would get the same few. None of
 * them says less than this share of what the best one does.
 */
const exposure = { among: 3, share: 0.5 };

/** The item to ask next: one of those that say most at this ability. Undefined where there is none. */
export function mostInformative<Item extends { readonly parameters: ItemParameters }>(
  items: readonly Item[],
  { ability, seed }: { readonly ability: number; readonly seed: string },
): Item | undefined {
  const sorted = items
    .map((item) => ({ item, says: informationAt(ability, item.parameters) }))
    .toSorted((a, b) => b.says - a.says);
  const first = sorted.slice(0, exposure.among).filter(({ says }) => says >= exposure.share * sorted[0]!.says);
  return first[Math.floor(random(seed)() * first.length)]?.item;
}

const bounds = { least: 0.4, most: 2.5 };

/**
 * An item's discrimination by its answers, from the biserial correlation r with ability (Lord and Novick 1968):
 * a = r / √(1 − r²), for each standard deviation of ability among those who were asked. Guesses are taken out first. Drawn
 * towards 1, as if as many answers as `least` had said that; 1 with fewer answers than that.
 */
export function discriminationOf({ answers: n, x, y, xy, yy }: AbilitySums, guessing: number, least: number): number {
  const known = (x / n - guessing) / (1 - guessing);
  const variance = yy / n - (y / n) ** 2;
  if (n < least || known <= 0.02 || known >= 0.98 || variance < 1e-6) return 1;
  const covariance = (xy / n - (x / n) * (y / n)) / (1 - guessing);
  const deviation = Math.sqrt(variance);
  const r = Math.min(0.95, covariance / (deviation * density(known)));
  const found = Math.max(bounds.least, r / Math.sqrt(1 - r ** 2) / deviation);
  const drawn = Math.exp((Math.log(found) * n) / (n + least));
  return Math.min(bounds.most, Math.max(bounds.least, drawn));
}

/** The height of the normal curve at the point with so much of it to one side. */
function density(share: number): number {
  const [low, high] = [share, 1 - share].toSorted((a, b) => a - b) as [number, number];
  // The logistic curve stands for the normal one: its height then differs by a hundredth.
  const z = Math.log(high / low) / logisticScale;
  return Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI);
}
