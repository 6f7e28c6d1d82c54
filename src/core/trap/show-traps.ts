import { dayOf } from '../calendar/rules.ts';
import { restDays } from '../item/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { ShownTrap } from './model.ts';
import { holdersOf } from './pick-traps.ts';
import { foldTraps } from './rules.ts';

/**
 * A learner's traps, the last that caught them first, without those that are no longer taught. The next question about an
 * open one waits until its answer is no longer remembered, where no other is left.
 */
export async function showTraps(
  ports: Pick<Ports, 'curriculum' | 'quiz' | 'trap'>,
  { learner }: { readonly learner: Learner },
): Promise<readonly ShownTrap[]> {
  const { curriculum } = ports;
  const traps = [...foldTraps(await ports.trap.events(learner.id)).values()];
  const holders = (trap: string) => (holdersOf(curriculum).get(trap) ?? []).map(({ id }) => id);
  const ids = traps.flatMap(({ id, stage }) => (stage === 'overcome' ? [] : holders(id)));
  const { asked } = ids.length ? await ports.quiz.lastAsked(learner.id, [...new Set(ids)]) : { asked: new Map() };
  const shown = traps.flatMap((trap): ShownTrap[] => {
    const misconception = curriculum.misconceptions.get(trap.id);
    if (!misconception) return [];
    const seen = holders(trap.id).map((id): Temporal.Instant | undefined => asked.get(id));
    const first = seen.flatMap((at) => at ?? []).sort(Temporal.Instant.compare)[0];
    if (trap.stage === 'overcome' || !first || seen.includes(undefined)) return [{ trap, misconception }];
    const rested = dayOf(first.add({ hours: 24 * restDays }), learner);
    const next = Temporal.PlainDate.compare(trap.next, rested) < 0 ? rested : trap.next;
    return [{ trap: { ...trap, next }, misconception, again: true }];
  });
  return shown.sort((a, b) => Temporal.PlainDate.compare(b.trap.last, a.trap.last));
}
