import { random } from '../src/core/seed/rules.ts';
import type { TrapEvent } from '../src/core/trap/model.ts';
import { dueTraps, foldTraps } from '../src/core/trap/rules.ts';
import type { Bench } from './pairs.ts';

/**
 * Synthetic: nobody's real answers are at hand. A learner holds some misconceptions. A distractor that holds one of theirs
 * catches them as often as the belief is strong. An explanation is remembered with its item, and changes no belief. A
 * remedy weakens the belief by its carry-over, which is swept. What counts is how often an item that was never asked would
 * catch them at the end, over the traps that they fell for.
 */
const carryOvers = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
const learners = 40;
const days = 60;
const traps = 12;
const itemsATrap = 4;
/** How often an item catches again whose explanation was read. */
const remembered = 0.3;

const start = new Temporal.PlainDate(2026, 11, 2);

/** The chance that an item which was never asked catches a learner at the end, by a trap that they fell for. */
function recurrence(seed: string, carryOver: number, loop: boolean): number {
  const luck = random(seed);
  const held = Array.from({ length: traps }, (_, n) => ({
    id: `m${n}`,
    belief: 0.4 + 0.5 * luck(),
    seen: new Array<number>(itemsATrap).fill(1),
  }));
  const events: TrapEvent[] = [];
  for (let day = 0; day < days; day++) {
    const today = start.add({ days: day });
    // Both answer as many questions: with the loop, those about due traps take the place of others.
    const due = loop ? dueTraps(foldTraps(events).values(), today).slice(0, 2) : [];
    const chosen = [
      ...due.map(({ id }) => id),
      ...Array.from({ length: 4 }, () => `m${Math.floor(luck() * traps)}`),
    ].slice(0, 4);
    for (const [n, id] of chosen.entries()) {
      const trap = held.find((one) => one.id === id)!;
      const known = due[n];
      const others = Array.from({ length: itemsATrap }, (_, i) => i).filter((i) => known?.item !== String(i));
      const item = others[Math.floor(luck() * others.length)]!;
      const helped = known?.stage === 'step';
      // A remedy that is read right before acts as far as it carries over to another item.
      if (helped) trap.belief *= 1 - carryOver;
      const isCaught = luck() < trap.belief * trap.seen[item]!;
      if (isCaught) trap.seen[item]! *= remembered;
      events.push({ trap: id, result: isCaught ? 'fell' : 'avoided', helped, item: String(item), day: today });
    }
  }
  const caught = held.filter(({ id }) => events.some(({ trap, result }) => trap === id && result === 'fell'));
  return caught.reduce((sum, { belief }) => sum + belief, 0) / Math.max(1, caught.length);
}

export const bench: Bench = {
  peer: 'the explanation alone, in a simulated world (synthetic)',
  packages: ['ts-fsrs'],
  async run(pairs) {
    const mean = (pair: number, carryOver: number, loop: boolean) =>
      Array.from({ length: learners }, (_, n) => recurrence(`trap:${pair}:${n}`, carryOver, loop)).reduce(
        (sum, one) => sum + one / learners,
        0,
      );
    const each = (carryOver: number, loop: boolean) =>
      Array.from({ length: pairs }, (_, pair) => mean(pair, carryOver, loop));
    const explained = each(0, false);
    return [
      // More than a fiftieth less without any carry-over would be the bench's own doing.
      {
        name: 'synthetic, no carry-over: the explanation alone, beside the loop',
        unit: 'of new items',
        ours: explained,
        peer: each(0, true),
        goal: 1.02,
      },
      ...carryOvers.map((carryOver) => ({
        name: `synthetic, a remedy that carries over by ${carryOver}: caught again by a new item`,
        unit: 'of new items',
        ours: each(carryOver, true),
        peer: explained,
        ...(carryOver === carryOvers.at(-1) && { goal: 0.5 }),
      })),
    ];
  },
};
