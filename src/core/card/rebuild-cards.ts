import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { Card } from './model.ts';
import { foldReviews, type Scheduling } from './rules.ts';

/** What became of the cards: how many there are, and how many were not what the log comes to. */
export interface Rebuilt {
  readonly learners: number;
  readonly cards: number;
  readonly changed: number;
}

const batch = 100;
/** How often one learner's cards are tried. Each time that it fails they have answered meanwhile. */
const tries = 20;

/** Computes all cards from the log of answers again. Answers may come meanwhile. With `dry`, nothing is written. */
export async function rebuildCards(ports: Pick<Ports, 'card'>, { dry = false } = {}): Promise<Rebuilt> {
  let sum: Rebuilt = { learners: 0, cards: 0, changed: 0 };
  for await (const learner of everyLearner(ports)) {
    const { cards, changed } = await rebuildLearner(ports, learner, dry);
    sum = { learners: sum.learners + 1, cards: sum.cards + cards, changed: sum.changed + changed };
  }
  return sum;
}

/** Everybody with answers or cards, read in batches. */
export async function* everyLearner({ card }: Pick<Ports, 'card'>) {
  for (let after: Id | undefined = '0'; after !== undefined; ) {
    const learners: Awaited<ReturnType<typeof card.listLearners>> = await card.listLearners(after, batch);
    yield* learners;
    after = learners.at(-1)?.id;
  }
}

/** The same for one learner. */
export async function rebuildLearner(ports: Pick<Ports, 'card'>, learner: { id: Id; clock: Scheduling }, dry: boolean) {
  let changed = 0;
  for (let n = 0; n < tries; n++) {
    const { reviews, cards } = await ports.card.log(learner.id);
    const wanted = foldReviews(reviews, learner.clock);
    const stored = new Map(cards.map((one) => [one.card.kp, one]));
    const kps = [...new Set([...wanted.keys(), ...stored.keys()])];
    const wrong = kps.filter((kp) => !sameCard(wanted.get(kp), stored.get(kp)?.card));
    if (dry || !wrong.length) return { cards: wanted.size, changed: dry ? wrong.length : changed };
    for (const kp of wrong) {
      const version = stored.get(kp)?.version ?? 0;
      if (await ports.card.replace(learner.id, { kp, card: wanted.get(kp), version })) changed++;
    }
  }
  throw new Error(`learner ${learner.id}: their cards moved ${tries} times`);
}

/** Bit for bit. */
const sameCard = (a: Card | undefined, b: Card | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
