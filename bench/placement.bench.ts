import { chanceOf, estimate, type Marked, mostInformative, standard } from '../src/core/placement/ability.ts';
import type { ItemParameters } from '../src/core/placement/model.ts';
import { random, shuffled } from '../src/core/seed/rules.ts';
import type { Bench } from './pairs.ts';
import type { Row } from './result.ts';

const bankSize = 400;
/** People of one round. */
const people = 60;
/** A test stops when its standard error is this or less. */
const stopAt = 0.35;

interface BankItem {
  readonly id: number;
  readonly parameters: ItemParameters;
}

const normalBy = (next: () => number) => () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

/**
 * A bank as authors write it: a quarter of its items can be guessed with one of four options, a half with one of three, a
 * quarter not at all, as difficult as people are able. `spread` is the standard deviation of the logarithm of their discriminations.
 */
function bankOf(seed: string, spread: number): readonly BankItem[] {
  const next = random(seed);
  const normal = normalBy(next);
  return Array.from({ length: bankSize }, (_, id) => ({
    id,
    parameters: {
      discrimination: Math.min(2.5, Math.max(0.4, Math.exp(spread * normal()))),
      difficulty: normal(),
      guessing: [0.25, 1 / 3, 1 / 3, 0][id % 4]!,
    },
  }));
}

type Next = (left: readonly BankItem[], ability: number, n: number) => BankItem;

/** One person's test: how many questions it took, and how far its estimate was off. */
function sit(bank: readonly BankItem[], truth: number, draw: () => number, choose: Next) {
  const answers: Marked[] = [];
  const left = [...bank];
  let now = standard;
  while (now.error > stopAt && left.length) {
    const one = choose(left, now.mean, answers.length);
    left.splice(left.indexOf(one), 1);
    answers.push({ item: one.parameters, correct: draw() < chanceOf(truth, one.parameters) });
    now = estimate(answers);
  }
  return { questions: answers.length, off: now.mean - truth };
}

function round(seed: string, spread: number, adaptive: boolean) {
  const bank = bankOf(`bank ${seed}`, spread);
  const truths = normalBy(random(`people ${seed}`));
  const results = Array.from({ length: people }, (_, person) => {
    const of = `${seed} ${person}`;
    const order = shuffled(bankSize, `order ${of}`);
    const choose: Next = adaptive
      ? (left, ability, n) => mostInformative(left, { ability, seed: `${of} ${n}` })!
      : (_left, _ability, n) => bank[order[n]!]!;
    return sit(bank, truths(), random(`answers ${of}`), choose);
  });
  const mean = (of: (one: (typeof results)[number]) => number) =>
    results.reduce((sum, one) => sum + of(one), 0) / people;
  return { questions: mean(({ questions }) => questions), error: Math.sqrt(mean(({ off }) => off ** 2)) };
}

/** How many questions finding somebody's level takes, beside the same items in a random order, to the same error. */
export const bench: Bench = {
  peer: 'random item order: the same bank, people and stopping error',
  packages: [],
  async run(pairs) {
    return (
      [
        ['equal discriminations', 0],
        ['spread discriminations', 0.35],
      ] as const
    ).flatMap(([name, spread]): Row[] => {
      const rounds = Array.from({ length: pairs }, (_, n) => ({
        ours: round(`${name} ${n}`, spread, true),
        peer: round(`${name} ${n}`, spread, false),
      }));
      const both = (of: 'questions' | 'error') => ({
        ours: rounds.map(({ ours }) => ours[of]),
        peer: rounds.map(({ peer }) => peer[of]),
      });
      return [
        { name: `${name}: questions to an error of ${stopAt}`, unit: 'questions', ...both('questions'), goal: 0.4 },
        { name: `${name}: error to the truth`, unit: 'SD', ...both('error'), goal: 1.1 },
      ];
    });
  },
};
