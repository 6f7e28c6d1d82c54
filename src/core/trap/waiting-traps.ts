import { dayOf, daysBetween } from '../calendar/rules.ts';
import { restDays, restedAt } from '../item/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { WaitingTrap } from './model.ts';
import { holdersOf } from './pick-traps.ts';
import { pointReturns } from './point-returns.ts';
import { dueTraps, foldTraps, saysOf } from './rules.ts';

/** So many days after its question could have come, the remedy of a trap that waits is read again. */
const remindDays: readonly number[] = [0, 3, 7, 14];

/** How many are read at a time: more than two are not read. */
const maxTraps = 2;

/**
 * The traps that are due and that no item can ask about, since the learner remembers those that hold them: a trap with two
 * items waits three weeks for the second question. `today` gives those whose remedy is read again today.
 */
export async function waitingTraps(
  ports: Pick<Ports, 'curriculum' | 'progress' | 'quiz' | 'trap'>,
  {
    learner,
    now,
    which,
  }: { readonly learner: Learner; readonly now: Temporal.Instant; readonly which: 'today' | 'all' },
): Promise<readonly WaitingTrap[]> {
  const { misconceptions, siblings } = ports.curriculum;
  const today = dayOf(now, learner);
  const due = dueTraps(foldTraps(await ports.trap.events(learner.id)).values(), today).filter(
    ({ next }) => which === 'all' || remindDays.includes(daysBetween(next, today)),
  );
  if (!due.length) return [];
  const holders = holdersOf(ports.curriculum);
  const open = due.map((trap) => [trap, holders.get(trap.id) ?? []] as const);
  const kps = [...new Set(open.flatMap(([, items]) => items.map(({ kp }) => kp)))];
  const all = kps.flatMap((kp) => siblings.get(kp) ?? []);
  const [{ asked, closed }, { cards }] = await Promise.all([
    ports.quiz.lastAsked(
      learner.id,
      all.map(({ id }) => id),
    ),
    ports.progress.record({ learner: learner.id }),
  ]);
  const met = new Set(all.filter(({ id }) => asked.has(id)).map(({ kp }) => kp));
  return open
    .flatMap(([trap, items]): readonly WaitingTrap[] => {
      const misconception = misconceptions.get(trap.id);
      const left = items.filter(({ id, kp }) => met.has(kp) && !closed.has(id));
      const days = left.map((item) => {
        const at = asked.get(item.id);
        const rested = at ? dayOf(restedAt(at), learner) : today;
        return saysOf(trap, item.id, rested) ? rested : trap.last.add({ days: restDays });
      });
      const [from] = days.sort(Temporal.PlainDate.compare);
      const canAsk = from && Temporal.PlainDate.compare(from, today) <= 0;
      if (!misconception || canAsk) return [];
      const returns = pointReturns(trap, { curriculum: ports.curriculum, cards, learner });
      const isBetween =
        returns &&
        Temporal.PlainDate.compare(returns, today) > 0 &&
        !(from && Temporal.PlainDate.compare(returns, from) >= 0);
      return [{ trap, misconception, ...(from && { from }), ...(isBetween && { point: returns }) }];
    })
    .slice(0, maxTraps);
}
