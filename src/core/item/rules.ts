import type { Item } from '../curriculum/item.ts';
import { shuffled } from '../seed/rules.ts';
import type { Given, WayToAnswer } from './model.ts';
import { markNumber } from './number.ts';
import { sameOutput } from './output.ts';

/**
 * For so many days somebody remembers an item: it is not asked again as long as there is a sibling that was not asked
 * either, and an answer to it says nothing of a trap that they fell for in it.
 */
export const restDays = 21;

/** When an item that was asked then has rested. */
export const restedAt = (asked: Temporal.Instant): Temporal.Instant => asked.add({ hours: 24 * restDays });

/** Whether nobody remembers it by now, or it was never asked. */
export const hasRested = (asked: Temporal.Instant | undefined, now: Temporal.Instant): boolean =>
  !asked || Temporal.Instant.compare(restedAt(asked), now) <= 0;

/** How an item is answered. */
export function wayToAnswer(item: Item): WayToAnswer {
  if (item.type === 'single' || item.type === 'truefalse') return 'one';
  return item.type === 'multi' ? 'several' : 'words';
}

/** The order in which the options are shown: position → index in the item. True stays before false. */
export function shownOrder(item: Item, seed: string): number[] {
  if (item.type === 'truefalse') return [0, 1];
  if (item.type === 'single' || item.type === 'multi') return shuffled(item.options.length, seed);
  if (item.type !== 'ordering') return [];
  const order = shuffled(item.steps.length, seed);
  // Steps that happen to stand right give the answer away.
  const turned = order.map((_, by) => order.slice(by).concat(order.slice(0, by)));
  const ways = [order, order.toReversed(), ...turned];
  return ways.find((way) => !inOrder(item, way)) ?? order;
}

/** Do the steps stand in an order that is right? */
const inOrder = ({ steps, also = [] }: Extract<Item, { type: 'ordering' }>, order: readonly (number | undefined)[]) =>
  [steps.map((_, i) => i + 1), ...also].some((right) => right.every((step, i) => step - 1 === order[i]));

/** The indexes of the options that are right. True is 0, false is 1. */
export function keyOf(item: Item): readonly number[] {
  if (item.type === 'truefalse') return [item.answer ? 0 : 1];
  if (item.type !== 'single' && item.type !== 'multi') return [];
  return item.options.flatMap((option, index) => (option.correct ? [index] : []));
}

/** Somebody meant to begin a command, and sent it as an answer. */
const loneSlash = '/';

/**
 * Marks an answer. `unfit` is no answer at all (letters where a number belongs) and is not counted; `self` is for the
 * learner to mark against the rubric.
 */
export function mark(item: Item, given: Given, order: readonly number[]): 'right' | 'wrong' | 'unfit' | 'self' {
  if ('choices' in given) {
    const key = keyOf(item);
    if (!key.length || !given.choices.length) return 'unfit';
    return verdict(given.choices.length === key.length && given.choices.every((c) => key.includes(c)));
  }
  const text = given.text.normalize('NFKC').trim();
  switch (item.type) {
    case 'numeric':
      return markNumber(given.text, item.answer);
    case 'code_output':
      if (sameOutput(given.text, item.answer)) return 'right';
      return text && text !== loneSlash ? 'wrong' : 'unfit';
    case 'ordering': {
      const steps = stepsIn(text).map((position) => order[position]);
      const once = new Set(steps).size === order.length && steps.length === order.length;
      if (!once || steps.includes(undefined)) return 'unfit';
      return verdict(inOrder(item, steps));
    }
    case 'short':
      return /[\p{L}\p{N}]/u.test(text) ? 'self' : 'unfit';
    default:
      return 'unfit';
  }
}

/**
 * The positions that were typed for an order, from 0. Six steps at most, so each digit is one of them: `2 1 3`, `2-1-3`
 * and `213` alike.
 */
export function stepsIn(typed: string): readonly number[] {
  const digits = typed
    .normalize('NFKC')
    .replace(/[一二三四五六]/g, (digit) => String('一二三四五六'.indexOf(digit) + 1));
  return digits.match(/\d/g)?.map((d) => Number(d) - 1) ?? [];
}

const verdict = (right: boolean) => (right ? 'right' : 'wrong');
