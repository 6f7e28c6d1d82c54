import { dayOf } from '../calendar/rules.ts';
import { hasRested, restedAt } from '../item/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { ShownTrap, Trap } from './model.ts';
import { holdersOf } from './pick-traps.ts';
import { pointReturns } from './point-returns.ts';
import { foldTraps, saysOf } from './rules.ts';

/**
 * A learner's traps, the last that caught them first, without those that are no longer taught. The next question about an
 * open one waits until its answer is no longer remembered, where no other is left.
 */
export async function showTraps(
  ports: Pick<Ports, 'curriculum' | 'progress' | 'quiz' | 'trap'>,
  { learner, now }: { readonly learner: Learner; readonly now: Temporal.Instant },
): Promise<readonly ShownTrap[]> {
  const { curriculum } = ports;
  const traps = [...foldTraps(await ports.trap.events(learner.id)).values()];
  const open = traps.filter(({ stage }) => stage !== 'overcome');
  const holders = (trap: string) => holdersOf(curriculum).get(trap) ?? [];
  const ids = [...new Set(open.flatMap(({ id }) => holders(id).map((item) => item.id)))];
  const [{ asked, closed }, { cards }] = ids.length
    ? await Promise.all([ports.quiz.lastAsked(learner.id, ids), ports.progress.record({ learner: learner.id })])
    : [{ asked: new Map<string, Temporal.Instant>(), closed: new Set<string>() }, { cards: [] }];
  const met = new Set(cards.map(({ kp }) => kp));
  const nextOf = (trap: Trap): Pick<ShownTrap, 'trap' | 'again' | 'canAsk' | 'later'> => {
    const left = holders(trap.id).filter(({ id, kp }) => met.has(kp) && !closed.has(id));
    if (!left.length) return { trap, later: true };
    const canAsk = left.some(({ id }) => hasRested(asked.get(id), now) && saysOf(trap, id, dayOf(now, learner)));
    const seen = left.flatMap(({ id }) => asked.get(id) ?? []);
    const can = canAsk ? ({ canAsk } as const) : {};
    if (seen.length < left.length) return { trap, ...can };
    const from = dayOf(restedAt(seen.sort(Temporal.Instant.compare)[0]!), learner);
    const next = Temporal.PlainDate.compare(trap.next, from) < 0 ? from : trap.next;
    return { trap: { ...trap, next }, again: true, ...can };
  };
  const shown = traps.flatMap((trap): ShownTrap[] => {
    const misconception = curriculum.misconceptions.get(trap.id);
    if (!misconception) return [];
    if (trap.stage === 'overcome') return [{ trap, misconception }];
    const point = pointReturns(trap, { curriculum, cards, learner });
    return [{ ...nextOf(trap), misconception, ...(point && { point }) }];
  });
  return shown.sort((a, b) => Temporal.PlainDate.compare(b.trap.last, a.trap.last));
}
