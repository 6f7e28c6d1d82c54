import type { Item } from '../curriculum/item.ts';
import type { Misconception } from '../curriculum/misconception.ts';
import type { Curriculum } from '../curriculum/model.ts';
import type { Given } from '../item/model.ts';
import { restDays } from '../item/rules.ts';
import type { Trap, TrapEvent, TrapMark } from './model.ts';

/** In how many days a trap is asked about without its remedy, after a right answer with it. */
const daysUntilCheck = 3;

/** The misconceptions of an item by the index of the distractor. True is 0, false is 1. */
function misconceptionsOf(item: Item): readonly (readonly [choice: number, trap: string])[] {
  if (item.type === 'truefalse') return item.misconception ? [[item.answer ? 1 : 0, item.misconception]] : [];
  if (item.type !== 'single' && item.type !== 'multi') return [];
  return item.options.flatMap(({ misconception }, i) => (misconception ? [[i, misconception] as const] : []));
}

/** The misconceptions that the distractors of an item hold. */
export const trapsIn = (item: Item): readonly string[] => [...new Set(misconceptionsOf(item).map(([, trap]) => trap))];

/** Those of the distractors that were chosen. */
function trapsChosen(item: Item, given: Given): readonly string[] {
  if (!('choices' in given)) return [];
  const chosen = misconceptionsOf(item).filter(([choice]) => given.choices.includes(choice));
  return [...new Set(chosen.map(([, trap]) => trap))];
}

/** The misconceptions behind a wrong answer; none behind a right one. */
export const misconceptionsBehind = (
  { misconceptions }: Pick<Curriculum, 'misconceptions'>,
  item: Item,
  { given, correct }: { readonly given: Given; readonly correct: boolean },
): readonly Misconception[] => (correct ? [] : trapsChosen(item, given).flatMap((id) => misconceptions.get(id) ?? []));

/**
 * What an answer says of the traps in its item. A trap that its learner never fell for is marked only when they fall: it
 * is in `known` afterwards.
 */
export function marksOf(
  item: Item,
  answer: { readonly given: Given; readonly correct: boolean; readonly helped?: string | undefined },
  known: ReadonlySet<string>,
): readonly TrapMark[] {
  const chosen = answer.correct ? [] : trapsChosen(item, answer.given);
  return trapsIn(item).flatMap((trap) => {
    const result = chosen.includes(trap) ? 'fell' : answer.correct ? 'avoided' : 'missed';
    return result === 'fell' || known.has(trap) ? [{ trap, result, helped: answer.helped === trap }] : [];
  });
}

/** An item says something of a trap when it is another one than that of the last fall, or when that was long ago. */
export const saysOf = ({ item, last }: Pick<Trap, 'item' | 'last'>, asked: string, day: Temporal.PlainDate): boolean =>
  asked !== item || last.until(day).days >= restDays;

/**
 * The traps that a learner's answers, oldest first, come to. A trap opens with each fall. It is overcome by a right answer
 * to an item that holds it, on a later day, to another item, and without the remedy above it.
 */
export function foldTraps(events: readonly TrapEvent[]): ReadonlyMap<string, Trap> {
  const traps = new Map<string, Trap>();
  for (const event of events) {
    const next = nextTrap(traps.get(event.trap), event);
    if (next) traps.set(event.trap, next);
  }
  return traps;
}

function nextTrap(before: Trap | undefined, { trap: id, result, helped, item, day }: TrapEvent): Trap | undefined {
  if (result === 'fell') {
    const [since, times] = [before?.since ?? day, (before?.times ?? 0) + 1];
    return { id, since, last: day, times, item, stage: 'step', next: day.add({ days: 1 }) };
  }
  const isLater = before && Temporal.PlainDate.compare(day, before.last) > 0;
  if (!isLater || before.stage === 'overcome') return before;
  if (result === 'missed') return { ...before, next: day.add({ days: 1 }) };
  if (helped) return { ...before, stage: 'check', next: day.add({ days: daysUntilCheck }) };
  return saysOf(before, item, day) ? { ...before, stage: 'overcome', next: day } : before;
}

/** The traps that may be asked about today, the one that waits longest first. */
export const dueTraps = (traps: Iterable<Trap>, today: Temporal.PlainDate): readonly Trap[] =>
  openTraps(traps).filter(({ next }) => Temporal.PlainDate.compare(next, today) <= 0);

export const openTraps = (traps: Iterable<Trap>): readonly Trap[] =>
  [...traps]
    .filter(({ stage }) => stage !== 'overcome')
    .sort((a, b) => Temporal.PlainDate.compare(a.next, b.next) || (a.id < b.id ? -1 : 1));
