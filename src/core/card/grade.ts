import type { Item } from '../curriculum/item.ts';
import { type Grade, grades } from './model.ts';

/** How many seconds an answer usually takes: an estimate by the type of the item. */
const usual: Readonly<Record<Item['type'], number>> = {
  truefalse: 20,
  single: 30,
  multi: 45,
  numeric: 60,
  ordering: 60,
  code_output: 75,
  short: 90,
};

/** How many seconds an answer to this item usually takes; as a choice does where the item is gone. */
export const usualSeconds = (item: Pick<Item, 'type'> | undefined): number => usual[item?.type ?? 'single'];

/** How many seconds a question about a point usually takes, over its items. */
export const secondsOf = (siblings: readonly Item[]): number =>
  Math.round(siblings.reduce((sum, item) => sum + usualSeconds(item), 0) / Math.max(1, siblings.length));

/** Slower than this many times the usual, an answer was hard to find. */
const slow = 3;
/** After so many seconds somebody has done something else meanwhile, and the time says nothing. */
const away = 600;

/**
 * The grade of an answer, from right or wrong, how many hints came before it, and how many seconds it took. No answer is
 * easy: a quick right answer to a question with options may be a guess, and FSRS would wait long for the next one.
 */
export function gradeOf(answer: {
  readonly correct: boolean;
  readonly hints: number;
  readonly seconds: number;
  readonly type: Item['type'];
}): Grade {
  if (!answer.correct) return grades.again;
  const slowly = answer.seconds > slow * usual[answer.type] && answer.seconds <= away;
  return answer.hints > 0 || slowly ? grades.hard : grades.good;
}
