import type { PlacementItem } from '../curriculum/item.ts';
import type { Curriculum } from '../curriculum/model.ts';
import { type Area, areas, priorMastery } from '../plan/model.ts';
import { minAnswers } from '../statistic/rules.ts';
import { type Ability, discriminationOf, estimate, knows, mostInformative } from './ability.ts';
import {
  type AbilitySums,
  type AreaLevel,
  type BankItem,
  type ItemParameters,
  type PlacementAnswer,
  placementRule,
  type TestedStage,
} from './model.ts';
import { areaOf } from './stages.ts';

/** A stage may be skipped when its learner knows this share of the questions of its area. */
const enough = 0.7;

/** By the number of options. Of several right ones, nobody guesses all. */
const guessingOf = (item: PlacementItem): number => (item.type === 'single' ? 1 / item.options.length : 0);

/** The items about these stages. The author's difficulty from 1 to 5 is at -2 to 2; discrimination is 1 until answers say more. */
export function bankOf(
  stages: readonly TestedStage[],
  placement: Curriculum['placement'],
  sums: ReadonlyMap<string, AbilitySums>,
): readonly BankItem[] {
  const area = new Map(stages.map((one) => [one.stage, one.area]));
  return [...placement.values()].flatMap((item) => {
    const of = area.get(item.stage);
    return of ? [{ item, area: of, parameters: parametersOf(item, sums.get(item.id)) }] : [];
  });
}

function parametersOf(item: PlacementItem, sums: AbilitySums | undefined): ItemParameters {
  const guessing = guessingOf(item);
  return {
    discrimination: sums ? discriminationOf(sums, guessing, minAnswers) : 1,
    difficulty: item.difficulty - 3,
    guessing,
  };
}

/** Where a test has come to. */
export interface Sitting {
  /** The path's id: who comes by it brings something. */
  readonly path: string;
  readonly stages: readonly TestedStage[];
  readonly bank: readonly BankItem[];
  readonly answers: readonly PlacementAnswer[];
}

/** The share of an area's questions that somebody of this ability knows. */
const shareAt = (ability: number, bank: readonly BankItem[]): number =>
  bank.reduce((sum, { parameters }) => sum + knows(ability, parameters), 0) / Math.max(1, bank.length);

/** The prior of an area: the ability at which one knows as much as people who come by this path do, and not far from 0. */
function priorOf(path: string, bank: readonly BankItem[]): Ability {
  const known = priorMastery[path];
  if (!known) return { mean: -0.5, error: 1 };
  const tested = [...new Set(bank.map(({ item }) => item.stage))];
  const share = tested.reduce((sum, stage) => sum + (known[stage] ?? 0), 0) / Math.max(1, tested.length);
  const steps = Array.from({ length: 21 }, (_, i) => -1 + i / 10);
  const mean = steps.find((ability) => shareAt(ability, bank) >= share) ?? 1;
  return { mean, error: 1 };
}

const ofArea = (bank: readonly BankItem[], area: Area) => bank.filter((one) => one.area === area);

/** An ability by the answers of one area, without those about `except`. */
export function abilityIn({ path, bank, answers }: Sitting, area: Area, except?: string): Ability {
  const own = ofArea(bank, area);
  const of = new Map(own.map((one) => [one.item.id, one.parameters]));
  const marked = answers.flatMap(({ item, correct }) => {
    const parameters = of.get(item);
    return parameters && item !== except ? [{ item: parameters, correct }] : [];
  });
  return estimate(marked, priorOf(path, own));
}

/** How many questions about a stage were answered, and how many of them right. */
function countIn({ bank, answers }: Sitting, fits: (one: BankItem) => boolean) {
  const own = new Set(bank.filter(fits).map(({ item }) => item.id));
  const given = answers.filter(({ item }) => own.has(item));
  return { asked: given.length, right: given.filter(({ correct }) => correct).length };
}

/**
 * The next item, or undefined at the end. Stages come in the order in which they build on each other, and one is left out
 * where nothing was right of a stage that it builds on. When each has been asked about, the area that is least certain goes on.
 */
export function nextItem(sitting: Sitting, seed: string): BankItem | undefined {
  const { stages, bank, answers } = sitting;
  if (answers.length >= placementRule.most) return undefined;
  const asked = new Set(answers.map(({ item }) => item));
  const left = (stage: string) => bank.filter(({ item }) => item.stage === stage && !asked.has(item.id));
  const counts = new Map(stages.map(({ stage }) => [stage, countIn(sitting, ({ item }) => item.stage === stage)]));
  const closed = closedStages(stages, counts);
  const open = stages.filter(({ stage }) => !closed.has(stage) && left(stage).length > 0);
  const begun = open.find(({ stage }) => counts.get(stage)!.asked < placementRule.perStage);
  const uncertain = open
    .filter(({ area }) => countIn(sitting, (one) => one.area === area).asked < placementRule.perArea)
    .map((one) => ({ ...one, error: abilityIn(sitting, one.area).error }))
    .filter(({ error }) => error > placementRule.error)
    .toSorted((a, b) => b.error - a.error || counts.get(a.stage)!.asked - counts.get(b.stage)!.asked)[0];
  const next = begun ?? uncertain;
  return next && mostInformative(left(next.stage), { ability: abilityIn(sitting, next.area).mean, seed });
}

/** Stages that build, at last, on one of which nothing was right. */
function closedStages(
  stages: readonly TestedStage[],
  counts: ReadonlyMap<string, { readonly asked: number; readonly right: number }>,
): ReadonlySet<string> {
  const closed = new Set<string>();
  const failed = (stage: string) => {
    const { asked, right } = counts.get(stage) ?? { asked: 0, right: 0 };
    return asked >= placementRule.perStage && right === 0;
  };
  for (const { stage, buildsOn } of stages)
    if (buildsOn.some((other) => failed(other) || closed.has(other))) closed.add(stage);
  return closed;
}

/** What the answers come to, by area. */
export function levelsOf(sitting: Sitting): readonly AreaLevel[] {
  const tested = new Set(sitting.stages.map(({ area }) => area));
  return (Object.keys(areas) as Area[])
    .filter((area) => tested.has(area))
    .map((area) => {
      const { mean, error } = abilityIn(sitting, area);
      const own = ofArea(sitting.bank, area);
      const [low, mid, high] = [mean - error, mean, mean + error].map((at) => shareAt(at, own)) as [
        number,
        number,
        number,
      ];
      return { area, asked: countIn(sitting, (one) => one.area === area).asked, low, mid, high };
    });
}

/** Whether the answers say that a stage may be skipped: its area is known, and its own questions were mostly right. */
export function isOffered(sitting: Sitting, levels: readonly AreaLevel[], stage: string): boolean {
  const area = areaOf(stage);
  const { asked, right } = countIn(sitting, ({ item }) => item.stage === stage);
  const level = levels.find((one) => one.area === area);
  return level !== undefined && level.mid >= enough && asked >= placementRule.perStage && 2 * right > asked;
}
